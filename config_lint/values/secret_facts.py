"""What a written secret is, as far as it can be told without showing it."""

import re
from base64 import b64decode
from collections.abc import Iterable

import msgspec

from config_lint.values import secret_shapes
from config_lint.values.holes import is_filled_in_elsewhere, mask, switches
from config_lint.values.on_use import on_use
from config_lint.values.placeholder import is_kind, is_placeholder
from config_lint.values.secret import Secret
from config_lint.values.words import words

stand_ins = frozenset({
    "blank", "dummy", "example", "fake", "ignored", "invalid", "mock", "nothing", "notused", "noop", "placeholder", "sample",
    "stub", "unneeded", "unset", "unused",
})  # fmt: skip
"""Words that say that a value only fills the place of a secret that nobody needs."""

_key_sizes = frozenset({16, 24, 32, 64})
"""Bytes of the keys of symmetric ciphers: https://csrc.nist.gov/pubs/fips/197/final ; 64 for two keys of 32, or for HMAC."""

_hex = on_use(r"(?:0x)?(?:[0-9a-fA-F]{2})+")
_base64 = on_use(r"(?:base64:)?([A-Za-z0-9+/_-]+={0,2})")
_url_safe = str.maketrans("-_", "+/")
_shortest_wrapped = 8
"""Characters of base64: what chance makes of fewer may well be text."""
_label = on_use(r"[A-Za-z]{0,12}\d{0,4}")
_piece = on_use(r"([a-z]{0,14})\d{0,4}")
_shortest_word = 3


def parts(secret: Secret) -> tuple[Secret, ...]:
    """What is secret in a text: the whole of it, or the pieces that are cut out where it is shown (`postgresql://app:***@db/app`)."""
    if mask not in secret.shown or secret.shown == mask:
        return (secret,)
    shown = [re.escape(piece) for piece in secret.shown.split(mask)]
    found = re.fullmatch("(.+?)".join(shown), secret.reveal(), re.DOTALL)
    pieces = [piece for piece in found.groups() if not is_filled_in_elsewhere(piece)] if found else []
    return tuple(Secret(piece) for piece in dict.fromkeys(pieces)) if found else (secret,)


def unwrapped(secret: Secret) -> Secret:
    """What is in base64, where that is text (`dGVzdC1zZWNyZXQ=` is `test-secret`); otherwise the secret itself."""
    text = secret.reveal().strip()
    if len(text) < _shortest_wrapped or len(text) % 4 or not _base64.fullmatch(text):
        return secret
    try:
        inner = b64decode(text.translate(_url_safe), validate=True).decode("ascii").rstrip("\n")
    except ValueError:
        return secret
    return Secret(inner) if inner.isprintable() else secret


def shape_of(secret: Secret) -> str:
    """What kind of secret the text has the shape of (`AWS access key`); empty where its shape says nothing."""
    return secret_shapes.kind_of(secret.reveal())


def is_unwritten(secret: Secret) -> bool:
    """Whether it has yet to be written, is switched off, or comes from elsewhere: a placeholder, `none`, `{"key": "$(KEY)"}`."""
    text = secret.reveal().strip()
    return text.lower() in switches or is_kind(text) or is_placeholder(text) or _has_only_holes(text)


def _has_only_holes(text: str) -> bool:
    """Whether it is an object in JSON of which something else fills in at least one value, and the others are single words."""
    if text[:1] != "{" or text[-1:] != "}":
        return False
    try:
        found = msgspec.json.decode(text)
    except ValueError:
        return False
    values = [str(value) for value in found.values()] if isinstance(found, dict) else []
    filled = [value for value in values if is_filled_in_elsewhere(value)]
    return bool(filled) and all(value in filled or _label.fullmatch(value) for value in values)


def is_stand_in(secret: Secret) -> bool:
    """Whether it fills the place of a secret and says so: `fake-token`, `unused`, or what has yet to be written."""
    return is_unwritten(secret) or (not stand_ins.isdisjoint(words(secret.reveal())) and is_made_of_words(secret))


def is_made_of_words(secret: Secret) -> bool:
    """Whether it reads as words and small numbers, and has no piece that chance put together: `my-super-secret-2024`."""
    pieces = [_piece.fullmatch(word) for word in words(secret.reveal())]
    lengths = [len(piece[1]) for piece in pieces if piece and piece[1]]
    long = sum(length >= _shortest_word for length in lengths)
    return bool(lengths) and all(pieces) and long * 2 >= len(lengths)


def is_plain_word(secret: Secret) -> bool:
    """Whether it is one word of small letters, or of one capital and small letters."""
    return re.fullmatch(r"[A-Za-z][a-z]{0,13}", secret.reveal()) is not None


def repeats(secret: Secret, names: Iterable[str]) -> bool:
    """Whether it says nothing but what one of the names says (the user's, the service's, the key's)."""
    said = words(secret.reveal())
    own = [words(name) for name in names]
    return bool(said) and any(said == name[start : start + len(said)] for name in own for start in range(len(name)))


def is_cipher_key(secret: Secret) -> bool:
    """Whether it can be the key of a symmetric cipher: 16, 24, 32 or 64 bytes as they are, in hexadecimal, or in base64."""
    text = secret.reveal().strip()
    if len(text.encode()) in _key_sizes or (_hex.fullmatch(text) and len(text.removeprefix("0x")) // 2 in _key_sizes):
        return True
    coded = _base64.fullmatch(text)
    if coded is None:
        return False
    digits = coded[1].rstrip("=").translate(_url_safe)
    try:
        return len(b64decode(digits + "=" * (-len(digits) % 4))) in _key_sizes
    except ValueError:
        return False
