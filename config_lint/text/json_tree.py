"""A JSON text as a tree of nodes: scalars by the standard library's decoder, containers here, for their positions."""

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder

from config_lint.text.errors import LimitExceeded, Malformed, template_fault
from config_lint.text.limits import LONGEST_NUMBER, NESTING, VALUES, nesting_exceeded, values_exceeded
from config_lint.text.lines import Lines
from config_lint.text.node import Leaf, Listing, Mapping, Node
from config_lint.text.surrogates import whole
from config_lint.values.location import Location
from config_lint.values.on_use import on_use

_space = on_use(r"[ \t\n\r]*")
_comment = on_use(r"//[^\r\n]*|/\*.*?\*/", re.DOTALL)
_words = {
    "Unterminated string starting at": ("quotes that are never closed", "close the quotes"),
    "Invalid control character at": ("a line break or a control character inside quotes", "write it as an escape"),
    "Invalid \\escape": ("an escape that JSON does not have", "double the backslash"),
    "Invalid \\uXXXX escape": ("an escape that JSON does not have", "write four hexadecimal digits after \\u"),
}
_no_value = ("no value where one is expected", "write one, or remove the comma or the key before it")


def _integer(digits: str) -> int | str:
    """The number, or its text where it is too long to be one."""
    return digits if len(digits) > LONGEST_NUMBER else int(digits)


_decoder = JSONDecoder(parse_int=_integer)


class JsonReader:
    """Reads one text. `lenient` allows what JSON with comments has: `//`, `/* */` and a comma after the last element."""

    def __init__(self, text: str, lines: Lines, *, lenient: bool) -> None:
        self.comments: list[tuple[int, int]] = []
        self._text = text
        self._lines = lines
        self._lenient = lenient
        self._offset = 0
        self._left = VALUES

    def root(self) -> Node | None:
        """The value of the text, None for an empty one. Raises `Malformed` and `LimitExceeded`."""
        self._skip()
        if self._offset == len(self._text):
            return None
        node = self._value(1)
        self._skip()
        if self._offset < len(self._text):
            raise self._fault(self._offset, "text after the end of the value", "keep one value in the file")
        return node

    def _value(self, depth: int) -> Node:
        start = self._offset
        opening = self._text[start : start + 1]
        if opening in {"{", "["}:
            if depth > NESTING:
                raise LimitExceeded(nesting_exceeded(), self._lines.location(start, start + 1), "write it flatter")
            self._offset += 1
            return self._mapping(start, depth) if opening == "{" else self._listing(start, depth)
        try:
            value, self._offset = _decoder.raw_decode(self._text, start)
        except JSONDecodeError as error:
            raise self._fault(error.pos, *_words.get(error.msg, _no_value)) from None
        source = self._text[start : self._offset]
        if isinstance(value, str):
            return Leaf(whole(value), "", self._lines.location(start, self._offset))
        assert value is None or isinstance(value, (int, float))
        says_more = value is not None and not isinstance(value, bool) and repr(value) != source
        return Leaf(value, source if says_more else "", self._lines.location(start, self._offset))

    def _mapping(self, start: int, depth: int) -> Mapping:
        mapping = Mapping(self._lines.location(start, start + 1), {}, [])
        for begin in self._elements("}"):
            if not self._text.startswith('"', begin):
                raise self._fault(begin, "a key without quotes", "put the key in double quotes")
            key = self._value(depth)
            assert isinstance(key, Leaf)
            assert isinstance(key.value, str)
            self._skip()
            if not self._text.startswith(":", self._offset):
                raise self._fault(self._offset, "a key without a colon after it", "add the colon and a value")
            self._offset += 1
            self._skip()
            node = self._value(depth + 1)
            self._count(key.location)
            mapping.put(key.value, key.location, node)
        mapping.location = self._lines.location(start, self._offset)
        return mapping

    def _listing(self, start: int, depth: int) -> Listing:
        items: list[Node] = []
        for _ in self._elements("]"):
            items.append(self._value(depth + 1))
            self._count(items[-1].location)
        return Listing(self._lines.location(start, self._offset), items)

    def _elements(self, closing: str) -> Iterator[int]:
        """The offset of each element of a container, which its caller reads; steps over commas and the closing bracket."""
        first = True
        while True:
            end = self._offset
            self._skip()
            if self._text.startswith(closing, self._offset):
                break
            if not first:
                if not self._text.startswith(",", self._offset):
                    raise self._fault(end, f"neither a comma nor {closing} after a value", "add one of them")
                comma = self._offset
                self._offset += 1
                self._skip()
                if self._text.startswith(closing, self._offset):
                    if self._lenient:
                        break
                    raise self._fault(comma, "a comma after the last element", "remove the comma")
            first = False
            yield self._offset
        self._offset += 1

    def _skip(self) -> None:
        """Steps over white space and comments."""
        while True:
            match = _space.match(self._text, self._offset)
            self._offset = match.end() if match else self._offset
            if not self._text.startswith("/", self._offset):
                return
            comment = _comment.match(self._text, self._offset)
            if comment is None:
                return
            if not self._lenient:
                raise self._fault(self._offset, "a comment, which JSON does not have", "remove it, or name the file .jsonc")
            self.comments.append(comment.span())
            self._offset = comment.end()

    def _count(self, place: Location) -> None:
        self._left -= 1
        if self._left < 0:
            raise LimitExceeded(values_exceeded(), place, "split the file")

    def _fault(self, offset: int, reason: str, remedy: str) -> Malformed:
        place = self._lines.location(offset, min(offset + 1, self._lines.length))
        reason, remedy = template_fault(self._text, self._lines.line(place.line)) or (reason, remedy)
        return Malformed(reason, place, remedy)
