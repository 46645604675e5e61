"""What findings show of services that changed: the same, perhaps on other lines, or something else."""

from collections.abc import Iterator, Mapping

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.moved import Moved
from config_lint.domain.place import Place, place_of
from config_lint.domain.service import Service
from config_lint.pipeline.memory.imprint import Change
from config_lint.pipeline.memory.record import Pair, Record
from config_lint.values.shortened import LONGEST


def shown_again(
    record: Record, change: Change, services: Mapping[Pair, Service], moved: Moved | None = None
) -> tuple[Record, frozenset[str]]:
    """The record with its findings where they stand now, and the rules, by id, with one that shows something else than it did.

    `services` are those that changed, as they are, and `moved` says where what they had stands now. What a rule says of each
    service by itself is kept beside it, too: it is told again where anything moved.
    """
    pairs = {record.outline.pairs[index] for index in change.where}
    findings: list[Finding] = []
    others: set[str] = set()
    for finding in record.judged.findings:
        places = [place for place in places_of(finding) if (place.environment, place.service) in pairs]
        if all(_is_as_shown(place, services) for place in places):
            findings.append(finding)
            continue
        now = moved.said(finding) if moved is not None and finding.rule not in record.state.severally else None
        if now is None or not _is_written(now, pairs, services):
            others.add(finding.rule)
        findings.append(now or finding)
    judged = msgspec.structs.replace(record.judged, findings=tuple(findings))
    return msgspec.structs.replace(record, judged=judged), frozenset(others)


def places_of(finding: Finding) -> Iterator[Place]:
    """The places that a finding shows."""
    yield finding.place
    yield from (related.place for related in finding.related)
    if finding.cause is not None:
        yield finding.cause


def _is_written(finding: Finding, pairs: set[Pair], services: Mapping[Pair, Service]) -> bool:
    """Whether what it shows that is written in some services is what is written there."""
    written = (place for place in places_of(finding) if place.chain and (place.environment, place.service) in pairs)
    return all(_is_as_shown(place, services) for place in written)


def _is_as_shown(place: Place, services: Mapping[Pair, Service]) -> bool:
    """Whether a place still shows the same; False where it cannot be known."""
    setting = services[place.environment, place.service].by_name.get((place.document, place.name))
    if setting is None or not place.chain:
        return False
    whole = place_of(setting)
    if place.location not in (whole.location, place.chain[-1].location):  # it is shown where something else stands
        return False
    now = whole.chain
    steps = zip(place.chain, now, strict=False)
    alike = all((one.location, one.owner, one.value) == (other.location, other.owner, other.value) for one, other in steps)
    return alike and len(place.chain) == len(now) and all(len(step.value) <= LONGEST for step in now)
