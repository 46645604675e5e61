"""`few-removed`: a change does not take away a large part of an environment."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.history import History
from config_lint.domain.past import PastService
from config_lint.domain.place import Place
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.location import start_of


class FewRemovedParameters(Parameters, frozen=True):
    """More than `share` of the services, or of their documents, may not go at once, and at least that `many`."""

    share: float
    services: int
    documents: int


class FewRemoved(Check[FewRemovedParameters, Fleet]):
    """Counted in each environment: services that have no setting any more, and documents (objects) of those that are left.

    What has another name and the same settings was moved. Previews come and go. The variant `documents` counts these.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = FewRemovedParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each environment that there was."""
        history = group.history
        if history is None:
            return
        environments = {environment.name: environment for environment in group.environments}
        before: dict[str, list[PastService]] = {}
        for service in history.past.services:
            before.setdefault(service.environment, []).append(service)
        for name, services in before.items():
            environment = environments.get(name)
            if environment is None or not environment.preview:
                yield self._judged(name, services, history)

    def _judged(self, name: str, services: Sequence[PastService], history: History) -> Outcome:
        now = {service.name: service for service in history.now if service.environment.name == name}
        arrived = {
            frozenset(setting.name for setting in service.settings)
            for other, service in now.items()
            if (name, other) not in history.services
        }
        gone = [
            service
            for service in services
            if service.facts
            and not (service.service in now and now[service.service].settings)
            and frozenset(fact.name for fact in service.facts) not in arrived
        ]
        if len(gone) >= self.parameters.services and len(gone) > self.parameters.share * len(services):
            return _violation(name, gone, f"{len(gone)} of {len(services)} services", "")
        had = {(service.service, fact.document): service for service in services for fact in service.facts if fact.document}
        have = {(service.name, setting.document) for service in now.values() for setting in service.settings}
        names = {document for _, document in have}
        lost = [key for key in had if key not in have and key[1] not in names]
        if len(lost) >= self.parameters.documents and len(lost) > self.parameters.share * len(had):
            return _violation(name, [had[key] for key in lost], f"{len(lost)} of {len(had)} objects", "documents")
        return Verdict.PASSED


def _violation(name: str, gone: Sequence[PastService], what: str, variant: str) -> Violation:
    """Where the first of what is gone was: what is not there any more has no better place."""
    place = Place(start_of(gone[0].files[-1]), name, owner=name)
    services = tuple(dict.fromkeys(service.service for service in gone))
    pairs = tuple((name, service) for service in services)
    return Violation(place, {"what": what, "services": services}, variant=variant, affects=pairs, subject=variant)
