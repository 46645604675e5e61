"""Which rules a change of values concerns."""

from collections.abc import Collection, Iterator, Mapping

from config_lint.domain.finding import Finding
from config_lint.domain.place import Place, place_of
from config_lint.domain.service import Service
from config_lint.pipeline.memory.imprint import Change, is_concerned
from config_lint.pipeline.memory.record import Pair, Record
from config_lint.values.shortened import LONGEST


def concerned(change: Change, record: Record, services: Mapping[Pair, Service], blind: Collection[str]) -> frozenset[str]:
    """The rules, by id, that may answer otherwise, or say what they said in other words; `services` are those that changed now.

    That is those that need values of a kind that changed, but for those that are `blind` to the change, and those with findings
    at settings of other values than before, or on other lines: whatever decided about them, both are shown there.
    """
    pairs = {record.outline.pairs[index] for index in change.where}
    showing = {
        finding.rule
        for finding in record.judged.findings
        if any(not _is_as_shown(place, services) for place in places_of(finding) if (place.environment, place.service) in pairs)
    }
    fields = record.state.fields
    seeing = {rule for rule, needs in record.state.needs.items() if is_concerned(needs, change.seen_by(fields.get(rule)).kinds)}
    return frozenset(showing | seeing.difference(blind))


def places_of(finding: Finding) -> Iterator[Place]:
    """The places that a finding shows."""
    yield finding.place
    yield from (related.place for related in finding.related)
    if finding.cause is not None:
        yield finding.cause


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
