"""YAML that is nothing but mappings of single values: entries straight from its lines, without a tree between."""

from itertools import compress, repeat
from operator import add

from config_lint.domain.document import Document, Entry, Section
from config_lint.text.leaves import guarded
from config_lint.text.yaml_line import QUOTES, is_scalar, without_comment
from config_lint.text.yaml_lines import are_plain
from config_lint.text.yaml_outline import Outline, Telling, outline_of
from config_lint.text.yaml_scalar import implicit, resolvable
from config_lint.values.detection import by_shape, told
from config_lint.values.empty import Empty
from config_lint.values.location import Location
from config_lint.values.secret import Secret
from config_lint.values.value import Value

CONTAINERS = {"[]": Empty.LIST, "{}": Empty.MAPPING}

LONGEST_REMEMBERED, MOST_REMEMBERED = 120, 1 << 15
"""Characters of a value that is remembered, and values: short ones come again in many files."""


Meant = tuple[Value, str, int, int]
"""What a value means, its source where that says more, the spaces before it, its length."""


def settings(text: str, path: str, format: str) -> Document | None:
    """The document that a text is; None where it takes a tree, or a parser, to say what it means."""
    if not are_plain(text):
        return None
    heads, signs, values = zip(*[line.partition(": ") for line in _lines(text)], strict=True)
    outline = outline_of(heads, signs)
    if outline is None:
        return None
    known = _remembered.get
    found = [known(written) or _meant(written) for written in compress(values, outline.is_leaf)]
    if None in found:
        return None
    meanings, sources, spaces, lengths = zip(*found, strict=True) if found else ((), (), (), ())
    names, numbers, starts, places = outline.leaves
    if any(spaces):
        starts = tuple(map(add, starts, spaces))
    where = map(Location, repeat(path), numbers, starts, numbers, map(add, starts, lengths))
    entries = list(map(Entry, names, meanings, where, places, sources))
    for telling in outline.telling:
        named = _named(telling, values[telling.number - 1], path)
        if named is None:
            return None
        entries.insert(telling.at, named)
    return Document(path, 0, format, tuple(entries), _sections(outline, entries, path))


def _lines(text: str) -> list[str]:
    """The lines of a text as far as they say something."""
    lines = text[:-1].split("\n")
    if " #" in text or "\n#" in text or text[0] == "#":
        lines = [without_comment(line) if "#" in line else line for line in lines]
    if " \n" in text:
        lines = [line.rstrip(" ") for line in lines]
    return lines


def _sections(outline: Outline, entries: list[Entry], path: str) -> tuple[Section, ...]:
    names, numbers, starts, ends = outline.parents
    sections = list(map(Section, names, map(Location, repeat(path), numbers, starts, numbers, ends)))
    empty = [each for each in entries if each.value.__class__ is Empty]
    if empty:
        sections += [Section(each.key, each.key_location, each.value is Empty.LIST) for each in empty]
        sections.sort(key=lambda section: section.location.line)
    return tuple(sections)


_remembered: dict[str, Meant] = {}


def forget() -> None:
    """Lets go of the values."""
    _remembered.clear()


def _meant(written: str) -> Meant | None:
    """What is meant by a value whose key says nothing of it; None for what only a tree or the parser can read.

    It is remembered if it is no secret.
    """
    found = _read(written)
    if found is None:
        return None
    read, source, spaces, length = found
    value, source = guarded(read, source, by_shape)
    found = (value, source, spaces, length)
    if len(written) <= LONGEST_REMEMBERED and value.__class__ is not Secret:
        if len(_remembered) >= MOST_REMEMBERED:
            _remembered.clear()
        _remembered[written] = found
    return found


def _read(written: str) -> Meant | None:
    """A value by itself."""
    text = written.lstrip(" ")
    spaces, length = len(written) - len(text), len(text)
    first = text[:1]
    if first in resolvable:  # nothing at all as well
        return (*implicit(text), spaces, length) if is_scalar(text) or not text else None
    if not is_scalar(text):
        return None
    if first in QUOTES:
        return text[1:-1], "", spaces, length
    return CONTAINERS.get(text, text), "", spaces, length


def _named(telling: Telling, written: str, path: str) -> Entry | None:
    """The entry of a key that says that its value may be a secret: that is looked at for itself, and not remembered."""
    found = _read(written)
    if found is None:
        return None
    read, source, spaces, length = found
    value, source = guarded(read, source, lambda text: told(text, telling.said))
    start = telling.start + spaces
    where = Location(path, telling.number, start, telling.number, start + length)
    return Entry(telling.name, value, where, telling.place, source)
