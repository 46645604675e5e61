"""YAML documents as trees of nodes, built straight from the events of libyaml's parser."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from yaml.error import YAMLError

from config_lint.domain.problem import Problem
from config_lint.text.errors import Faults, LimitExceeded, Malformed
from config_lint.text.limits import NESTING, VALUES, nesting_exceeded, values_exceeded
from config_lint.text.node import Alias, Leaf, Listing, Mapping, Node, Repeated, resolved
from config_lint.text.yaml_event import (
    ALIAS,
    MAPPING,
    MAPPING_END,
    SCALAR,
    SEQUENCE_END,
    STREAM_END,
    Event,
    beginning,
    events_of,
    marked,
    opaque,
    scalar,
)
from config_lint.text.yaml_fault import malformed
from config_lint.text.yaml_scalar import standard
from config_lint.values.location import Location
from config_lint.values.reference import Reference
from config_lint.values.value import shown

Member = tuple[Location, Node]

LAID = "!override"
"""The tag of what takes a lower file's place in compose files: its content counts, and what the tag says is one more entry in it.
https://docs.docker.com/reference/compose-file/merge/#replace-value"""

_containers = frozenset(standard + name for name in ("map", "seq", "set", "omap", "pairs"))


class Tree(NamedTuple):
    """One document: its root (None where it is broken), what is wrong with it, and the line on which it begins."""

    root: Node | None
    problems: list[Problem]
    line: int


def trees(text: str, path: str) -> Iterator[Tree]:
    """The documents of a text. A fault ends the text: what is complete before it is given, then a document with the fault."""
    line, faults = 1, Faults()
    try:
        following = events_of(text)
        following()  # the start of the stream
        composer = _Composer(text, path, following)
        while (start := following()).__class__ is not STREAM_END:
            line, faults = start.start_mark.line + 1, Faults()
            root = composer.document(faults)
            following()  # the end of the document
            yield Tree(root, faults.problems, line)
    except Malformed as fault:
        yield Tree(None, [*faults.problems, fault.problem()], line)
    except (YAMLError, UnicodeEncodeError) as error:
        yield Tree(None, [*faults.problems, malformed(error, text, path).problem()], line)


class _Composer:
    """Makes the nodes of one document after the other."""

    def __init__(self, text: str, path: str, following: Callable[[], Event]) -> None:
        self._faults = Faults()
        self._text = text
        self._path = path
        self._next = following
        self._anchors: dict[str, Leaf | Mapping | Listing | None] = {}
        self._left = VALUES
        self._end = 0  # the offset after the container that was completed last

    def document(self, faults: Faults) -> Node:
        """The root of the next document; what is wrong but leaves the rest readable goes into `faults`."""
        self._faults = faults
        self._anchors = {}
        event = self._next()
        self._count(beginning(self._path, event.start_mark))
        return self._node(event, 1)

    def _node(self, event: Event, depth: int) -> Node:
        """The node that an event begins; `depth` counts the containers that it would be nested in, itself included."""
        if event.__class__ is ALIAS:
            return self._repeated(event)
        anchor = event.anchor
        if anchor is not None:
            self._anchors[anchor] = None  # until it is complete, it cannot be repeated
        made = scalar(event, self._text, self._path) if event.__class__ is SCALAR else self._container(event, depth)
        if anchor is not None:
            self._anchors[anchor] = made
        return made

    def _repeated(self, event: Event) -> Node:
        """An alias: of what has been read before it, or of something unknown."""
        place = marked(self._path, event.start_mark, event.end_mark)
        name = event.anchor or ""
        target = self._anchors.get(name)
        if target is not None:
            return Alias(place, target)
        reason = "an alias inside what it repeats" if name in self._anchors else "an alias without an anchor before it"
        # The name is not shown: `password: *Xk39` is a password that its author forgot to quote.
        self._faults.add(reason, place, "set the anchor before this place, or put a text that begins with * in quotes")
        return Leaf(Reference("alias", "", "*…"), "", place)

    def _container(self, event: Event, depth: int) -> Leaf | Mapping | Listing:
        if depth > NESTING:
            raise LimitExceeded(nesting_exceeded(), beginning(self._path, event.start_mark), "write it flatter")
        made = self._mapping(event, depth) if event.__class__ is MAPPING else self._listing(event, depth)
        if event.tag == LAID:
            _mark(made, beginning(self._path, event.start_mark))
        elif event.tag is not None and event.tag != "!" and event.tag not in _containers:
            return opaque(event, self._text, self._path, self._end if event.flow_style else 0)
        return made

    def _listing(self, start: Event, depth: int) -> Listing:
        items: list[Node] = []
        while (event := self._next()).__class__ is not SEQUENCE_END:
            items.append(self._node(event, depth + 1))
            self._count(items[-1].location)
        self._end = event.end_mark.index
        if start.flow_style:
            return Listing(marked(self._path, start.start_mark, event.end_mark), items)
        return Listing(beginning(self._path, start.start_mark), items)

    def _mapping(self, start: Event, depth: int) -> Mapping | Leaf:
        path, text, following = self._path, self._text, self._next
        members: dict[str, Member] = {}
        mapping = Mapping(beginning(path, start.start_mark), members, [])
        merged: list[Node] = []
        while True:
            event = following()
            if event.__class__ is SCALAR and event.value and event.anchor is None and event.tag is None:
                begin, end = event.start_mark, event.end_mark
                key, place = event.value, Location(path, begin.line + 1, begin.column + 1, end.line + 1, end.column + 1)
            elif event.__class__ is MAPPING_END:
                break
            else:
                key, place = self._key(event, depth)
            value = following()
            is_simple = value.__class__ is SCALAR and value.anchor is None
            node = scalar(value, text, path) if is_simple else self._node(value, depth + 1)
            if key == "<<" and event.__class__ is SCALAR and event.implicit[0]:
                merged.append(node)
                continue
            if key in members:
                mapping.put(key, place, node)
            else:
                members[key] = (place, node)
            self._left -= 1
            if self._left < 0:
                self._count(place)
        self._end = event.end_mark.index
        if start.flow_style:
            mapping.location = marked(path, start.start_mark, event.end_mark)
            if text.startswith("{{", start.start_mark.index) and text.endswith("}}", 0, self._end):
                return self._template(start, mapping.location)
        elif members:
            mapping.location = next(iter(members.values()))[0]
        return self._completed(mapping, merged)

    def _completed(self, mapping: Mapping, merged: list[Node]) -> Mapping:
        """The mapping with what `<<` brings, and without repetitions that are none."""
        if mapping.repeated:
            mapping.repeated = [each for each in mapping.repeated if not self._only_holds_anchors(each)]
        for source in reversed(merged):
            self._merge(mapping.members, source)
        return mapping

    def _only_holds_anchors(self, each: Repeated) -> bool:
        """Whether a key with no letter in it is only there for the anchors behind it: `_: &host …`, and `_: &key …` below."""
        if any(map(str.isalnum, each.key)):
            return False
        anchored = set(map(id, self._anchors.values()))
        return id(each.before) in anchored and id(each.node) in anchored

    def _key(self, event: Event, depth: int) -> tuple[str, Location]:
        """A key that is no plain word: with an anchor or a tag, an alias, or a list or mapping, which is known by its source."""
        node = self._node(event, depth + 1)
        target = resolved(node)
        if event.__class__ is SCALAR:
            return event.value, node.location
        if isinstance(target, Leaf):
            return target.text or shown(target.value), node.location
        return " ".join(self._text[event.start_mark.index : self._end].split()), node.location

    def _template(self, start: Event, place: Location) -> Leaf:
        """`{{ … }}` without quotes: to a YAML parser mappings inside one another, to its author a template's expression.

        It is a text until it is looked at for secrets: there may be one in its defaults.
        """
        return Leaf(" ".join(self._text[start.start_mark.index : self._end].split()), "", place)

    def _merge(self, members: dict[str, Member], source: Node) -> None:
        """Adds what `<<` brings and the mapping does not have itself; of a list, an earlier mapping wins.

        https://yaml.org/type/merge.html
        """
        target = resolved(source)
        if isinstance(target, Mapping):
            for key, member in target.members.items():
                self._count(source.location)
                members.setdefault(key, member)
        elif isinstance(target, Listing) and all(isinstance(resolved(item), Mapping) for item in target.items):
            for item in target.items:
                self._merge(members, item)
        elif isinstance(target, Leaf) and isinstance(target.value, Reference):
            members.setdefault("<<", (source.location, source))
        else:
            reason = "`<<` brings in mappings, and this is none"
            self._faults.add(reason, source.location, "name a mapping, or a list of mappings")

    def _count(self, place: Location) -> None:
        self._left -= 1
        if self._left < 0:
            raise LimitExceeded(values_exceeded(), place, "split the file")


def _mark(container: Leaf | Mapping | Listing, place: Location) -> None:
    leaf = Leaf(Reference("tag", LAID, LAID), "", place)
    if isinstance(container, Mapping):
        container.members = {LAID: (place, leaf), **container.members}
    elif isinstance(container, Listing):
        container.items.append(leaf)
