"""How hard a secret is to guess, without showing it."""

import math
import re
from base64 import urlsafe_b64decode
from collections import Counter

import msgspec

from config_lint.values.common_passwords import leaked, shipped
from config_lint.values.secret import Secret
from config_lint.values.words import words

telling = (
    "test", "testing", "dev", "develop", "development", "local", "staging", "stage", "secret", "password", "passwd", "passphrase",
    "changeme", "change", "changeit", "default", "example", "sample", "demo", "dummy", "fake", "insecure", "unsafe", "admin",
    "administrator", "qwerty", "letmein", "placeholder", "todo", "foo", "bar", "baz", "foobar", "temp", "temporary", "notforprod",
    "notforproduction", "nonprod",
)  # fmt: skip
"""Words that say that a secret is none."""

_fillers = (
    "a", "an", "api", "app", "auth", "client", "db", "do", "for", "from", "hmac", "in", "is", "it", "jwt", "key", "me", "my",
    "not", "only", "our", "please", "prod", "production", "salt", "server", "service", "session", "sign", "signing", "super",
    "the", "this", "token", "top", "use", "user", "value", "very", "your", "access", "encryption", "database", "root", "set",
    "env", "with", "long", "enough", "string", "random", "characters", "to", "must", "be", "at", "least", "key", "jwtkey",
)  # fmt: skip
"""Words that come with them: a token made of both is made of words, and not of chance."""

_known = frozenset((*telling, *_fillers))
_similar = str.maketrans("01345$@!7", "oleassait")
_sequences = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_shortest_run = 4
_fernet_bytes = 32


class Strength(msgspec.Struct, frozen=True):
    """Facts about a secret.

    `length` is in bytes; `per_character` is the Shannon entropy in bits of how often each character occurs, and `bits` that
    times the number of characters: an upper bound for what chance put in. `common`: it is on a list of passwords that are tried
    first. `words` are the telling words in it (`test`, `dev`, `secret`, `changeme` …), each a whole token or a part of one that
    is all words. `is_repetitive`: it repeats one character or a short piece. `is_sequential`: it runs along the alphabet, the
    digits or the keyboard.
    """

    length: int
    per_character: float
    bits: float
    common: bool
    words: tuple[str, ...]
    is_repetitive: bool
    is_sequential: bool


def strength(secret: Secret | str) -> Strength:
    """The facts about a secret."""
    text = _text(secret)
    per_character = _entropy(text)
    lowered = text.lower()
    return Strength(
        length=len(text.encode()),
        per_character=round(per_character, 3),
        bits=round(per_character * len(text), 1),
        common=lowered in leaked or lowered in shipped or lowered.translate(_similar) in leaked,
        words=_telling_words(text),
        is_repetitive=_is_repetitive(lowered),
        is_sequential=_is_sequential(lowered),
    )


def is_fernet_key(secret: Secret | str) -> bool:
    """Whether it is 32 bytes in url-safe base64, 44 characters with padding (https://cryptography.io/en/latest/fernet/)."""
    text = _text(secret)
    if re.fullmatch(r"[A-Za-z0-9_-]{43}=", text) is None:
        return False
    return len(urlsafe_b64decode(text)) == _fernet_bytes


def _text(secret: Secret | str) -> str:
    return secret.reveal() if isinstance(secret, Secret) else secret


def _entropy(text: str) -> float:
    total = len(text)
    return sum(count / total * math.log2(total / count) for count in Counter(text).values()) if total else 0.0


def _telling_words(text: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for token in words(text):
        for letters in re.findall(r"[a-z]+", token):
            found.update(dict.fromkeys(word for word in _segments(letters) if word in telling))
    return tuple(found)


def _segments(letters: str) -> list[str]:
    """The words that the letters consist of, the longest first; none where anything is left over."""
    segments: list[list[str] | None] = [[], *([None] * len(letters))]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - len("administrator")), end):
            before = segments[start]
            if before is not None and letters[start:end] in _known:
                segments[end] = [*before, letters[start:end]]
                break
    return segments[-1] or []


def _is_repetitive(text: str) -> bool:
    return (
        len(text) >= _shortest_run
        and re.fullmatch(r"(.{1,4}?)\1+.{0,3}", text, re.DOTALL) is not None
        and len(set(text)) <= _shortest_run
    )


def _is_sequential(text: str) -> bool:
    if len(text) < _shortest_run:
        return False
    return any(text in row * 2 or text in row[::-1] * 2 for row in _sequences)
