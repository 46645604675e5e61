"""A tree of nodes as the entries and sections of a document; here each value is looked at for secrets, once, for all formats."""

from collections.abc import Callable

from config_lint.domain.document import Comment, Document, Entry, Section, beside
from config_lint.domain.key import Key, render
from config_lint.domain.problem import Problem
from config_lint.text.errors import LimitExceeded
from config_lint.text.limits import NESTING, VALUES, nesting_exceeded, values_exceeded
from config_lint.text.meaning import HIDDEN, meant_by_item, meant_by_member
from config_lint.text.naming import item_parts
from config_lint.text.node import Alias, Leaf, Listing, Mapping, Node, Repeated, same
from config_lint.values.detection import guard, is_unremarkable
from config_lint.values.empty import Empty
from config_lint.values.location import Location
from config_lint.values.redaction import masked_keys
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.stores import store_of
from config_lint.values.value import Value

SHORT = 100_000
"""Whole numbers below this are no secrets: `guard` takes texts of up to five digits for harmless, too."""


def entry(key: Key, leaf: Leaf, place: Location | int, meant: Key = ()) -> Entry:
    """One value under its key, which stands at `place`, or `beside` it; what is secret or kept elsewhere stays here.

    `meant` is the key that tells whether it is one, where it is not its own.
    """
    if not isinstance(place, int):
        place = beside(place, leaf.location)
    value, text = guarded(leaf.value, leaf.text, lambda text: guard(meant or key, text))
    return Entry(key, value, leaf.location, place, text, leaf.verbatim)


def guarded(value: Value, source: str, look: Callable[[str], Value]) -> tuple[Value, str]:
    """A value and its source as they may travel, where `look` says what a text is under its key.

    A number can be a secret too (a numeric password, a key in hexadecimal digits), unless it is as short as most numbers are.
    """
    if isinstance(value, str):
        return look(value), ""
    if isinstance(value, float) or (isinstance(value, int) and not -SHORT < value < SHORT):
        found = look(source or repr(value))
        if isinstance(found, Secret):
            return found, ""
    return value, source


class Leaves:
    """The entries, sections and problems of a tree, in the order in which they are written.

    What an alias repeats comes again under the key that repeats it: the value is located where it is written (there it must be
    edited), the key where the alias stands. What a merge key brings keeps both places.
    """

    def __init__(self, root: Node, allowance: int = VALUES) -> None:
        """Raises `LimitExceeded` where aliases repeat more, or deeper, than is read; `left` is what is left of the allowance."""
        self.entries: list[Entry] = []
        self.sections: list[Section] = []
        self.problems: list[Problem] = []
        self.left = allowance
        self._reported: set[Location] = set()
        self._add((), root, root.location, None, ())

    def document(
        self, path: str, format: str, comments: tuple[Comment, ...], index: int = 0, problems: tuple[Problem, ...] = ()
    ) -> Document:
        """The whole as a document; `problems` are those met before."""
        every = tuple(sorted((*problems, *self.problems), key=lambda problem: problem.location))
        return Document(path, index, format, tuple(self.entries), tuple(self.sections), comments, every)

    def _add(self, key: Key, node: Node, place: Location, alias: Location | None, meant: Key) -> None:
        """`meant` is the key that tells what the node is, where that is not its own; empty where it is."""
        if isinstance(node, Alias):
            alias = alias or node.location
            node = node.target
        if self.left < 0:
            raise LimitExceeded(values_exceeded(), alias or place, "write out fewer aliases, or split the file")
        if len(key) > NESTING:
            raise LimitExceeded(nesting_exceeded(), alias or place, "write it flatter")
        if isinstance(node, Leaf):
            if key:
                self.entries.append(entry(key, node, place, meant))
            elif node.value is not None and not isinstance(node.value, Reference):
                self.problems.append(_lone(node))
        elif isinstance(node, Mapping):
            self._add_mapping(key, node, place, alias, meant)
        else:
            self._add_listing(key, node, place, alias, meant)

    def _add_mapping(self, key: Key, mapping: Mapping, place: Location, alias: Location | None, meant: Key) -> None:
        if key:
            self.sections.append(Section(key, place))
            if not mapping.members:
                self.entries.append(Entry(key, Empty.MAPPING, mapping.location, beside(place, mapping.location)))
        entries = self.entries
        self.left -= len(mapping.members)
        masked = masked_keys(mapping.members)
        by_member = meant_by_member(mapping, key)
        for name, (written, node) in mapping.members.items():
            part = masked[name] if masked and name in masked else name
            told = _below(meant, name) if meant else by_member.get(name, ()) if by_member else ()
            if isinstance(node, Leaf):  # most are, and need no look at the rest
                value = node.value
                if isinstance(value, str) and not told and is_unremarkable(part, value):
                    where = node.location
                    entries.append(Entry((*key, part), value, where, beside(alias or written, where), "", node.verbatim))
                else:
                    entries.append(entry((*key, part), node, alias or written, told))
            else:
                self._add((*key, part), node, alias or written, alias, told)
        for repeated in mapping.repeated:
            self._report((*key, masked.get(repeated.key, repeated.key)), repeated)

    def _add_listing(self, key: Key, listing: Listing, place: Location, alias: Location | None, meant: Key) -> None:
        if key:
            self.sections.append(Section(key, place, is_list=True))
            if not listing.items:
                self.entries.append(Entry(key, Empty.LIST, listing.location, beside(place, listing.location)))
        self.left -= len(listing.items)
        by_item = meant_by_item(listing)
        for index, (part, node) in enumerate(zip(item_parts(listing, key), listing.items, strict=True)):
            told = _below(meant, part) if meant else by_item.get(index, ())
            self._add((*key, part), node, alias or node.location, alias, told)

    def _report(self, key: Key, repeated: Repeated) -> None:
        """A key that its mapping has twice; reported once, however often aliases repeat the mapping."""
        if repeated.place in self._reported:
            return
        self._reported.add(repeated.place)
        equal, steps = same(repeated.before, repeated.node, max(self.left, 1))
        self.left -= steps
        self.problems.append(duplicate(key, repeated, equal=equal))


def _below(meant: Key, part: str) -> Key:
    return meant if meant is HIDDEN else (*meant, part)


def duplicate(key: Key, repeated: Repeated, *, equal: bool) -> Problem:
    """A key that was set before in the same place, to an equal or to another value."""
    shown = render(key)
    related = (("first set here", repeated.earlier),)
    return Problem("duplicate-key", repeated.place, {"key": shown}, shown, variant="equal" if equal else "", related=related)


def _lone(leaf: Leaf) -> Problem:
    """A document that is one value: a text that means nothing to us, or a file that is encrypted as a whole."""
    store = store_of(leaf.value.strip()) if isinstance(leaf.value, str) else None
    if store is None:
        facts = {
            "reason": "a document that is a single value sets no key",
            "remedy": "write keys and values, or exclude the file",
        }
    else:
        facts = {
            "reason": f"a file that is encrypted as a whole ({store[0].kind})",
            "remedy": "exclude it, or encrypt its values",
        }
    return Problem("unsupported-construct", leaf.location, facts)
