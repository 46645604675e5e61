"""`endpoint-offered`: every call that a consumer counts on is one that the provider answers."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.agreements import Agreement, agreements, leads_somewhere, operations_at, place_in
from config_lint.checks.connections import Connection, connections
from config_lint.checks.reads import CALLS
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.contract import Offer
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.spelling import did_you_mean


class EndpointOffered(Check[Parameters, Fleet]):
    """What Pact files and the services' own contracts say, against OpenAPI documents and what providers declare.

    The variant `method` is a path that is answered, by another method. The variant `address` is the path of an address at which
    one service calls another itself, and below which nothing is answered.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known", "contracts"})
    fields = CALLS | {"api"}
    sees_names = False
    through = "graph"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each call that is counted on, and for each address with a path, where something is offered."""
        for agreement in agreements(group):
            yield Verdict.PASSED if agreement.operations else _refused(agreement, group)
        for connection in connections(group):
            offers = group.contracts.offers_of(connection.callee.name, connection.edge.environment)
            offers = tuple(offer for offer in offers if offer.operations)
            if offers and connection.is_direct and connection.url is not None and connection.url.path.strip("/"):
                yield _judged(connection, offers, group)


def _refused(agreement: Agreement, fleet: Fleet) -> Violation:
    others = operations_at(agreement.offers, agreement.expectation.path)
    offer = agreement.offers[0]
    paths = dict.fromkeys(operation.path for each in agreement.offers for operation in each.operations)
    near = "" if others else did_you_mean(agreement.expectation.path, paths)
    shown = next((each for each in offer.operations if each in others or each.path == near), offer.operations[0])
    facts = {
        "route": agreement.route,
        "provider": agreement.expectation.provider,
        "consumer": agreement.expectation.consumer,
        "near": near,
        "methods": ", ".join(sorted({operation.method for operation in others})),
        "document": offer.path,
    }
    words = f"{offer.provider} answers {shown.method} {shown.path}".replace("  ", " ")
    related = (Related(words, place_in(offer, shown.location, fleet)),)
    return Violation(agreement.place, facts, related, "method" if others else "", agreement.affects, agreement.route)


def _judged(connection: Connection, offers: tuple[Offer, ...], fleet: Fleet) -> Outcome:
    url = connection.url
    path = url.path if url is not None else ""
    if leads_somewhere(offers, path):
        return Verdict.PASSED
    first = offers[0].operations[0]
    facts = {"path": path, "provider": connection.callee.name, "consumer": connection.caller.name, "document": offers[0].path}
    related = (
        Related(f"{connection.callee.name} answers {first.path}, for instance", place_in(offers[0], first.location, fleet)),
    )
    return Violation(place_of(connection.edge.settings[0]), facts, related, "address", subject=path)
