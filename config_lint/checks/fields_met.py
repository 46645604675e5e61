"""`fields-met`: a consumer sends what the provider requires, and reads what the provider answers."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.agreements import Agreement, agreements, place_in
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.contract import Answer, Operation
from config_lint.domain.fleet import Fleet
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class FieldsMet(Check[Parameters, Fleet]):
    """Fields of bodies at their top, and required parameters beside them.

    The variant `answer` is a field that the consumer reads and the provider does not answer with.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"contracts"})
    fields = frozenset({"api"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each call that the provider answers, and of which fields are known."""
        for agreement in agreements(group):
            if not agreement.operations:
                continue
            found = list(_missing(agreement, agreement.operations[0]))
            if not found:
                yield Verdict.PASSED
            for names, variant in found:
                yield _violation(agreement, names, variant, group)


def _missing(agreement: Agreement, operation: Operation) -> Iterator[tuple[tuple[str, ...], str]]:
    """The names that are missing, with the variant that they make."""
    expectation = agreement.expectation
    fields = [name for name in operation.request.required if expectation.sends is not None and name not in expectation.sends]
    carried = expectation.carries
    beside = [f"{name} ({place})" for place, name in operation.parameters if carried is not None and (place, name) not in carried]
    if fields or beside:
        yield (*fields, *beside), ""
    for status in expectation.statuses or ("200",):
        known = next((answer.body.known for answer in operation.answers if is_status(answer, status)), None)
        unknown = tuple(name for name in expectation.reads if known is not None and name not in known)
        if unknown:
            yield unknown, "answer"


def is_status(answer: Answer, status: str) -> bool:
    """Whether an answer is described by a status, or the class of statuses that it belongs to."""
    return answer.status == status or (len(status) == len("2XX") and answer.status == f"{status[0]}XX")


def _violation(agreement: Agreement, names: tuple[str, ...], variant: str, fleet: Fleet) -> Violation:
    operation = agreement.operations[0]
    offer = next(offer for offer in agreement.offers if operation in offer.operations)
    facts = {
        "fields": names,
        "route": agreement.route,
        "provider": agreement.expectation.provider,
        "consumer": agreement.expectation.consumer,
    }
    related = (Related(f"what {offer.provider} answers", place_in(offer, operation.location, fleet)),)
    subject = f"{agreement.route} {' '.join(names)}"
    return Violation(agreement.place, facts, related, variant, agreement.affects, subject)
