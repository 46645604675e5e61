"""A file of many parts, each under a name, that shows whether it is whole."""

from collections.abc import Mapping
from hashlib import blake2b

import msgspec

MAGIC = b"config-lint pack 1\n"
_seal_length = 32


class _Content(msgspec.Struct, array_like=True):
    stamp: bytes
    parts: dict[bytes, msgspec.Raw]


_decoder = msgspec.msgpack.Decoder(_Content)


def packed(stamp: bytes, parts: Mapping[bytes, msgspec.Raw], key: bytes) -> bytes:
    """The file's content; `stamp` says by what the parts were made."""
    body = msgspec.msgpack.encode(_Content(stamp, dict(parts)))
    return MAGIC + _seal(body, key) + body


def unpacked(content: bytes, stamp: bytes, key: bytes) -> dict[bytes, msgspec.Raw]:
    """The parts again; none of a file that is damaged, cut short, of another key or made by something else."""
    start = len(MAGIC) + _seal_length
    body = content[start:]
    if not content.startswith(MAGIC) or content[len(MAGIC) : start] != _seal(body, key):
        return {}
    try:
        found = _decoder.decode(body)
    except msgspec.MsgspecError:
        return {}
    return found.parts if found.stamp == stamp else {}


def _seal(body: bytes, key: bytes) -> bytes:
    return blake2b(body, key=key, digest_size=_seal_length).digest()
