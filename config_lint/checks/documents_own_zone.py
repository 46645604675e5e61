"""`documents-own-zone`: an OpenAPI document gives each environment its own address."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.contract import Address, Offer
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import Place
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.url import Url, parse


class DocumentsOwnZone(Check[Parameters, Fleet]):
    """The host of a server's url, against the environment in its description; without one, in the document's path."""

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"contracts"})
    fields = frozenset({"api"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each server whose environment is named."""
        for offer in group.contracts.offers:
            for address in offer.addresses:
                said = _said(group, address.description) or _said(group, offer.path)
                host = _host(address.url)
                zone = group.zones.zone_of_host(host) if host else ""
                if not said:
                    continue
                if not zone:
                    yield Verdict.NOT_EVALUATED
                elif zone == said:
                    yield Verdict.PASSED
                else:
                    yield _violation(group, offer, address, {"said": said, "zone": zone, "host": host})


def _said(fleet: Fleet, text: str) -> str:
    """The one environment that a text names."""
    zones = fleet.zones.words_in(text)
    return next(iter(zones)) if len(zones) == 1 else ""


def _host(url: str) -> str:
    try:
        found: Url | None = parse(url)
    except ValueError:
        found = None
    return found.host.lower() if found is not None and found.host else ""


def _violation(fleet: Fleet, offer: Offer, address: Address, facts: dict[str, str]) -> Violation:
    pairs = tuple(service.pair for service in fleet.by_service.get(offer.provider, ()))
    named = tuple(pair for pair in pairs if fleet.zones.zone_of(pair[0]) == facts["said"]) or pairs
    place = Place(address.location, named[0][0] if named else "", offer.provider)
    return Violation(place, {**facts, "provider": offer.provider, "document": offer.path}, affects=named, subject=address.url)
