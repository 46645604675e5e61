"""Where the statements of a TOML text stand, and the keys and values in them.

What a value is, and whether the text is valid at all, is for `tomllib` to say. Grammar: https://toml.io/en/v1.0.0
"""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from config_lint.text.limits import NESTING, VALUES, nesting_exceeded, values_exceeded
from config_lint.values.on_use import on_use


class Part(NamedTuple):
    """One part of a dotted key: what it says, and from where to where it stands."""

    name: str
    start: int
    end: int


class Scalar(NamedTuple):
    """A value that holds no others."""

    start: int
    end: int


class Array(NamedTuple):
    """The values between square brackets."""

    start: int
    end: int
    items: list["Span"]


class Inline(NamedTuple):
    """The keys and values between curly brackets."""

    start: int
    end: int
    pairs: list["Pair"]


Span: TypeAlias = Scalar | Array | Inline


class Header(NamedTuple):
    """`[a.b]`, or `[[a.b]]` where `is_item`."""

    parts: list[Part]
    start: int
    end: int
    is_item: bool


class Pair(NamedTuple):
    """`a.b = value`."""

    parts: list[Part]
    value: "Span"


class Unscannable(Exception):
    """Something that no TOML text has at this place, or more than is read: then `limit` says what."""

    def __init__(self, offset: int, limit: str = "") -> None:
        super().__init__(offset)
        self.offset = offset
        self.limit = limit


_blank = on_use(r"[ \t]*")
_gap = on_use(r"[ \t\r\n]*")
_comment = on_use(r"#[^\r\n]*")
_line_end = on_use(r"[ \t]*(?:\r?\n|\Z)")
_key = on_use(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_word = on_use(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*|[^\s,\]}#]+")
# A closing triple quote may have one or two quotes of the text before it.
_texts = {
    '"""': re.compile(r'"""(?:[^\\]|\\.)*?""""{0,2}', re.DOTALL),
    "'''": re.compile(r"'''.*?''''{0,2}", re.DOTALL),
    '"': re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    "'": re.compile(r"'[^'\n]*'"),
}


class Scanner:
    """Reads a text from its beginning to its end; the places of comments outside values gather in `comments`."""

    def __init__(self, text: str) -> None:
        self.comments: list[tuple[int, int]] = []
        self._text = text
        self._offset = 0
        self._depth = 0
        self._left = VALUES

    def statements(self) -> Iterator[Header | Pair]:
        """The tables and the key/value pairs in order; raises `Unscannable` at what cannot be told apart."""
        while True:
            self._skip_gap()
            if self._offset >= len(self._text):
                return
            yield self._header() if self._text[self._offset] == "[" else self._pair()
            self._skip(_blank)
            self._skip_comment()
            self._expect(_line_end)

    def _header(self) -> Header:
        start = self._offset
        self._count(start)
        is_item = self._text.startswith("[[", start)
        self._expect_text("[[" if is_item else "[")
        parts = self._dotted()
        self._expect_text("]]" if is_item else "]")
        return Header(parts, start, self._offset, is_item)

    def _pair(self) -> Pair:
        parts = self._dotted()
        self._expect_text("=")
        self._skip(_blank)
        return Pair(parts, self._value())

    def _dotted(self) -> list[Part]:
        parts: list[Part] = []
        while True:
            self._skip(_blank)
            start = self._offset
            source = self._expect(_key)
            parts.append(Part(_key_text(source, start), start, self._offset))
            if len(parts) > NESTING:
                raise Unscannable(start, nesting_exceeded())
            self._skip(_blank)
            if not self._text.startswith(".", self._offset):
                return parts
            self._offset += 1

    def _value(self) -> Span:
        start = self._offset
        self._count(start)
        opening = self._text[start : start + 3]
        for quotes, pattern in _texts.items():
            if opening.startswith(quotes):
                self._expect(pattern)
                return Scalar(start, self._offset)
        if opening[:1] not in {"[", "{"}:
            self._expect(_word)
            return Scalar(start, self._offset)
        self._depth += 1
        if self._depth > NESTING:
            raise Unscannable(start, nesting_exceeded())
        self._offset += 1
        span = Array(start, *self._items()) if opening[0] == "[" else Inline(start, *self._pairs())
        self._depth -= 1
        return span

    def _items(self) -> tuple[int, list[Span]]:
        items: list[Span] = []
        while self._more("]", first=not items):
            items.append(self._value())
        return self._offset, items

    def _pairs(self) -> tuple[int, list[Pair]]:
        pairs: list[Pair] = []
        while self._more("}", first=not pairs):
            pairs.append(self._pair())
        return self._offset, pairs

    def _more(self, closing: str, *, first: bool) -> bool:
        """Whether another element follows; steps over the comma before it or the bracket that ends them."""
        self._skip_gap()
        if not first and self._text.startswith(",", self._offset):
            self._offset += 1
            self._skip_gap()
        elif not first:
            self._expect_text(closing)
            return False
        if self._text.startswith(closing, self._offset):
            self._offset += len(closing)
            return False
        return True

    def _count(self, offset: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise Unscannable(offset, values_exceeded())

    def _skip_gap(self) -> None:
        self._skip(_gap)
        while self._skip_comment():
            self._skip(_gap)

    def _skip_comment(self) -> bool:
        match = _comment.match(self._text, self._offset)
        if match is None:
            return False
        self.comments.append(match.span())
        self._offset = match.end()
        return True

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._offset)
        if match is not None:
            self._offset = match.end()

    def _expect(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._offset)
        if match is None:
            raise Unscannable(self._offset)
        self._offset = match.end()
        return match.group()

    def _expect_text(self, text: str) -> None:
        if not self._text.startswith(text, self._offset):
            raise Unscannable(self._offset)
        self._offset += len(text)


def _key_text(source: str, offset: int) -> str:
    """What a key says; escapes in a quoted one are for the standard library to read."""
    if source[0] not in {'"', "'"}:
        return source
    if source[0] == "'" or "\\" not in source:
        return source[1:-1]
    try:
        name: str = tomllib.loads(f"key = {source}")["key"]
    except tomllib.TOMLDecodeError:
        raise Unscannable(offset) from None
    return name
