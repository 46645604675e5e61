"""What one run remembers for the next."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

import msgspec

from config_lint.cache import Cache
from config_lint.discovery import has_plugins
from config_lint.domain.check import Check
from config_lint.domain.fleet import Fleet
from config_lint.domain.graph import Graph
from config_lint.domain.rule import Rule
from config_lint.domain.source import Located
from config_lint.domain.tree import Tree
from config_lint.engine import Judged, Request
from config_lint.engine.lines import without_lines
from config_lint.options import Options
from config_lint.pipeline.memory.calls import Calls
from config_lint.pipeline.memory.record import Answers, Record
from config_lint.trees.traced import TracedTree

Rules = Sequence[tuple[Rule, Check[Any, Any]]]

_CALLS = "\0calls"
"""What no service is called."""


class Begun(Protocol):
    """What is known already of a run, where `left` are the rules, by id, that have to be asked of everybody (`renewal.py`)."""

    left: frozenset[str]

    def holds_for(self, fleet: Fleet) -> bool:
        """Whether it is true of some services among these, too."""

    def asked(self, said: Judged, fleet: Fleet) -> Record:
        """Adds what those rules say, and keeps all of it."""

    def finished(self) -> Record:
        """Keeps what is said, where no rule is left."""


class Memory:
    """What one run remembers for the next: what the rules said, under a name for everything but what the files hold."""

    def __init__(self, tree: Tree, cache: Cache, name: bytes) -> None:
        self.tree = TracedTree(tree, cache.digest)
        """The tree, to be read by the run that is to be remembered."""
        self.renewal: Begun | None = None
        """What is known already of this run, where a few services changed."""
        self.digest = cache.digest
        self._cache = cache
        self._name = name

    @cached_property
    def record(self) -> Record | None:
        """What is kept of such a run."""
        return self._cache.recalled(self._name, Record)

    def changed(self, record: Record) -> list[str]:
        """The files that were read then, and are not as they were."""
        return [path for path, noted in record.read.items() if not self.tree.is_as_read(path, noted)]

    def keep(self, record: Record, answers: Mapping[str, Answers], *, partly: bool = False) -> Record:
        """Remembers a run, and gives it without the lines that it shows. `partly` one in which not everything was looked at."""
        findings = tuple(map(without_lines, record.judged.findings))
        bare = msgspec.structs.replace(record, judged=msgspec.structs.replace(record.judged, findings=findings, told={}))
        self._cache.note(self._name, bare)
        for service, said in answers.items():
            self._cache.note(self._place(service), said, detail=True)
        if partly:
            self._cache.hold()
        return bare

    def keep_located(self, located: Located) -> None:
        """Remembers which files are whose: that depends on nothing that a file holds."""
        self._cache.note(self._place(""), located, detail=True)

    def located(self) -> Located | None:
        """Which files are whose."""
        return self._cache.recalled(self._place(""), Located, detail=True)

    def keep_calls(self, graph: Graph) -> bytes:
        """Remembers who calls whom, and gives what tells it from others."""
        calls = Calls.of(graph)
        self._cache.note(self._place(_CALLS), calls, detail=True)
        return self.digest(repr(calls).encode(errors="surrogatepass"))

    def calls(self, told: bytes) -> Calls | None:
        """Who calls whom, if that is what was told by this."""
        calls = self._cache.recalled(self._place(_CALLS), Calls, detail=True)
        return None if calls is None or self.digest(repr(calls).encode(errors="surrogatepass")) != told else calls

    def answers(self, service: str) -> Answers | None:
        """What was said of a service by itself."""
        return self._cache.recalled(self._place(service), Answers, detail=True)

    def _place(self, service: str) -> bytes:
        return self.digest(b"\0".join((self._name, service.encode(errors="surrogatepass"))))


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

    It is of runs with the same options and rules, on the same day, about the same, with the same files. Our own code and data are
    the same as long as the cache is (`cache/stamp.py`); code of third parties may change unnoticed: with any of it, nothing is
    remembered.
    """
    if cache is None or request.past is not None or request.services or has_plugins():
        return None
    told = [
        repr((options, options.origin)),
        *(repr(rule) for rule, _ in rules),
        *sorted(known),
        repr((request.today, request.environments, sorted(request.weights.items()), sorted((rendered or {}).items()))),
        *tree.files(),
        *sorted(tree.generated()),
        *map(repr, tree.notes()),
    ]
    return Memory(tree, cache, cache.digest("\0".join(told).encode(errors="surrogatepass")))
