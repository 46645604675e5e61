"""What one event of libyaml's parser says: a scalar's value and place."""

from collections.abc import Callable
from typing import Any, Protocol

from yaml import CBaseLoader, events

from config_lint.text.lines import Lines
from config_lint.text.node import Leaf
from config_lint.text.yaml_scalar import explicit, implicit, resolvable, standard
from config_lint.values.location import Location
from config_lint.values.reference import Reference


class Mark(Protocol):
    """A place in the text; all three count from 0."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """What the events of nodes have in common; `value`, `implicit` and `style` are a scalar's, `flow_style` a container's."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    implicit: tuple[bool, bool]
    style: str
    flow_style: bool


# The library's types say that an event may lack marks, which those of a text never do: so its classes are compared, not asserted.
SCALAR: object = events.ScalarEvent
ALIAS: object = events.AliasEvent
MAPPING: object = events.MappingStartEvent
MAPPING_END: object = events.MappingEndEvent
SEQUENCE_END: object = events.SequenceEndEvent
STREAM_END: object = events.StreamEndEvent


def events_of(text: str) -> Callable[[], Event]:
    """What gives the events of a text, one by one; of the loader only libyaml's parser is used."""
    parser: Any = CBaseLoader(text)
    following: Callable[[], Event] = parser.get_event
    return following


def marked(path: str, start: Mark, end: Mark) -> Location:
    """The range between two marks."""
    return Location(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def beginning(path: str, start: Mark) -> Location:
    """The one character at a mark."""
    return Location(path, start.line + 1, start.column + 1, start.line + 1, start.column + 2)


def scalar(event: Event, text: str, path: str) -> Leaf:
    """A scalar's value; what has a tag that is not YAML's own is known by its tag only."""
    if event.tag is not None or event.anchor is not None:
        return _decorated(event, text, path)
    if not event.style:
        start, end, value = event.start_mark, event.end_mark, event.value
        if not value and start.index >= len(text):
            return Leaf(None, "", _end(text, path))
        place = Location(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return Leaf(*implicit(value), place) if value[:1] in resolvable else Leaf(value, "", place)
    place = _block(event, text, path) if event.style in "|>" else marked(path, event.start_mark, event.end_mark)
    return Leaf(event.value, "", place)


def _decorated(event: Event, text: str, path: str) -> Leaf:
    """A scalar with an anchor or a tag, which its marks include."""
    start, end, tag = event.start_mark, event.end_mark, event.tag
    if tag is not None and tag != "!" and not tag.startswith(standard):
        return opaque(event, text, path, end.index)
    location = _block(event, text, path) if event.style in {"|", ">"} else marked(path, start, end)
    if not event.style and start.line == end.line:
        location = Location(path, end.line + 1, end.column + 1 - len(event.value), end.line + 1, end.column + 1)
    if tag is not None and tag != "!":
        value, source = explicit(tag.removeprefix(standard), event.value)
    elif event.implicit[0]:
        value, source = implicit(event.value)
    else:
        value, source = event.value, ""
    return Leaf(value, source, location)


def _end(text: str, path: str) -> Location:
    """The end of a text; the parser puts it on a line of its own, even where there is none."""
    lines = Lines(text, path)
    return lines.location(lines.length, lines.length)


def _block(event: Event, text: str, path: str) -> Location:
    """A block scalar's range without the blank lines after it."""
    return _trimmed(path, event.start_mark, text[event.start_mark.index : event.end_mark.index])


def _trimmed(path: str, start: Mark, source: str) -> Location:
    source = source.rstrip()
    breaks = source.count("\n")
    column = len(source) - source.rfind("\n") if breaks else start.column + 1 + len(source)
    return Location(path, start.line + 1, start.column + 1, start.line + 1 + breaks, column)


def opaque(event: Event, text: str, path: str, end: int) -> Leaf:
    """A node under another tool's tag (`!vault`, `!Ref`): only the tag is known. `end` is where it ends, 0 for the tag's end.

    A tag with nothing after it may be a password that its author forgot to quote: its name is not shown.
    """
    tag = event.tag or ""
    name = tag if tag.startswith("!") else f"!<{tag}>"
    if tag.startswith(standard):
        name = "!!" + tag.removeprefix(standard)
    source = text[event.start_mark.index : max(end, event.end_mark.index)]
    is_alone = event.__class__ is SCALAR and not event.value
    reference = Reference("tag", "", "!…") if is_alone else Reference("tag", name, f"{name} …")
    return Leaf(reference, "", _trimmed(path, event.start_mark, source))
