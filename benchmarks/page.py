"""The published page of figures, whose lines are replaced by those that are measured anew."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from benchmarks import corpus
from benchmarks.effort import fewest_long_pairs, fewest_pairs, patience
from benchmarks.others import is_quiet
from benchmarks.pairs import Run
from benchmarks.result import Result

_page = """\
# Figures

Written by `python -m benchmarks`; a part that is run by itself (`python -m benchmarks warm`) replaces its own lines. Byte code
is compiled first. A ratio is the median over {pairs} pairs of runs, taken in turns after one warm-up of each command, with its
quartiles; of pairs that would take more than {patience:.0f} seconds together there are fewer, down to {few}. Seconds are medians,
memory is the most that any run held. The fleet is a generated one (`benchmarks/corpus.py`): files of about 2 KB, each with a
server, dependencies, a database, auth, logging and {plain} other settings.

How time and memory grow with the fleet is in [GROWTH.md](GROWTH.md); where the time goes, and what stands in the way of more, in
[PROFILE.md](PROFILE.md); what a cluster makes of it, in [CLUSTER.md](CLUSTER.md); what other tools find on the same files, and
what they take, in [ALTERNATIVES.md](ALTERNATIVES.md).

{facts}

| what | figure | limit | met | detail |
|---|---|---|---|---|
{rows}
"""


def facts() -> str:
    """With what was measured: versions, the kind of machine, the day."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("PyYAML", "pydantic", "typer"))
    return (
        f"config-lint {version('config-lint')} on {platform.python_implementation()} {platform.python_version()}, {libraries}; "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores; {today()}."
    )


_beside = """
\\* taken beside other work, or it is not known that there was none: CPU says more than time.
"""


def star(run: Run) -> str:
    """Marks the time of a run that was not alone on the machine."""
    return "" if is_quiet(run.others) else r" \*"


def beside(runs: Iterable[Run]) -> str:
    """What the mark means, where there is one."""
    return "" if all(is_quiet(run.others) for run in runs) else _beside


def today() -> str:
    """The day of measuring, as it is published."""
    return f"{datetime.now(UTC):%Y-%m-%d}"


def page(rows: Iterable[str]) -> str:
    """The page that is published."""
    return _page.format(
        pairs=fewest_pairs,
        patience=patience,
        few=fewest_long_pairs,
        plain=corpus.settings_per_file,
        facts=facts(),
        rows="\n".join(rows),
    )


def replaced(published: str, results: Sequence[Result]) -> list[str]:
    """The lines of a published page, those of the results in place of the ones that say the same, otherwise at the end."""
    rows = {row.split("|")[1].strip(): row for row in published.splitlines() if row.startswith("| ")}
    rows.pop("what", None)
    dated = (result._replace(detail=f"{result.detail}; {today()}") for result in results)
    return list((rows | {result.what: result.row() for result in dated}).values())
