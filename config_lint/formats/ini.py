"""INI files, as Python's configparser reads them without interpolation.

https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
"""

from typing import ClassVar

from config_lint.domain.document import Document
from config_lint.formats.format import Format
from config_lint.text.armour import BEGINNING, REASON, end_of_armour
from config_lint.text.node import Leaf, Mapping
from config_lint.text.reading import Reading
from config_lint.values.on_use import on_use

_line = on_use(r"[^\r\n]*(?:\r\n|\r|\n)?")
_header = on_use(r"\[(?P<name>.+)\]")
_sign = on_use(r"[=:]")


class Ini(Format):
    """Sections of `key = value` or `key: value`; all values are text, a key without a sign has none (null).

    Keys keep their case. Keys before the first section are allowed; what `[DEFAULT]` says is not copied into other sections. An
    indented line continues the value before it.
    """

    patterns: ClassVar[tuple[str, ...]] = ("*.ini", "*.cfg")

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The one document of `text`."""
        return (_Reading(text, path).document("ini"),)


class _Reading(Reading):
    """Goes from line to line."""

    def __init__(self, text: str, path: str) -> None:
        super().__init__(text, path)
        self._section = self.root
        self._indent = 0
        self._key = ""
        self._place = (0, 0)
        self._parts: list[tuple[str, int]] | None = None  # the lines of the value that is being read

    def run(self) -> None:
        """Raises `LimitExceeded`."""
        armour = 0
        for found in _line.finditer(self.text):
            if found.start() < armour:
                continue
            said = found[0].strip()
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            if said.startswith(("#", ";")):
                self.comments.append((start, start + len(said)))
            elif BEGINNING in said and (armour := self._armour(start, found.end())):
                self._finish()
                self.faults.add(REASON, self.lines.location(start, armour), "indent its other lines")
            elif said:
                self._take(said, start, start - found.start())
            elif self._parts:
                self._parts.append(("", start))  # blank lines within a value belong to it
        self._finish()

    def _armour(self, start: int, stop: int) -> int:
        """Where the armour ends that begins on a line, if the next one is not indented, as a value's own lines are."""
        return 0 if self.text[stop : stop + 1] in {" ", "\t"} else end_of_armour(self.text, start, stop)

    def _take(self, said: str, start: int, indent: int) -> None:
        """A line with something on it: more of the value before it, a header, or an option."""
        if self._key and indent > self._indent:
            if self._parts is None:
                self._refuse(said, start, "an indented line under a key without a value", "unindent it")
            else:
                self._parts.append((said, start))
            return
        self._finish()
        self._indent = indent
        header = _header.match(said)
        if header is not None:
            self._open(header["name"], start + 1)
        elif said.startswith("["):
            self._refuse(said, start, "a section header that is not closed", "add the closing bracket")
        else:
            self._option(said, start)

    def _open(self, name: str, start: int) -> None:
        """A section: a new one, or more of one that is there."""
        there = self.root.members.get(name)
        if there is not None and isinstance(there[1], Mapping):
            self._section = there[1]
            return
        place = self.lines.location(start, start + len(name))
        self._section = Mapping(place, {}, [])
        self.count(place)
        self.root.put(name, place, self._section)

    def _option(self, said: str, start: int) -> None:
        sign = _sign.search(said)
        key = (said[: sign.start()] if sign else said).rstrip()
        if not key or (sign is None and len(key.split()) > 1):
            self._refuse(said, start, "a line that sets nothing", "write key = value, or make it a comment with #")
            return
        self._key, self._place = key, (start, start + len(key))
        self._parts = None
        if sign is not None:
            value = said[sign.end() :].lstrip()
            self._parts = [(value, start + len(said) - len(value))]

    def _finish(self) -> None:
        """Sets the option that has been read."""
        if not self._key:
            return
        if self._parts is None:
            leaf = Leaf(None, "", self.lines.location(self._place[1], self._place[1]))
        else:
            begin = self._parts[0][1]
            end = max(start + len(part) for part, start in self._parts if part or start == begin)
            value = "\n".join(part for part, _ in self._parts).rstrip()
            leaf = Leaf(value, "", self.lines.location(begin, end))
        place = self.lines.location(*self._place)
        self.count(place)
        self._section.put(self._key, place, leaf)
        self._key = ""

    def _refuse(self, said: str, start: int, reason: str, remedy: str) -> None:
        self.faults.add(reason, self.lines.location(start, start + len(said)), remedy)
