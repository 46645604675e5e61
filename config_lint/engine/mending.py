"""Whose it is to mend a finding: the services that are made of what stands at its place."""

from collections.abc import Callable

from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import Place
from config_lint.engine.request import Pair, Request


def mended_by(fleet: Fleet, request: Request) -> Callable[[Finding], bool] | None:
    """Tells whether those services that were asked about can mend a finding; None where all services were.

    They can where a place of it is theirs, the primary one or a related one of a service that it affects, or where a layer of
    theirs says what stands there: a base file is everybody's who reads it. A line that speaks to no service (one that cannot be
    parsed) belongs to all that its file feeds.
    """
    if not request.services:
        return None
    speaking: dict[str, dict[int, set[Pair]]] = {}

    def is_theirs(place: Place) -> bool:
        if request.names((place.environment, place.service)):
            return True
        path = place.location.path
        fed = [pair for pair in fleet.fed.get(path, ()) if request.names(pair)]
        if not fed:
            return False
        if path not in speaking:
            speaking[path] = _lines(fleet, path)
        spoken_to = speaking[path].get(place.location.line)
        return spoken_to is None or not spoken_to.isdisjoint(fed)

    def mends(finding: Finding) -> bool:
        shared = (
            related.place for related in finding.related if (related.place.environment, related.place.service) in finding.affects
        )
        return not finding.affects or any(map(is_theirs, (finding.place, *shared)))

    return mends


def _lines(fleet: Fleet, path: str) -> dict[int, set[Pair]]:
    """Which services each line of a file speaks to, by the keys and values that stand there."""
    lines: dict[int, set[Pair]] = {}
    for pair in fleet.fed[path]:
        service = fleet.by_pair.get(pair)
        for layer in service.layers if service else ():
            if layer.path == path:
                for contribution in layer.contributions:
                    for location in (contribution.entry.key_location, contribution.entry.location):
                        lines.setdefault(location.line, set()).add(pair)
    return lines
