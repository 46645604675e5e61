"""Takes all figures and writes them to RESULTS.md: `python -m benchmarks [--pairs NUMBER]`."""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from benchmarks import check_speed, corpus, graph_speed, init_speed, report_speed, start_up
from benchmarks.commands import compile_program
from benchmarks.pairs import fewest_pairs
from benchmarks.result import Result

_published = Path(__file__).with_name("RESULTS.md")

_page = """\
# Figures

Written by `python -m benchmarks`. Byte code is compiled first. A ratio is the median over {pairs} pairs of runs, taken in turns
after one warm-up of each command, with its quartiles; seconds are medians, memory is the most that any run held. The fleet is a
generated one (`benchmarks/corpus.py`): files of about 2 KB, each with a server, dependencies, a database, auth, logging and
{plain} other settings.

{facts}

| what | figure | at most | met | detail |
|---|---|---|---|---|
{rows}
"""


def _facts() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("PyYAML", "pydantic", "typer"))
    return (
        f"config-lint {version('config-lint')} on {platform.python_implementation()} {platform.python_version()}, {libraries}; "
        f"{platform.system()}, {os.cpu_count()} cores; {datetime.now(UTC):%Y-%m-%d}."
    )


def page(results: Sequence[Result], pairs: int) -> str:
    """The page that is published."""
    rows = "\n".join(result.row() for result in results)
    return _page.format(pairs=pairs, plain=corpus.settings_per_file, facts=_facts(), rows=rows)


def main() -> int:
    """Exit code 1 where a figure is over its limit."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures config-lint and writes RESULTS.md.")
    parser.add_argument("--pairs", type=int, default=fewest_pairs, help="pairs of runs for each ratio (default: %(default)s)")
    pairs: int = parser.parse_args().pairs
    compile_program()
    taken = []
    for result in chain(
        start_up.results(pairs),
        check_speed.results(pairs),
        init_speed.results(pairs),
        graph_speed.results(pairs),
        report_speed.results(pairs),
    ):
        print(result.row(), flush=True)
        taken.append(result)
    _published.write_text(page(taken, pairs), encoding="utf-8")
    return 0 if all(result.met for result in taken) else 1


if __name__ == "__main__":
    sys.exit(main())
