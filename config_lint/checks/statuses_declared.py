"""`statuses-declared`: a consumer counts on statuses that the provider says it answers with."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.agreements import agreements, place_in
from config_lint.checks.fields_met import is_status
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class StatusesDeclared(Check[Parameters, Fleet]):
    """An answer for `default` is one for all statuses that have none of their own."""

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"contracts"})
    fields = frozenset({"api"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each status that is counted on, of calls whose answers are described."""
        for agreement in agreements(group):
            answers = agreement.operations[0].answers if agreement.operations else ()
            for status in agreement.expectation.statuses if answers else ():
                if any(is_status(answer, status) or answer.status == "default" for answer in answers):
                    yield Verdict.PASSED
                    continue
                operation = agreement.operations[0]
                offer = next(offer for offer in agreement.offers if operation in offer.operations)
                facts = {
                    "status": status,
                    "declared": tuple(answer.status for answer in answers),
                    "route": agreement.route,
                    "provider": agreement.expectation.provider,
                    "consumer": agreement.expectation.consumer,
                }
                related = (Related(f"what {offer.provider} answers", place_in(offer, operation.location, group)),)
                yield Violation(agreement.place, facts, related, "", agreement.affects, f"{agreement.route} {status}")
