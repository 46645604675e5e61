"""Takes figures and publishes them: `python -m benchmarks [PART ...] [--quick]`."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import (
    check_speed,
    cluster,
    cluster_page,
    graph_speed,
    growth,
    growth_page,
    hook_speed,
    import_tree,
    init_speed,
    jobs_speed,
    million_speed,
    profile,
    report_speed,
    start_up,
    warm_speed,
)
from benchmarks.alternatives import comparison
from benchmarks.commands import compile_program
from benchmarks.effort import Effort, fewest_pairs, quick
from benchmarks.page import page, replaced
from benchmarks.result import Result

_published = Path(__file__).with_name("RESULTS.md")

ratios: dict[str, Callable[[Effort], Iterator[Result]]] = {
    "start-up": start_up.results,
    "check": check_speed.results,
    "warm": warm_speed.results,
    "hook": hook_speed.results,
    "jobs": jobs_speed.results,
    "million": million_speed.results,
    "init": init_speed.results,
    "graph": graph_speed.results,
    "reports": report_speed.results,
}
"""The parts that compare: each gives some lines of RESULTS.md."""

parts = (*ratios, "growth", "cluster", "alternatives", "profile", "imports")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures config-lint and publishes the figures.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure: {', '.join(parts)} (default: all)")
    parser.add_argument("--pairs", type=int, default=fewest_pairs, help="pairs of runs for each ratio (default: %(default)s)")
    parser.add_argument("--sizes", type=int, nargs="+", help="services of the fleets for growth and cluster")
    parser.add_argument("--fleets", nargs="+", choices=growth.every_fleet, help="which fleets are to grow (default: all)")
    parser.add_argument(
        "--missing", action="store_true", help="of growth, only what is not there yet, or was taken beside other work"
    )
    parser.add_argument("--tools", nargs="+", choices=comparison.tools, help="which alternatives to try (default: all)")
    parser.add_argument("--quick", action="store_true", help="small fleets and two pairs, and nothing published")
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(parts):
        parser.error(f"there is no part {', '.join(sorted(unknown))}: there is {', '.join(parts)}")
    if arguments.pairs < fewest_pairs:
        parser.error(f"{arguments.pairs} pairs say too little: take {fewest_pairs} or more, or --quick")
    return arguments


def main() -> int:
    """Exit code 1 where a figure is over its limit."""
    arguments = _arguments()
    compile_program()
    effort = quick if arguments.quick else Effort(arguments.pairs)
    taken: list[Result] = []
    for part in arguments.parts or parts:
        for result in ratios[part](effort) if part in ratios else ():
            print(result.row(), flush=True)
            taken.append(result)
            if not arguments.quick:
                _publish([result])
        if part == "growth":
            _grow(arguments, effort)
        if part == "cluster":
            _share(arguments)
        if part == "alternatives":
            _compare(arguments, effort)
        if part == "profile":
            _look(effort, quick=arguments.quick)
        if part == "imports":
            print("\n".join(import_tree.trees()))
    return 0 if all(result.met for result in taken) else 1


def _publish(results: Sequence[Result]) -> None:
    before = _published.read_text(encoding="utf-8") if _published.is_file() else ""
    _published.write_text(page(replaced(before, results)), encoding="utf-8")


def _grow(arguments: argparse.Namespace, effort: Effort) -> None:
    """Publishes after each point, so that a run that is broken off has not been for nothing, and can be taken up again."""
    sizes = arguments.sizes or (growth.quick_sizes if arguments.quick else growth.sizes)
    asked = [growth.every_fleet[name] for name in arguments.fleets or growth.every_fleet]
    done = growth_page.settled() if arguments.missing else ()
    for point in growth.measured(sizes, effort, asked, done):
        print(growth_page.row(point), flush=True)
        if not arguments.quick:
            growth_page.publish([point])


def _share(arguments: argparse.Namespace) -> None:
    for trial in cluster.measured(arguments.sizes or (cluster.quick_sizes if arguments.quick else cluster.sizes)):
        print("\n".join(cluster_page.rows(trial)), flush=True)
        if not arguments.quick:
            cluster_page.publish([trial])


def _look(effort: Effort, *, quick: bool) -> None:
    seen = profile.measured(effort)
    print(profile.page(seen))
    if not quick:
        profile.publish(seen)


def _compare(arguments: argparse.Namespace, effort: Effort) -> None:
    for trial in comparison.trials(effort, [comparison.tools[name] for name in arguments.tools or comparison.tools]):
        print(trial.row(), flush=True)
        if not arguments.quick:
            comparison.publish([trial], _published.parent)


if __name__ == "__main__":
    sys.exit(main())
