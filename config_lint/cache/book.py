"""The documents of a file in few bytes, and back."""

from collections.abc import Callable, Sequence

import msgspec

from config_lint.cache.page import Page, document_of, page_of
from config_lint.domain.document import Document
from config_lint.text.lines import Lines

_pages = msgspec.msgpack.Decoder(list[Page])
_encoder = msgspec.msgpack.Encoder()


def packed(documents: Sequence[Document], path: str, text: str) -> bytes | None:
    """The documents of a file of that text, without its secrets; None if they could not be given back just so."""
    lines = Lines(text, path)
    pages: list[Page] = []
    for document in documents:
        page = page_of(document, lines)
        if page is None:
            return None
        pages.append(page)
    try:
        return _encoder.encode(pages)
    except (OverflowError, UnicodeEncodeError):  # a number of more than 64 bits; half a character
        return None


def unpacked(kept: bytes | msgspec.Raw, path: str, text: Callable[[], str]) -> tuple[Document, ...] | None:
    """The documents again; None for what is none of ours. `text` gives the file's, which is asked for only where it is needed."""
    try:
        pages = _pages.decode(kept)
    except msgspec.MsgspecError:
        return None
    lines = Lines(text(), path) if any(page.reads for page in pages) else None
    return tuple(document_of(page, path, lines) for page in pages)
