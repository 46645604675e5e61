"""A fleet of many calls: what the graph, and the rules that walk it, add to a `check`."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import config_lint
from benchmarks.effort import Effort
from benchmarks.pairs import compare, exponent, repeat
from benchmarks.result import Result, ratio

layers, calls = 5, 6
"""How many services stand one behind the other, and how many of the next layer each of them calls."""

sizes = (1_000, 3_000, 10_000)
packs = ("health", "api-contracts", "resilience", "sessions", "analytics")

_declarations = """\
promotion = ["production"]

[[sources]]
path = "{environment}/{service}.env"
"""


def write(folder: Path, services: int) -> int:
    """A fleet in one environment, each service with a database and calls into the next layer; gives the number of edges."""
    (folder / "production").mkdir(parents=True)
    (folder / "config-lint.toml").write_text(_declarations)
    wide, edges = services // layers, 0
    for number in range(services):
        layer, place = divmod(number, wide)
        called = [(layer + 1) * wide + (place * calls + step) % wide for step in range(calls)] if layer + 1 < layers else []
        lines = ("PORT=8080", f"DATABASE_URL=postgresql://node@database-{number}.internal/node?sslmode=verify-full")
        spoken = chain(lines, *(_call(other, layer) for other in called))
        (folder / "production" / f"node-{number}.env").write_text("\n".join((*spoken, "")))
        edges += len(called) + 1
    return edges


def _call(other: int, layer: int) -> tuple[str, ...]:
    name = f"NODE_{other}"
    return (
        f"{name}_URL=http://node-{other}:8080",
        f"{name}_TIMEOUT={3 ** (layers - layer)}s",
        f"{name}_MAX_ATTEMPTS={2 if layer % 2 else 1}",
        f"{name}_RETRY_BASE_DELAY=100ms",
        f"{name}_RETRY_JITTER=0.2",
    )


def results(effort: Effort) -> Iterator[Result]:
    """The ratio with and without the packs that judge calls, and how the cost of judging them grows with the edges."""
    without = tuple(word for pack in packs for word in ("--ignore", pack))
    with TemporaryDirectory() as folder:
        fleets = {write(Path(folder) / str(size), effort.files(size)): Path(folder) / str(size) for size in sizes}
        edges = max(fleets)
        check = config_lint(fleets[edges], "check", "-q", "--no-cache")
        comparison = compare(check, check._replace(arguments=(*check.arguments, *without)), effort)
        yield ratio(
            f"`check` of {sizes[-1]:,} services with {edges:,} edges, with and without the packs about calls", 2, comparison
        )
        commands = {edges: config_lint(root, "check", "-q", "--no-cache") for edges, root in fleets.items()}
        costs = {edges: repeat(command, effort)[0].cpu for edges, command in commands.items()}
        detail = "; ".join(f"{cost:.2f} s for {edges:,} edges" for edges, cost in costs.items())
        yield Result(
            "exponent of its CPU time over the number of edges", exponent(list(costs), list(costs.values())), 1.1, "", detail
        )
