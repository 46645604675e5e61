"""One run of the real pipeline on one tree, and what is kept of it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.place import Place
from config_lint.domain.tree import Tree
from config_lint.domain.usage import UsageError
from config_lint.options import Options, Origin, parse
from config_lint.pipeline.asking import request_for, rules_for
from config_lint.pipeline.checking import check
from config_lint.pipeline.drafting import drafted

today = date(2026, 1, 1)
"""The day that every run takes for today, so that the same tree gives the same findings for ever."""

INIT = "init"
"""The layout that `init` writes for the tree; any other name is that of a layout file."""


class Job(NamedTuple):
    """One run: a tree, and the layout that it is read by."""

    bundle: str
    tag: str
    layout: str


class Point(msgspec.Struct, frozen=True):
    """A place that a finding speaks of: a file, its lines (1-based, inclusive), the key as written there."""

    path: str
    line: int
    end_line: int
    key: str


class Hit(msgspec.Struct, frozen=True):
    """What is kept of a finding: no value, no line of the file. The first of `points` is the primary one."""

    rule: str
    severity: str
    confidence: str
    fingerprint: str
    points: tuple[Point, ...]
    message: str


class Outcome(msgspec.Struct, frozen=True):
    """What a run said; `failure` is why there was none, otherwise empty. `hits` are the roots, `under` what stands under them."""

    settings: int = 0
    services: int = 0
    hits: tuple[Hit, ...] = ()
    under: tuple[Hit, ...] = ()
    failure: str = ""


def run(tree: Tree, layout: str, layouts: Path) -> Outcome:
    """The default rules on a tree, read as a layout file says, or as `init` would write one."""
    try:
        options = options_for(tree, layout, layouts)
        rules, known = rules_for(options, [], (), ())
        request = request_for(options, known, today=today)
        report, _ = check(tree, options, rules, known, request)
    except UsageError as error:
        return Outcome(failure=error.message)
    coverage = report.coverage
    under = tuple(hit_of(finding) for root in report.findings for finding in root.also)
    return Outcome(coverage.settings, coverage.services, tuple(map(hit_of, report.findings)), under)


def options_for(tree: Tree, layout: str, layouts: Path) -> Options:
    """The options of a layout. Raises `UsageError` where `init` finds none for the tree."""
    origin = Origin(file="config-lint.toml")
    if layout == INIT:
        return drafted(tree, parse("", origin))[1]
    return parse((layouts / f"{layout}.toml").read_text(encoding="utf-8"), origin)


def hit_of(finding: Finding) -> Hit:
    """What is kept of a finding."""
    places = (finding.place, *(related.place for related in finding.related))
    points = tuple(map(_point, places))
    return Hit(finding.rule, str(finding.severity), str(finding.confidence), finding.fingerprint, points, finding.message)


def _point(place: Place) -> Point:
    where = place.location
    # An end is exclusive: a place that ends before the first column of a line does not reach it.
    last = where.end_line - 1 if where.end_column == 1 and where.end_line > where.line else where.end_line
    return Point(where.path, where.line, last, place.key)
