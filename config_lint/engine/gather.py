"""Violations to findings: one fault, one finding."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from config_lint.domain.finding import Finding, RelatedPlace
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import Place
from config_lint.domain.rule import Rule
from config_lint.domain.severity import Confidence, Severity
from config_lint.domain.violation import Violation
from config_lint.engine.ask import Member
from config_lint.engine.excerpt import Excerpts
from config_lint.engine.fingerprint import fingerprint
from config_lint.engine.lines import with_lines
from config_lint.engine.wording import PLAIN, host_of, worded
from config_lint.values.shortened import shortened

Pair = tuple[str, str]
Root = tuple[str, int, str]


class Fault(NamedTuple):
    """Violations of one rule at the same places: the first of the worst, as whose it is told, and whom all of them reach."""

    rule: Rule
    first: Violation
    place: Place
    affects: tuple[Pair, ...]


def everybody(_pair: Pair) -> bool:
    """All are asked about."""
    return True


def gather(
    violations: Iterable[Member],
    fleet: Fleet,
    weights: Mapping[str, Severity],
    excerpts: Excerpts,
    wanted: Callable[[Pair], bool] = everybody,
) -> list[Finding]:
    """The findings, each with every (environment, service) that it reaches, in the order in which they were met.

    Violations of one rule at the same places are one finding: a bad line of a base file is said once, however many environments
    read it, and as bad as it is for the worst of them. `weights` are severities set by `[severity]`; `excerpts` gives the safe
    text of a location's line. What reaches nobody who is `wanted`, and is told with nothing that does, gets no words: nobody will
    read them.
    """
    gathered: dict[tuple[Any, ...], list[Member]] = {}
    for rule, violation in violations:
        others = tuple(sorted(related.place.location for related in violation.related))
        fault = (rule.id, violation.place.location, violation.place.key, violation.subject, others)
        gathered.setdefault(fault, []).append((rule, violation))
    order = _order(fleet)
    faults = [_fault(members, fleet, order) for members in gathered.values()]
    roots = _roots([(fault.place, fault.first.cause) for fault in faults])
    told = {root for fault, root in zip(faults, roots, strict=True) if not fault.affects or any(map(wanted, fault.affects))}
    return [_finding(fault, weights, excerpts, is_told=root in told) for fault, root in zip(faults, roots, strict=True)]


def _order(fleet: Fleet) -> Callable[[Pair], tuple[int, Pair]]:
    """Where a service stands in the promotion order; what is none of the fleet's stands behind."""
    places = {pair: index for index, pair in enumerate(fleet.pairs)}
    return lambda pair: (places.get(pair, len(places)), pair)


def _fault(members: Sequence[Member], fleet: Fleet, order: Callable[[Pair], tuple[int, Pair]]) -> Fault:
    affects = tuple(sorted({pair for _, violation in members for pair in _reached(violation, fleet)}, key=order))
    rule, first = min(
        members, key=lambda member: (*_ease(*member), order((member[1].place.environment, member[1].place.service)))
    )
    place = first.place if first.place.environment or not affects else _owned(first.place, affects[0])
    return Fault(rule, first, place, affects)


def _finding(fault: Fault, weights: Mapping[str, Severity], excerpts: Excerpts, *, is_told: bool) -> Finding:
    rule, first, place, affects = fault
    severity, confidence = _weight(rule, first)
    bare = Finding(
        rule=rule.id,
        severity=weights.get(rule.id, severity),
        confidence=confidence,
        message="",
        place=place,
        affects=affects,
        fingerprint=fingerprint(rule.id, place, affects, [related.place for related in first.related], first.subject),
        related=tuple(RelatedPlace("", other.place) for other in first.related),
        cause=first.cause,
        score=first.score,
        host=host_of(first),
    )
    return _told(bare, rule, first, excerpts) if is_told else bare


def _told(bare: Finding, rule: Rule, first: Violation, excerpts: Excerpts) -> Finding:
    """The finding in the words of its rule, with the lines that it speaks of."""
    words = worded(rule, first, bare.place)
    related = tuple(RelatedPlace(shortened(other.message), other.place) for other in first.related)
    told = msgspec.structs.replace(bare, message=words.message, related=related, remedy=words.remedy)
    return with_lines(told, excerpts)


def _weight(rule: Rule, violation: Violation) -> tuple[Severity, Confidence]:
    variant = rule.variants.get(violation.variant, PLAIN)
    severity = rule.severity if variant.severity is None else variant.severity
    confidence = rule.confidence if variant.confidence is None else variant.confidence
    return severity, min(confidence, violation.score.confidence) if violation.score else confidence


def _ease(rule: Rule, violation: Violation) -> tuple[int, int]:
    """Smallest for the worst and surest."""
    severity, confidence = _weight(rule, violation)
    return -severity, -confidence


def _reached(violation: Violation, fleet: Fleet) -> Iterable[Pair]:
    yield from violation.affects
    place = violation.place
    if place.environment and place.service:
        yield (place.environment, place.service)
    elif not violation.affects:
        for pair in fleet.fed.get(place.location.path, ()):
            if place.environment in ("", pair[0]) and place.service in ("", pair[1]):
                yield pair


def _owned(place: Place, pair: Pair) -> Place:
    """A fault of a file is its only environment's and only service's, or the first's."""
    return msgspec.structs.replace(place, environment=pair[0], service=pair[1])


def root_of(place: Place) -> Root:
    """The line of a key: what is wrong there is one thing."""
    return place.location.path, place.location.line, place.key


LONGEST_WAY = 3
"""Steps from where a fault shows to its cause, to the cause of that one."""


def _roots(faults: Sequence[tuple[Place, Place | None]]) -> list[Root]:
    """What each fault, a place and perhaps its cause, is told together with: its line and key, or those of what caused it.

    What else is wrong where a fault shows goes with the fault.
    """
    ends = [(root_of(place), root_of(cause or place)) for place, cause in faults]
    ways = {shown: root for shown, root in ends if shown != root}
    roots = [root for _, root in ends]
    for _ in range(LONGEST_WAY if ways else 0):
        roots = [ways.get(root, root) for root in roots]
    return roots


def under_roots(findings: Sequence[Finding], fleet: Fleet) -> list[Finding]:
    """Findings at the same line of the same key are one: the worst, surest one, with the others under it.

    So are those that a value at another place caused, together with what is wrong there, and with what else is wrong where it
    shows.
    """
    by_place: dict[Root, list[Finding]] = {}
    for finding, root in zip(findings, _roots([(found.place, found.cause) for found in findings]), strict=True):
        by_place.setdefault(root, []).append(finding)
    order = _order(fleet)
    rooted: list[Finding] = []
    for members in by_place.values():
        first, *others = sorted(members, key=lambda finding: (-finding.severity, -finding.confidence, finding.rule))
        affects = sorted({pair for finding in members for pair in finding.affects}, key=order)
        rooted.append(msgspec.structs.replace(_at_cause(first), also=tuple(others), affects=tuple(affects)) if others else first)
    return rooted


def _at_cause(finding: Finding) -> Finding:
    """The finding told from the value that caused it, with its own place as another side."""
    cause = finding.cause
    if cause is None or cause.location == finding.place.location:
        return finding
    excerpt = next((related.excerpt for related in finding.related if related.place.location == cause.location), None)
    own = RelatedPlace("one of those that it breaks", finding.place, finding.excerpt)
    others = (related for related in finding.related if related.place.location != cause.location)
    # what would satisfy this relation alone is not the smallest change for all of them
    return msgspec.structs.replace(finding, place=cause, excerpt=excerpt, related=(own, *others), remedy="")
