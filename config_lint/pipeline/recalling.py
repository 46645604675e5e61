"""What was said of a fleet before, where nothing that it depends on is another than it was."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from config_lint.cache import Cache
from config_lint.discovery import has_plugins
from config_lint.domain.check import Check
from config_lint.domain.report import Report
from config_lint.domain.rule import Rule
from config_lint.domain.tree import Tree
from config_lint.engine import Judged, Request, reported
from config_lint.engine.excerpt import excerpts
from config_lint.engine.lines import with_lines, without_lines
from config_lint.engine.suppressions import declared, read
from config_lint.options import Options
from config_lint.owners import with_owners
from config_lint.pipeline.answerable import answerable
from config_lint.pipeline.outline import Outline
from config_lint.trees.traced import TracedTree

if TYPE_CHECKING:
    from config_lint.domain.document import Document
    from config_lint.formats.reader import FileReader

Rules = Sequence[tuple[Rule, Check[Any, Any]]]


class Record(msgspec.Struct, frozen=True):
    """What is kept of a run, without the text of any file: `read` is what tells each file that was read from another."""

    read: dict[str, bytes]
    outline: Outline
    judged: Judged


class Memory:
    """What one run remembers for the next: what the rules said, under everything that it depends on.

    That is the options, the rules, the day, what was asked about, which files there are, and what those that were read hold. Our
    own code and data are the same as long as the cache is (`cache/stamp.py`).
    """

    def __init__(
        self,
        tree: Tree,
        options: Options,
        rules: Rules,
        known: Iterable[str],
        request: Request,
        rendered: Mapping[str, str] | None,
        cache: Cache,
    ) -> None:
        self.tree = TracedTree(tree, cache.digest)
        """The tree, to be read by the run that is to be remembered."""
        self._cache = cache
        told = [
            repr((options, options.origin)),
            *(repr(rule) for rule, _ in rules),
            *sorted(known),
            repr((request.today, request.environments, sorted(request.weights.items()), sorted((rendered or {}).items()))),
            *tree.files(),
            *sorted(tree.generated()),
            *map(repr, tree.notes()),
        ]
        self._name = cache.digest("\0".join(told).encode(errors="surrogatepass"))

    def recall(self) -> Record | None:
        """What was said, if it was said of just this."""
        record = self._cache.recalled(self._name, Record)
        if record is None or not all(self.tree.is_as_read(path, noted) for path, noted in record.read.items()):
            return None
        return record

    def keep(self, outline: Outline, judged: Judged) -> None:
        """Remembers what was said of what was read of the tree."""
        bare = msgspec.structs.replace(judged, findings=tuple(map(without_lines, judged.findings)))
        self._cache.note(self._name, Record(dict(self.tree.read_so_far), outline, bare))


def memory_of(
    tree: Tree,
    options: Options,
    rules: Rules,
    known: Iterable[str],
    request: Request,
    rendered: Mapping[str, str] | None,
    cache: Cache | None,
) -> Memory | None:
    """The memory of such a run; None where there is no cache, or more is asked for than what rules say of the fleet itself.

    Code of third parties may change unnoticed: with any of it, nothing is remembered.
    """
    if cache is None or request.past is not None or request.services or has_plugins():
        return None
    return Memory(tree, options, rules, known, request, rendered, cache)


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
