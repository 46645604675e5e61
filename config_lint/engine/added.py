"""Suppressions that were there before, told from those that a change adds."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from config_lint.domain.document import Document
from config_lint.domain.key import render
from config_lint.engine.suppressions import Entry

Documents = Callable[[str], Sequence[Document]]


def identities(entries: Iterable[Entry], documents: Documents) -> tuple[str, ...]:
    """What tells each suppression of each rule, whatever its line, reason and end: for a comment the keys that it stands at."""
    at = _Keys(documents)
    return tuple(sorted(_identity(entry, rule, at) for entry in entries for rule in entry.rules))


def with_added(entries: Iterable[Entry], documents: Documents, before: Iterable[str]) -> list[Entry]:
    """The suppressions, each with those of its rules that it was not there for `before`, which holds identities."""
    at = _Keys(documents)
    left = Counter(before)
    marked: list[Entry] = []
    for entry in entries:
        added: set[str] = set()
        for rule in entry.rules:
            identity = _identity(entry, rule, at)
            if left[identity] > 0:
                left[identity] -= 1
            else:
                added.add(rule)
        marked.append(msgspec.structs.replace(entry, added=frozenset(added)) if added else entry)
    return marked


class _Keys:
    """The keys that stand on a line of a file."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._by_line: dict[str, dict[int, list[str]]] = {}

    def on(self, path: str, line: int) -> str:
        if path not in self._by_line:
            lines = self._by_line[path] = {}
            for document in self._documents(path):
                for entry in document.entries:
                    lines.setdefault(entry.key_location.line, []).append(render(entry.key))
        return " ".join(sorted(self._by_line[path].get(line, ())))


def _identity(entry: Entry, rule: str, at: _Keys) -> str:
    if entry.kind == "comment":
        return f"{rule} in {entry.location.path} at {at.on(entry.location.path, entry.line)}"
    return f"{rule} of {entry.environment} {entry.service} {entry.key}"
