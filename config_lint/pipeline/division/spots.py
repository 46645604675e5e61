"""Where the secrets of a part are written: they are named by that, and nothing else of them travels."""

from collections.abc import Callable, Iterator, Mapping

from config_lint.domain.contribution import Contribution
from config_lint.domain.service import Service
from config_lint.pipeline.division.part import Part
from config_lint.text.lines import Lines
from config_lint.values.location import Location
from config_lint.values.secret import Secret

Spot = tuple[str, int, int, int]
"""Where a text stands: path, line, and the columns of its beginning and of its end, counted from 0."""

Key = tuple[str, str]
"""The text of a secret, and what is shown of it."""

Places = Mapping[Key, Spot | Contribution]
"""Where secrets are to be had: in a file, or in a shared layer."""

LinesOf = Callable[[str], Lines]


def secrets_of(service: Service) -> Iterator[Key]:
    """The text, and what is shown of it, of every secret that a service has."""
    for setting in service.settings:
        if isinstance(setting.value, Secret):
            yield key_of(setting.value)
        for link in setting.chain:
            if isinstance(link.entry.value, Secret):
                yield key_of(link.entry.value)
    for layer in service.layers:
        for contribution in layer.contributions:
            if isinstance(contribution.entry.value, Secret):
                yield key_of(contribution.entry.value)


def key_of(secret: Secret) -> Key:
    """What tells a secret from others."""
    return secret.reveal(), secret.shown


def places_of(part: Part, lines_of: LinesOf) -> Iterator[tuple[Key, Spot | Contribution]]:
    """Where secrets are to be had: those of shared layers are there already, others where they stand on one line as they are."""
    shared = {id(layer) for layer in part.shared.values()}
    for layer in {id(layer): layer for each in part.made for layer in each.service.layers}.values():
        for contribution in layer.contributions:
            value = contribution.entry.value
            if not isinstance(value, Secret):
                continue
            found = contribution if id(layer) in shared else _spot(value.reveal(), contribution.entry.location, lines_of)
            if found is not None:
                yield key_of(value), found


def _spot(text: str, place: Location, lines_of: LinesOf) -> Spot | None:
    if place.line != place.end_line:
        return None
    line = lines_of(place.path).line(place.line)
    start = line.find(text, place.column - 1, place.end_column - 1)
    return (place.path, place.line, start, start + len(text)) if start >= 0 else None
