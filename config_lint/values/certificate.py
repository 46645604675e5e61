"""When the certificates in a value end."""

import re
from base64 import b64decode
from collections.abc import Iterator
from datetime import datetime

from config_lint.values.on_use import on_use

_pem = on_use(r"-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----(.+?)-----END (?:X509 |TRUSTED )?CERTIFICATE-----", re.DOTALL)

_version = 0xA0
_short_time, _long_time = 0x17, 0x18
_long_length = 0x80
_century = 50
_issuer, _validity, _subject = 2, 3, 4  # after the serial number and the algorithm


def holds_certificate(text: str) -> bool:
    """Whether a PEM certificate (https://www.rfc-editor.org/rfc/rfc7468#section-5) is in the text."""
    return "CERTIFICATE-----" in text and _pem.search(text) is not None


def expiry(text: str) -> datetime | None:
    """The moment (UTC, with its zone) after which the certificates in the text are no longer of use.

    That of a chain is the end of the first to end; that of several roots, which are alternatives, the end of the last. None where
    there is none, and where one cannot be read.
    """
    found = _pem.findall(text.replace("\\n", "\n")) if "CERTIFICATE-----" in text else []
    try:
        read = [_read(b64decode("".join(block.split()), validate=True)) for block in found]
    except (ValueError, IndexError):
        return None
    roots = [end for end, is_root in read if is_root]
    return max(roots) if len(roots) > 1 else min((end for end, _ in read), default=None)


def _read(certificate: bytes) -> tuple[datetime, bool]:
    """The second time of the validity, and whether issuer and subject are the same: a root is its own issuer.

    https://www.rfc-editor.org/rfc/rfc5280#section-4.1 . Raises ValueError or IndexError.
    """
    (_, outer), *_ = _elements(certificate)
    (_, signed), *_ = _elements(outer)
    fields = [element for element in _elements(signed) if element[0] != _version]
    _, (tag, time) = _elements(fields[_validity][1])
    written = time.decode("ascii")
    if tag == _short_time:
        written = f"{'19' if int(written[:2]) >= _century else '20'}{written}"
    elif tag != _long_time:
        message = "no certificate has its end elsewhere"
        raise ValueError(message)
    return datetime.strptime(written, "%Y%m%d%H%M%S%z"), fields[_issuer] == fields[_subject]


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The tags and contents of DER elements, one after the other."""
    start = 0
    while start < len(data):
        tag, length, start = data[start], data[start + 1], start + 2
        if length >= _long_length:
            size = length - _long_length
            length, start = int.from_bytes(data[start : start + size], "big"), start + size
        if start + length > len(data):
            message = "an element ends after its data"
            raise ValueError(message)
        yield tag, data[start : start + length]
        start += length
