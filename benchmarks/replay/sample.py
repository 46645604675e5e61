"""A fixed random sample of what is said after the fixes, and what a reader said of each finding in it."""

import csv
import random
from collections.abc import Iterable
from pathlib import Path

import msgspec

from benchmarks.replay.runs import Hit

size = 100
seed = 20260101
judged = Path(__file__).with_name("judgements.tsv")
verdicts = ("true", "false", "cannot tell")


class Drawn(msgspec.Struct, frozen=True, order=True):
    """A finding of the sample: the same one on several trees of a repository is one."""

    repository: str
    rule: str
    fingerprint: str
    tag: str
    severity: str
    place: str
    message: str


class Judgement(msgspec.Struct, frozen=True):
    """What a reader said of a finding, in words of their own."""

    verdict: str
    reason: str


def population(said: Iterable[tuple[str, str, Hit]]) -> list[Drawn]:
    """The findings of error and warning level, from (repository, tag, finding), each at the first tag that has it, in order."""
    found: dict[tuple[str, str], Drawn] = {}
    for repository, tag, hit in said:
        if hit.severity != "info":
            first = hit.points[0]
            place = f"{first.path}:{first.line}"
            drawn = Drawn(repository, hit.rule, hit.fingerprint, tag, hit.severity, place, hit.message)
            found.setdefault((repository, hit.fingerprint), drawn)
    return sorted(found.values())


def sample(everything: list[Drawn]) -> list[Drawn]:
    """At most `size` of them, the same ones every time."""
    return sorted(random.Random(seed).sample(everything, min(size, len(everything))))


def judgements(file: Path = judged) -> dict[tuple[str, str], Judgement]:
    """What was said so far, by (repository, fingerprint). Raises `ValueError` for a verdict that is none."""
    found: dict[tuple[str, str], Judgement] = {}
    if not file.exists():
        return found
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened, delimiter="\t"):
            if row["verdict"] not in verdicts:
                message = f"{file.name} says {row['verdict']!r} of {row['fingerprint']}: it is one of {', '.join(verdicts)}"
                raise ValueError(message)
            found[row["repository"], row["fingerprint"]] = Judgement(row["verdict"], row["reason"])
    return found
