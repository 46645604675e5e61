"""Whether a case is found: what points at its fixed lines before, and is gone after."""

from collections.abc import Iterable, Iterator

import msgspec

from benchmarks.replay.cases import Case, Change
from benchmarks.replay.runs import Hit, Outcome, Point
from config_lint.domain.key import parse

wrappers = frozenset(("apiVersion", "data", "key", "kind", "name", "op", "path", "target", "value", "valueFrom", "version"))
"""Keys that say nothing about which setting is meant, since every list of settings has them."""


class Score(msgspec.Struct, frozen=True):
    """How a case fared; `found` are the rules that point at a fixed line or key, `near` those that only point at a fixed file."""

    case: Case
    found: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    failure: str = ""


def score(case: Case, before: Outcome, after: Outcome) -> Score:
    """The case's score for one layout."""
    if before.failure or after.failure:
        return Score(case, failure=before.failure or after.failure)
    still = {hit.fingerprint for hit in (*after.hits, *after.under)}
    gone = [hit for hit in (*before.hits, *before.under) if hit.fingerprint not in still]
    return Score(case, tuple(_rules(case, gone, exact=True)), tuple(_rules(case, gone, exact=False)))


def _rules(case: Case, hits: Iterable[Hit], *, exact: bool) -> Iterator[str]:
    told = set()
    for hit in hits:
        if hit.rule not in told and any(_meets(point, change, exact=exact) for point in hit.points for change in case.changes):
            told.add(hit.rule)
            yield hit.rule


def _meets(point: Point, change: Change, *, exact: bool) -> bool:
    if point.path != change.path:
        return False
    return not exact or _on_lines(point, change) or _is_inserted(point, change)


def _on_lines(point: Point, change: Change) -> bool:
    return any(point.line <= last and point.end_line >= first for first, last in change.before)


def _is_inserted(point: Point, change: Change) -> bool:
    """Whether it stands where the fix put something in, or speaks of a key that it put in.

    What is missing is located at its deepest parent there, so that the key is what tells.
    """
    if not change.before_at:
        return False
    around = {line for at in change.before_at for line in (at, at + 1)}
    parts = [part.strip("[]") for part in parse(point.key) if part not in wrappers] if point.key else []
    return point.line in around or (bool(parts) and parts[-1] in set(change.keys) - wrappers)
