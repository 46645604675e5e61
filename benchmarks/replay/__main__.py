"""Replays real faults and writes REPLAY.md: `python -m benchmarks.replay [--data DIR] [--bundle NAME] [--kept FILE]`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.replay import tables
from benchmarks.replay.bundles import Bundles
from benchmarks.replay.cases import Case, cases_in, data_folder
from benchmarks.replay.kept import Kept
from benchmarks.replay.runs import INIT, Hit, Job, Outcome, run
from benchmarks.replay.sample import Drawn, judgements, population, sample, seed
from benchmarks.replay.score import Score, score

published = Path(__file__).resolve().parent.parent / "REPLAY.md"

told_every = 50
"""Runs between two lines on standard error."""

_page = """\
# Real faults, replayed

Written by `python -m benchmarks.replay`. Each case is a fix of wrong configuration in the history of a public repository: the
default rules run on the whole tree before and after it. A case is *found* where a finding before points, with its primary or a
related place, at a line or an inserted key of the fix and is gone after (by fingerprint); *file* counts those that only name a
file of it. Every tree is read with a layout file as its team would write it and, beside it, with the one that `init` writes.

{facts}

{aims}

## Recall

{detectable}

{classes}

{repositories}

{ways}

## Noise

All findings of the default set on the trees after fixes.

{density}

{rules}

## Precision

A random sample (seed {seed}) of {size} of the {population} different findings of error and warning level after the fixes,
judged one by one with the files open, and by what the team changed there later. *True* is what is as the finding says, and wrong
or without use; *cannot tell* is what only the team knows. Precision is true / (true + false).

{precision}
"""

_reading = "## What stands in the way"
"""What follows is written by hand, and kept."""


def main() -> int:
    """Exit code 2 where the data are not there."""
    arguments = _arguments()
    try:
        data = data_folder(arguments.data)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    cases = [case for case in cases_in(data) if arguments.bundle in ("", case.repository) and arguments.case in ("", case.id)]
    with TemporaryDirectory(prefix="replay-") as folder:
        outcomes = _outcomes(_jobs(cases), data, Path(folder), arguments.jobs, Kept(arguments.kept))
    declared, drafted = ([_score(case, outcomes, drafted=each) for case in cases] for each in (False, True))
    after = [(case, outcomes[Job(case.bundle, case.tag("after"), case.layout)]) for case in cases]
    _tell(declared, after, sample(population(_said(after))))
    if not arguments.bundle and not arguments.case:
        known = published.read_text(encoding="utf-8") if published.exists() else ""
        reading = known[known.index(_reading) :] if _reading in known else ""
        published.write_text("\n".join(filter(None, (page(declared, drafted, after), reading))), encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replay", description="Replays real faults, writes REPLAY.md.")
    parser.add_argument("--data", type=Path, help="folder of bundles, layouts and cases (default: ../shared/data)")
    parser.add_argument("--bundle", default="", help="only the cases of this repository; nothing is written then")
    parser.add_argument("--case", default="", help="only this case; nothing is written then")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: %(default)s)")
    parser.add_argument("--kept", type=Path, help="file of what this version of the program has said already, to go on from")
    return parser.parse_args()


def _jobs(cases: Sequence[Case]) -> list[Job]:
    """Every run once, however many cases share it, by repository."""
    pairs = ((case, layout, side) for case in cases for layout in (case.layout, INIT) for side in ("before", "after"))
    return list(dict.fromkeys(Job(case.bundle, case.tag(side), layout) for case, layout, side in pairs))


def _outcomes(jobs: Sequence[Job], data: Path, folder: Path, processes: int, kept: Kept) -> dict[Job, Outcome]:
    bundles = Bundles(data, folder)
    left = [job for job in jobs if job not in kept.outcomes]
    for bundle in sorted({job.bundle for job in left}):
        bundles.clone(bundle)
    started = monotonic()
    with ProcessPoolExecutor(processes) as pool:
        outcomes = zip(left, pool.map(_run, left, [data] * len(left), [folder] * len(left)), strict=True)
        for done, (job, outcome) in enumerate(outcomes, start=1):
            kept.outcomes[job] = outcome
            if done % told_every == 0 or done == len(left):
                kept.save()
                print(f"{done} of {len(left)} runs, {monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return kept.outcomes


def _run(job: Job, data: Path, folder: Path) -> Outcome:
    return run(Bundles(data, folder).tree(job.bundle, job.tag), job.layout, data / "layouts")


def _score(case: Case, outcomes: dict[Job, Outcome], *, drafted: bool) -> Score:
    layout = INIT if drafted else case.layout
    before, after = (outcomes[Job(case.bundle, case.tag(side), layout)] for side in ("before", "after"))
    return score(case, before, after)


def _tell(scores: Sequence[Score], after: Sequence[tuple[Case, Outcome]], drawn: Sequence[Drawn]) -> None:
    for each in scores:
        how = ", ".join(each.found) or ("file: " + ", ".join(each.near) if each.near else each.failure or "-")
        print(f"{each.case.id:20} {each.case.detectable:6} {','.join(each.case.classes):6} {how}")
    print(tables.recall("detectable", tables.by_detectable, scores, ()))
    print(tables.density([(case.repository, outcome) for case, outcome in after]))
    judged = judgements()
    for finding in drawn:
        if (finding.repository, finding.fingerprint) not in judged:
            print(f"not judged: {finding.repository} {finding.tag} {finding.place} {finding.rule} {finding.fingerprint}")


def page(declared: Sequence[Score], drafted: Sequence[Score], after: Sequence[tuple[Case, Outcome]]) -> str:
    """The page that is published: figures, and nothing of what stands in the repositories."""
    everything = population(_said(after))
    drawn = sample(everything)
    by_name = [(case.repository, outcome) for case, outcome in after]
    seen = [[score for score in scores if score.case.detectable == "yes"] for scores in (declared, drafted)]
    return _page.format(
        facts=f"config-lint {version('config-lint')}, {datetime.now(UTC):%Y-%m-%d}; {len(declared)} cases. The tables after the "
        "first hold the cases that can be seen in the tree.",
        aims=tables.aims(seen[0], by_name, drawn, judgements()),
        detectable=tables.recall("can be seen in the tree", tables.by_detectable, declared, drafted),
        classes=tables.recall("class", tables.by_class, *seen),
        repositories=tables.recall("repository", tables.by_repository, *seen),
        ways=tables.recall("way it was found", tables.by_way, *seen),
        density=tables.density(by_name),
        rules=tables.by_rule(by_name, declared),
        seed=seed,
        size=len(drawn),
        population=len(everything),
        precision=tables.precision(drawn, judgements()),
    )


def _said(after: Sequence[tuple[Case, Outcome]]) -> Iterator[tuple[str, str, Hit]]:
    for case, outcome in after:
        for hit in outcome.hits:
            yield case.repository, case.tag("after"), hit


if __name__ == "__main__":
    sys.exit(main())
