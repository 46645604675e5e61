"""A TOML text as a tree of nodes: `tomllib` decides values and validity, the scanner says where they stand."""

import tomllib
from datetime import date, datetime, time
from typing import Any

from config_lint.text.errors import LimitExceeded, Malformed
from config_lint.text.limits import LONGEST_NUMBER
from config_lint.text.lines import Lines
from config_lint.text.node import Leaf, Listing, Mapping, Node
from config_lint.text.toml_fault import malformed
from config_lint.text.toml_scan import Array, Header, Pair, Part, Scalar, Scanner, Span, Unscannable
from config_lint.values.location import Location


def tree(text: str, lines: Lines) -> tuple[Mapping, dict[str, Any], list[tuple[int, int]]]:
    """The nodes of a text, its plain data, and the offsets of its comments.

    Raises `Malformed` for what is no TOML, and `LimitExceeded` for what is too large or nested too deep.
    """
    scanner = Scanner(text)
    try:
        statements = list(scanner.statements())
    except Unscannable as fault:
        raise _refusal(text, lines, fault) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise malformed(str(error), text, lines) from None
    except ValueError:  # an integer of more digits than Python converts
        reason = "a number of thousands of digits"
        raise Malformed(reason, lines.location(0, 0), "write it in quotes") from None
    return _Planting(text, lines, data).of(statements), data, scanner.comments


def _refusal(text: str, lines: Lines, fault: Unscannable) -> Malformed:
    """Why a text that could not be scanned is not read; what comes before the fault has bounded nesting."""
    place = lines.location(fault.offset, min(fault.offset + 1, len(text)))
    if fault.limit:
        return LimitExceeded(fault.limit, place, "split the file, or write it flatter")
    if text[fault.offset : fault.offset + 1] in {'"', "'"}:
        return Malformed("quotes that are never closed", place, "close the quotes")
    try:
        tomllib.loads(text[: text.find("\n", fault.offset) + 1] if "\n" in text[fault.offset :] else text)
    except tomllib.TOMLDecodeError as error:
        return malformed(str(error), text, lines)
    except (RecursionError, ValueError):
        pass
    return Malformed("this is no TOML", place, "mend the syntax: https://toml.io says what it may be")


class _Planting:
    """Puts statements into a tree, beside the plain data that the library made of the same text."""

    def __init__(self, text: str, lines: Lines, data: dict[str, Any]) -> None:
        self._text = text
        self._lines = lines
        self._root = Mapping(lines.location(0, lines.length), {}, [])
        self._data = data

    def of(self, statements: list[Header | Pair]) -> Mapping:
        """The root of the tree."""
        table, data = self._root, self._data
        for statement in statements:
            if isinstance(statement, Header):
                table, data = self._opened(statement)
            else:
                self._set(table, data, statement)
        return self._root

    def _opened(self, header: Header) -> tuple[Mapping, dict[str, Any]]:
        """The table that a header opens: a new one, or one that its own tables have opened before it."""
        table, data = self._descended(self._root, self._data, header.parts[:-1])
        last = header.parts[-1]
        place, whole = self._lines.location(last.start, last.end), self._lines.location(header.start, header.end)
        found = table.members.get(last.name)
        if not header.is_item:
            opened = found[1] if found is not None and isinstance(found[1], Mapping) else Mapping(whole, {}, [])
            table.members[last.name] = (place, opened)
            return opened, data[last.name]
        if found is None:
            found = (place, Listing(whole, []))
            table.members[last.name] = found
        listing = found[1]
        assert isinstance(listing, Listing)
        item = Mapping(whole, {}, [])
        listing.items.append(item)
        return item, data[last.name][len(listing.items) - 1]

    def _descended(self, table: Mapping, data: dict[str, Any], parts: list[Part]) -> tuple[Mapping, dict[str, Any]]:
        """The table that the leading parts of a dotted key lead to; of an array of tables, its latest."""
        for part in parts:
            place = self._lines.location(part.start, part.end)
            node: Node = table.members.setdefault(part.name, (place, Mapping(place, {}, [])))[1]
            inner = data[part.name]
            if isinstance(node, Listing):
                inner = inner[len(node.items) - 1]
                node = node.items[-1]
            assert isinstance(node, Mapping)
            table, data = node, inner
        return table, data

    def _set(self, table: Mapping, data: dict[str, Any], pair: Pair) -> None:
        table, data = self._descended(table, data, pair.parts[:-1])
        last = pair.parts[-1]
        node = self._node(pair.value, data[last.name])
        table.members[last.name] = (self._lines.location(last.start, last.end), node)

    def _node(self, span: Span, value: object) -> Node:
        location = self._lines.location(span.start, span.end)
        if isinstance(span, Scalar):
            return _leaf(value, self._text[span.start : span.end], location)
        if isinstance(span, Array):
            assert isinstance(value, list)
            return Listing(location, [self._node(item, each) for item, each in zip(span.items, value, strict=True)])
        assert isinstance(value, dict)
        table = Mapping(location, {}, [])
        for pair in span.pairs:
            self._set(table, value, pair)
        return table


def _leaf(value: object, source: str, location: Location) -> Leaf:
    """A scalar; dates and times stay the text that they were written as, and so do numbers too long to be shown otherwise."""
    if isinstance(value, (datetime, date, time)) or (len(source) > LONGEST_NUMBER and isinstance(value, (int, float))):
        return Leaf(source, "", location)
    assert isinstance(value, (str, bool, int, float))
    says_more = isinstance(value, (int, float)) and not isinstance(value, bool) and source != repr(value)
    return Leaf(value, source if says_more else "", location)
