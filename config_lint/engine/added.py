"""Suppressions and excuses that were there before, told from those that a change adds."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec

from config_lint.domain.document import Document
from config_lint.domain.intent import Intent
from config_lint.domain.key import render
from config_lint.engine.suppressions import Entry
from config_lint.options import Options

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


EXCUSE = "may-differ"
"""The mode of `[drift]` that only takes findings away; whatever else is added there asks for more than was asked before."""


def excuses_of(options: Options) -> tuple[str, ...]:
    """What tells each entry of `[drift]` that excuses, whatever its reason and end: what it means."""
    return tuple(sorted(pattern for pattern, entry in options.drift.items() if entry.mode == EXCUSE))


def with_known_excuses(intent: Intent, before: Collection[str] | None) -> Intent:
    """The intent with those excuses alone that were there `before`; with all of them where nobody knows."""
    if before is None:
        return intent
    added = tuple(entry for entry in intent.drift if entry.mode == EXCUSE and entry.pattern not in before)
    left = tuple(entry for entry in intent.drift if entry not in added)
    return msgspec.structs.replace(intent, drift=left, unheeded=added)


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
