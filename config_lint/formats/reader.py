"""Reads the files of a tree, each once, and texts inside values."""

import re
from collections.abc import Sequence
from fnmatch import translate
from functools import cached_property

from config_lint.cache import Cache
from config_lint.cache.book import packed, unpacked
from config_lint.discovery import name_of
from config_lint.domain.document import Document
from config_lint.domain.tree import Reader, TooLarge, Tree, Unreadable
from config_lint.executor import Crew
from config_lint.formats.asking import Asking
from config_lint.formats.broken import broken, unknown
from config_lint.formats.decoding import checked, decoded
from config_lint.formats.format import Format
from config_lint.formats.known import formats_known
from config_lint.text.embedded import spans
from config_lint.text.errors import Malformed
from config_lint.text.lines import Lines
from config_lint.text.relocation import Move, relocated
from config_lint.values.location import Location, start_of

MANY = 200
"""Files that are read by several processes, at least: fewer are read before these are there."""

SHARES = 4
"""Shares of the files for each process: some take longer than others."""


class FileReader:
    """The `Reader` of a run: picks a file's format by its name, and reads every file at most once.

    `asked` says which other files each file made somebody read, in that order.
    """

    def __init__(self, tree: Tree, formats: Sequence[Format] | None = None, cache: Cache | None = None) -> None:
        """`formats` are all known ones if not given; `cache` knows what was read before."""
        known = formats_known() if formats is None else formats
        self.asked: dict[str, list[str]] = {}
        self._wished: dict[str, str] = {}
        self.tree = tree
        self._cache = cache
        self._formats = {name_of(type(format)): format for format in known}
        self._documents: dict[tuple[str, str], tuple[Document, ...]] = {}
        self._outer: tuple[str, str] = ("", "")

    @property
    def formats(self) -> tuple[str, ...]:
        """The names of those that it can read."""
        return tuple(self._formats)

    def recognised(self, path: str) -> str:
        """The name of the format that a file's name means, empty where it means none.

        The longest pattern that matches wins; of two as long, the one with more after its last wildcard.
        """
        match = self._pattern.fullmatch(path.rpartition("/")[2].lower())
        return self._by_group[(match.lastindex or 1) - 1] if match else ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """All patterns of all formats as one expression, the one that wins first, each a group of its own."""
        return re.compile("|".join(f"({translate(pattern)})" for _, _, _, pattern in self._ranked))

    @cached_property
    def _by_group(self) -> list[str]:
        return [format for _, _, format, _ in self._ranked]

    @cached_property
    def _ranked(self) -> list[tuple[int, int, str, str]]:
        patterns = ((format, pattern) for format, reader in self._formats.items() for pattern in reader.patterns)
        ranked = ((len(pattern), len(pattern.rpartition("*")[2]), format, pattern) for format, pattern in patterns)
        return sorted(ranked, reverse=True)

    def read(self, path: str, format: str = "") -> tuple[Document, ...]:
        """The documents of a file. A file that cannot be read or parsed gives one document with no entries and a problem."""
        name = format or self.recognised(path)
        found = self._documents.get((path, name))
        if found is None:
            found = self._documents[path, name] = self._read(path, name)
        return found

    def take(self, path: str, format: str, documents: tuple[Document, ...]) -> None:
        """Takes what a file says, or said, from somebody who knows."""
        self._documents[path, format] = documents

    def rest(self) -> None:
        """Lets go of what is of use only while many files are read."""
        for format in self._formats.values():
            for let_go in format.in_common:
                let_go()

    def files(self) -> tuple[str, ...]:
        """The paths of all files of the tree."""
        return self.tree.files()

    def has(self, path: str) -> bool:
        """Whether the tree has a file with that path."""
        return path in self._there

    def inside(self, folder: str) -> tuple[str, ...]:
        """The paths of the files that stand right in a folder."""
        return tuple(self._folders.get(folder, ()))

    @cached_property
    def _there(self) -> frozenset[str]:
        return frozenset(self.tree.files())

    @cached_property
    def _folders(self) -> dict[str, list[str]]:
        folders: dict[str, list[str]] = {}
        for path in self.tree.files():
            folders.setdefault(path.rpartition("/")[0], []).append(path)
        return folders

    @property
    def wished_for(self) -> dict[str, str]:
        """The files that other files made somebody read, and that are there, each with the format that it is in."""
        return {path: self._wished[path] for paths in self.asked.values() for path in paths if path in self._there}

    def wish(self, path: str, wisher: str, format: str) -> None:
        """Notes that a file made somebody read another."""
        noted = self.asked.setdefault(wisher, [])
        if path not in noted:
            noted.append(path)
        self._wished.setdefault(path, format)

    def line(self, path: str, number: int) -> str:
        """The text of a line, without its end; empty where the file or the line cannot be read."""
        try:
            lines = self.lines(path)
        except (Unreadable, Malformed):
            return ""
        return lines.line(number) if lines.offset(number, 1) < lines.length else ""

    def lines(self, path: str) -> Lines:
        """The lines of a file. Raises `Unreadable`, or `Malformed` where its bytes are no text."""
        return Lines(self._text(path, self.recognised(path)), path)

    def asking(self, path: str) -> Reader:
        """A reader for whoever reads on behalf of the file at `path`: what it reads is noted in `asked`."""
        return Asking(self, self.wish, path)

    def parse(self, text: str, format: str, origin: Location) -> tuple[Document, ...]:
        """The documents of a text found at `origin`; positions are those of the outer file.

        Where the outer file does not say the text in a way that can be followed, everything is located at `origin`.
        """
        if format not in self._formats:
            return broken(origin, format, *unknown(format))
        try:
            checked(text, origin.path)
            documents = self._formats[format].read(text.removeprefix("\ufeff"), origin.path)
        except Malformed as fault:
            documents = (Document(origin.path, 0, format, (), problems=(fault.problem(),)),)
        move = self._mover(text.removeprefix("\ufeff"), origin)
        return tuple(relocated(document, move) for document in documents)

    def _read(self, path: str, name: str) -> tuple[Document, ...]:
        if not name:
            return broken(start_of(path), name, *unknown(name), kind="unsupported-construct")
        if name not in self._formats:
            return broken(start_of(path), name, *unknown(name))
        try:
            if self._cache is not None and _is_ours(self._formats[name]):
                return self._remembered(path, name, self._cache)
            text = self._text(path, name)
        except Unreadable as fault:
            kind = "limit-exceeded" if isinstance(fault, TooLarge) else "unreadable-file"
            return broken(start_of(path), name, fault.reason, fault.remedy, kind)
        except Malformed as fault:
            return (Document(path, 0, name, (), problems=(fault.problem(),)),)
        return self._formats[name].said(text, path)

    def _remembered(self, path: str, name: str, cache: Cache) -> tuple[Document, ...]:
        """The documents as they were read before, or are now and will be remembered."""
        data = self.tree.read(path)
        known = cache.documents(path, name, data, lambda: self._text(path, name, data))
        if known is not None:
            return known
        text = self._text(path, name, data)
        found = self._formats[name].said(text, path)
        cache.keep(path, name, data, packed(found, path, text))
        return found

    def read_ahead(self, files: Sequence[tuple[str, str]], crew: Crew) -> None:
        """Reads files, each a path and the format it is said to be in, in several processes if they are many.

        Those that cannot be read so are left for whoever asks for them.
        """
        named = ((path, format or self.recognised(path)) for path, format in files)
        new = [(path, name) for path, name in dict.fromkeys(named) if self._is_to_read(path, name)]
        if len(new) < MANY:
            return
        count = crew.jobs * SHARES
        shares = [new[share::count] for share in range(count)]

        def read(number: int) -> list[bytes | None]:
            for path, name in shares[number]:
                self.read(path, name)
            return []

        found = crew.each(read, count, lambda number: list(map(self._packed, shares[number])))
        for share, sent in zip(shares, found, strict=True):
            for (path, name), kept in zip(share, sent, strict=False):
                self._take(path, name, kept)

    def _is_to_read(self, path: str, name: str) -> bool:
        if (path, name) in self._documents or name not in self._formats or not _is_ours(self._formats[name]):
            return False
        if self._cache is None:
            return True
        try:
            return not self._cache.knows(path, name, self.tree.read(path))
        except Unreadable:
            return False

    def _packed(self, file: tuple[str, str]) -> bytes | None:
        path, name = file
        try:
            text = self._text(path, name)
        except (Unreadable, Malformed):
            return None
        return packed(self._formats[name].said(text, path), path, text)

    def _take(self, path: str, name: str, kept: bytes | None) -> None:
        documents = None if kept is None else unpacked(kept, path, lambda: self._text(path, name))
        if documents is not None:
            self._documents[path, name] = documents
            if self._cache is not None:
                self._cache.keep(path, name, self.tree.read(path), kept)

    def _text(self, path: str, name: str, data: bytes | None = None) -> str:
        """The text of a file; the latest is kept, because what stands inside it is often read next. `data` are its bytes."""
        if self._outer[0] != path:
            fallback = self._formats[name].fallback_encoding if name in self._formats else ""
            self._outer = (path, decoded(self.tree.read(path) if data is None else data, path, fallback))
        return self._outer[1]

    def _mover(self, text: str, origin: Location) -> Move:
        """What translates places in a text into places in the file that it stands in."""
        try:
            outer = self._text(origin.path, self.recognised(origin.path))
        except (Unreadable, Malformed):
            return lambda _: origin
        lines = Lines(outer, origin.path)
        begin = lines.offset(origin.line, origin.column)
        ranges = spans(outer[begin : lines.offset(origin.end_line, origin.end_column)], text)
        if not ranges:
            return lambda _: origin
        inner = Lines(text, origin.path)

        def move(place: Location) -> Location:
            start, end = inner.offset(place.line, place.column), inner.offset(place.end_line, place.end_column)
            first = ranges[start][0] if start < len(ranges) else ranges[-1][1]
            last = ranges[end - 1][1] if end > start else first
            return lines.location(begin + first, begin + last)

        return move


def _is_ours(format: Format) -> bool:
    """Whether a change of the format is a change of ours: what a third party's made of a file is not remembered."""
    return type(format).__module__.startswith("config_lint.")
