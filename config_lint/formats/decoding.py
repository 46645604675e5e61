"""Bytes to text."""

import codecs

from config_lint.text.errors import LimitExceeded, Malformed
from config_lint.text.limits import FILE_BYTES, LINE_CHARACTERS, file_exceeded, line_exceeded
from config_lint.text.lines import Lines
from config_lint.values.location import Location, start_of

# The longer marks first: that of UTF-32 begins like that of UTF-16.
_marks = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(data: bytes, path: str, fallback: str = "") -> str:
    """The text of a file: as its byte-order mark says (which is dropped), otherwise UTF-8, otherwise in the `fallback` encoding.

    Raises `Malformed` for bytes that are no text, and `LimitExceeded` for too many of them or too long a line.
    """
    if len(data) > FILE_BYTES:
        raise LimitExceeded(file_exceeded(), start_of(path), "exclude it from its source, or split it")
    mark, encoding = next((each for each in _marks if data.startswith(each[0])), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if not mark and fallback:
            text = body.decode(fallback)
        else:
            place = _end(body[: error.start].decode(encoding, "ignore"), path)
            reason = f"bytes that are not {encoding.upper()}"
            raise Malformed(reason, place, "save the file as UTF-8") from None
    checked(text, path)
    return text


def checked(text: str, path: str) -> None:
    """Raises `Malformed` for NUL characters and `LimitExceeded` for a line that is too long."""
    nul = text.find("\0")
    if nul >= 0:
        reason = "a NUL byte"
        raise Malformed(reason, _end(text[:nul], path), "remove it, and save the file as UTF-8")
    # A line that is too long reaches over a multiple of the limit: no need to look at all the others.
    for middle in range(LINE_CHARACTERS, len(text), LINE_CHARACTERS):
        start = max(text.rfind("\n", 0, middle), text.rfind("\r", 0, middle)) + 1
        ends = [end for sign in "\n\r" if (end := text.find(sign, start, start + LINE_CHARACTERS + 1)) >= 0]
        if not ends and len(text) - start > LINE_CHARACTERS:
            raise LimitExceeded(line_exceeded(), _end(text[:start], path), "break the line, or exclude the file")


def _end(before: str, path: str) -> Location:
    """The character after a text."""
    line, column = Lines(before, path).position(len(before))
    return Location(path, line, column, line, column + 1)
