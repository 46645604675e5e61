"""Takes figures and publishes them: `python -m benchmarks [PART ...] [--quick]`."""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import check_speed, corpus, graph_speed, growth, import_tree, init_speed, start_up, warm_speed
from benchmarks.commands import compile_program
from benchmarks.pairs import fewest_pairs
from benchmarks.result import Result

_published = Path(__file__).with_name("RESULTS.md")

_grown = Path(__file__).with_name("GROWTH.md")

ratios: dict[str, Callable[[int], Iterator[Result]]] = {
    "start-up": start_up.results,
    "check": check_speed.results,
    "warm": warm_speed.results,
    "init": init_speed.results,
    "graph": graph_speed.results,
}
"""The parts that compare: each gives some lines of RESULTS.md."""

parts = (*ratios, "growth", "imports")

_page = """\
# Figures

Written by `python -m benchmarks`; a part that is run by itself (`python -m benchmarks warm`) replaces its own lines. Byte code
is compiled first. A ratio is the median over {pairs} pairs of runs, taken in turns after one warm-up of each command, with its
quartiles; seconds are medians, memory is the most that any run held. The fleet is a generated one (`benchmarks/corpus.py`): files
of about 2 KB, each with a server, dependencies, a database, auth, logging and {plain} other settings.{growth}

{facts}

| what | figure | at most | met | detail |
|---|---|---|---|---|
{rows}
"""

_growth_page = """\
# Growth

Written by `python -m benchmarks growth`: generated fleets in three notations (`benchmarks/fleets.py`), each a file for every
service in every environment. Cold is without the cache, warm with all of it; medians of {rounds} runs after one. The floors do
one thing with the same files, in one process.

{facts}

![CPU time and memory over the size of the fleet](growth.svg)

{table}"""


def _facts() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("PyYAML", "pydantic", "typer"))
    return (
        f"config-lint {version('config-lint')} on {platform.python_implementation()} {platform.python_version()}, {libraries}; "
        f"{platform.system()}, {os.cpu_count()} cores; {datetime.now(UTC):%Y-%m-%d}."
    )


def page(rows: Iterable[str], pairs: int) -> str:
    """The page that is published."""
    grown = f"\nHow time and memory grow with it is in [{_grown.name}]({_grown.name})." if _grown.is_file() else ""
    return _page.format(pairs=pairs, plain=corpus.settings_per_file, growth=grown, facts=_facts(), rows="\n".join(rows))


def replaced(published: str, results: Sequence[Result]) -> list[str]:
    """The lines of a published page, those of the results in place of the ones that say the same, otherwise at the end."""
    rows = {row.split("|")[1].strip(): row for row in published.splitlines() if row.startswith("| ")}
    rows.pop("what", None)
    return list((rows | {result.what: result.row() for result in results}).values())


def _write_growth(sizes: Sequence[int], *, is_published: bool) -> None:
    found = []
    for point in growth.points(sizes):
        print(point.row(), flush=True)
        found.append(point)
    if is_published:
        growth.plot(found, _grown.with_name("growth.svg"))
        text = _growth_page.format(rounds=growth.rounds, facts=_facts(), table=growth.table(found))
        _grown.write_text(text, encoding="utf-8")


def main() -> int:
    """Exit code 1 where a figure is over its limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures config-lint and publishes the figures.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure: {', '.join(parts)} (default: all)")
    parser.add_argument("--pairs", type=int, default=fewest_pairs, help="pairs of runs for each ratio (default: %(default)s)")
    parser.add_argument("--sizes", type=int, nargs="+", help=f"services of the growing fleets (default: {growth.sizes})")
    parser.add_argument("--quick", action="store_true", help="small fleets for the growth, and nothing published")
    arguments = parser.parse_args()
    wanted = arguments.parts or parts
    if unknown := set(wanted) - set(parts):
        parser.error(f"there is no part {', '.join(sorted(unknown))}: there is {', '.join(parts)}")
    compile_program()
    taken: list[Result] = []
    for part in wanted:
        for result in ratios[part](arguments.pairs) if part in ratios else ():
            print(result.row(), flush=True)
            taken.append(result)
        if part == "growth":
            sizes = arguments.sizes or (growth.quick_sizes if arguments.quick else growth.sizes)
            _write_growth(sizes, is_published=not arguments.quick)
        if part == "imports":
            print("\n".join(import_tree.trees()))
    if taken and not arguments.quick:
        before = _published.read_text(encoding="utf-8") if _published.is_file() else ""
        _published.write_text(page(replaced(before, taken), arguments.pairs), encoding="utf-8")
    return 0 if all(result.met for result in taken) else 1


if __name__ == "__main__":
    sys.exit(main())
