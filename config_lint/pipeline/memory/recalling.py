"""What was said of a fleet before, where nothing that it depends on is another than it was."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from config_lint.cache import Cache
from config_lint.domain.check import Check
from config_lint.domain.report import Report
from config_lint.domain.rule import Rule
from config_lint.domain.tree import Tree
from config_lint.engine import Request, reported
from config_lint.engine.excerpt import excerpts
from config_lint.engine.lines import with_lines
from config_lint.engine.suppressions import declared, read
from config_lint.options import Options
from config_lint.owners import with_owners
from config_lint.pipeline.answerable import answerable
from config_lint.pipeline.memory.memory import Memory
from config_lint.pipeline.memory.outline import Outline
from config_lint.pipeline.memory.record import Record

if TYPE_CHECKING:
    from config_lint.domain.document import Document
    from config_lint.formats.reader import FileReader

Rules = Sequence[tuple[Rule, Check[Any, Any]]]


def recalled(memory: Memory, options: Options, rules: Rules, request: Request, cache: Cache) -> Record | None:
    """What is said of the fleet, where that is known without looking at most of it: as before, or with what a change made new."""
    record = memory.record
    paths = memory.changed(record) if record is not None else ()
    if record is None or not paths:
        return record
    from config_lint.pipeline.memory.renewing import renewed  # nothing is new in most runs

    memory.renewal = renewed(record, paths, memory, options, rules, request, cache)
    return None if memory.renewal is None or memory.renewal.left else memory.renewal.finished()


def reported_again(
    record: Record,
    tree: Tree,
    options: Options,
    rules: Rules,
    known: Mapping[str, str],
    request: Request,
    cache: Cache | None = None,
) -> Report:
    """The report on what was said before, of the fleet in outline. Raises `UsageError` as the first one did."""
    outline = record.outline
    fleet = outline.fleet()
    request = answerable(request, fleet, options, known, tree)
    files = _Files(tree, outline, cache)
    comments = (comment for path in outline.speaking for document in files.documents(path) for comment in document.comments)
    entries = [*read(comments, known)[0], *declared(options, known)]
    safe = excerpts(files.documents, files.line)
    findings = tuple(with_lines(finding, safe) for finding in record.judged.findings)
    judged = msgspec.structs.replace(record.judged, findings=findings)
    return with_owners(reported(judged, fleet, rules, request, entries, safe, outline.coverage), tree)


class _Files:
    """The files that were read before. Few are read again, and mostly none: those with comments for us, and with findings."""

    def __init__(self, tree: Tree, outline: Outline, cache: Cache | None) -> None:
        self._tree = tree
        self._formats = outline.formats
        self._cache = cache

    @cached_property
    def _reader(self) -> "FileReader":
        from config_lint.formats.reader import FileReader

        return FileReader(self._tree, cache=self._cache)

    def documents(self, path: str) -> "tuple[Document, ...]":
        """The documents of a file that was read before."""
        return self._reader.read(path, self._formats[path]) if path in self._formats else ()

    def line(self, path: str, number: int) -> str:
        """The text of a line of it."""
        return self._reader.line(path, number)
