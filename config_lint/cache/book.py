"""The documents of a file in few bytes, and back."""

from collections.abc import Callable, Sequence
from functools import cache

import msgspec

from config_lint.cache.page import Hidden, Page, document_of, page_of
from config_lint.domain.document import Document
from config_lint.text.lines import Lines
from config_lint.values.secret import Secret

_pages = msgspec.msgpack.Decoder(list[Page])
_encoder = msgspec.msgpack.Encoder()


def packed(documents: Sequence[Document], path: str, text: str) -> bytes | None:
    """The documents of a file of that text, without its secrets; None if they could not be given back just so."""
    lines = cache(lambda: Lines(text, path))
    pages: list[Page] = []
    try:
        for document in documents:
            page = page_of(document, lines)
            if page is None:
                return None
            pages.append(page)
        return _encoder.encode(pages)
    except (OverflowError, UnicodeEncodeError):  # a number of more than 64 bits; half a character
        return None


def unpacked(kept: bytes | msgspec.Raw, path: str, text: Callable[[], str]) -> tuple[Document, ...] | None:
    """The documents again; None for what is none of ours. `text` gives the file's, which is asked for only where it is needed."""
    try:
        pages = _pages.decode(kept)
        lines = Lines(text(), path) if any(page.reads for page in pages) else None
        return tuple([document_of(page, path, lines) for page in pages])
    except msgspec.MsgspecError:
        return None


def as_before(kept: bytes | msgspec.Raw, path: str, now: Sequence[Document]) -> tuple[Document, ...] | None:
    """The documents of a file that is another one `now`, with the secrets that stand under the same keys there.

    None where there are none, and where the file had comments for us. Whether the secrets are those of before, only a digest of
    what is made of them can tell.
    """
    hidden = {
        (document.index, entry.key): entry.value
        for document in now
        for entry in document.entries
        if isinstance(entry.value, Secret)
    }

    def secrets_of(page: Page) -> Hidden:
        return lambda key, *_: hidden[page.index, key]

    try:
        pages = _pages.decode(kept)
        if any(page.comments for page in pages):
            return None
        return tuple([document_of(page, path, None, secrets_of(page)) for page in pages])
    except (msgspec.MsgspecError, KeyError):
        return None
