"""What a consumer counts on beside what the provider offers."""

from collections.abc import Iterator, Sequence

import msgspec

from config_lint.domain.contract import Expectation, Offer, Operation
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import Place
from config_lint.values.location import Location


class Agreement(msgspec.Struct, frozen=True):
    """One expectation, what the provider offers, and the operations among it that answer the call, the most exact first.

    `place` is the consumer's, in the first of the environments that it reaches.
    """

    expectation: Expectation
    offers: tuple[Offer, ...]
    operations: tuple[Operation, ...]
    place: Place
    affects: tuple[tuple[str, str], ...]

    @property
    def route(self) -> str:
        """The call in words: `POST /auth/validate`."""
        return f"{self.expectation.method} {self.expectation.path}".strip()


def agreements(fleet: Fleet) -> Iterator[Agreement]:
    """Every expectation of a provider that offers anything, in the order read."""
    for expectation in fleet.contracts.expectations:
        offers = tuple(
            offer for offer in fleet.contracts.offers_of(expectation.provider, expectation.environment) if offer.operations
        )
        if not offers:
            continue
        affects = _reached(fleet, expectation)
        environment, service = affects[0] if affects else ("", "")
        place = Place(expectation.location, environment, service, key=expectation.key, name=expectation.key)
        answering = operations_at(offers, expectation.path, expectation.method)
        yield Agreement(expectation, offers, tuple(answering), place, affects)


def _reached(fleet: Fleet, expectation: Expectation) -> tuple[tuple[str, str], ...]:
    """The consumer wherever it runs; the provider, where the consumer is none of the fleet's."""
    for name in (expectation.consumer, expectation.provider):
        pairs = [service.pair for service in fleet.by_service.get(name, ())]
        named = tuple(pair for pair in pairs if expectation.environment in ("", pair[0]))
        if named:
            return named
    return ()


def operations_at(offers: Sequence[Offer], path: str, method: str = "") -> list[Operation]:
    """The operations that answer at a path, those with fewest variables first; with a method, only those of it."""
    found: list[tuple[int, Operation]] = []
    for offer in offers:
        for operation in offer.operations:
            if method and operation.method and operation.method != method:
                continue
            variables = [count for base in offer.bases if (count := _matches(path, f"{base}{operation.path}")) is not None]
            if variables:
                found.append((min(variables), operation))
    return [operation for _, operation in sorted(found, key=lambda each: each[0])]


def leads_somewhere(offers: Sequence[Offer], path: str) -> bool:
    """Whether a path is one that is answered, or the beginning of one."""
    asked = _segments(path)
    templates = (
        _segments(f"{base}{operation.path}") for offer in offers for operation in offer.operations for base in offer.bases
    )
    return any(len(each) >= len(asked) and _alike(asked, each[: len(asked)]) is not None for each in templates)


def place_in(offer: Offer, location: Location, fleet: Fleet) -> Place:
    """The place of something that a provider offers."""
    services = fleet.by_service.get(offer.provider, ())
    named = (service for service in services if offer.environment in ("", service.environment.name))
    first = next(named, None)
    return Place(location, first.environment.name if first else "", offer.provider)


def _matches(path: str, template: str) -> int | None:
    """How many variables a template needs to become the path; None where it cannot."""
    asked, offered = _segments(path), _segments(template)
    return _alike(asked, offered) if len(asked) == len(offered) else None


def _segments(path: str) -> list[str]:
    return [part for part in path.partition("?")[0].split("/") if part]


def _alike(asked: Sequence[str], offered: Sequence[str]) -> int | None:
    variables = 0
    for one, other in zip(asked, offered, strict=True):
        if "{" in other:
            variables += 1
        elif one != other and not one.startswith(("{", ":", "<", "$")):
            return None
    return variables
