"""`watched-like-peers`: a service's health is looked at where it is elsewhere, and where its neighbours' is."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.checks.probes import probes_of
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import Place, place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation

ENOUGH = 3
"""Neighbours with a health check that it takes before the one without is odd."""

LASTING = frozenset(("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Rollout"))
"""Kinds of objects whose containers stay up: https://kubernetes.io/docs/concepts/workloads/controllers/"""


class WatchedLikePeersParameters(Parameters, frozen=True):
    """`share` of the neighbours that have one, from 0 to 1."""

    share: float = 0.8


class WatchedLikePeers(Check[WatchedLikePeersParameters, Fleet]):
    """Containers are compared that stay up, from staging on.

    The variant `elsewhere` is a service that has a health check in another environment; otherwise it is compared with the
    services beside it that are described in the same way.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = WatchedLikePeersParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each service that runs a container, from staging on."""
        running = [(service, image) for service in group.services if (image := _image(service)) is not None]
        probed = {service.pair: next(iter(probes_of(service)), None) is not None for service, _ in running}
        for members in group.members:
            if members.environment.tier < Tier.STAGING or members.environment.preview:
                continue
            beside = [(service, image) for service, image in running if service.environment.name == members.environment.name]
            for service, image in beside:
                if probed[service.pair]:
                    yield Verdict.PASSED
                    continue
                others = [other for other, _ in running if other.name == service.name and probed[other.pair]]
                kindred = [other for other, where in beside if other is not service and _kind(where) == _kind(image)]
                yield self._judged(service, image, others, [other for other in kindred if probed[other.pair]], len(kindred))

    def _judged(
        self, service: Service, image: Setting, elsewhere: Sequence[Service], beside: Sequence[Service], of: int
    ) -> Outcome:
        if not service.complete:
            return Verdict.NOT_EVALUATED
        peers, variant = (elsewhere, "elsewhere") if elsewhere else (beside, "")
        if not elsewhere and (len(beside) < ENOUGH or len(beside) < self.parameters.share * of):
            return Verdict.PASSED
        found = next(probes_of(peers[-1]))
        shown = next(iter(found.settings.values()))
        where = f"{shown.service} in {shown.environment}"
        place = place_of(image, at_key=True)
        place = place if image.owner else Place(image.location, service.environment.name, service.name, key=image.key)
        facts = {"having": len(peers), "of": of, "peer": where}
        return Violation(place, facts, (Related(f"how {where} is looked at", place_of(shown)),), variant)


def _image(service: Service) -> Setting | None:
    """The setting that says that a container of the service stays up; None for jobs and for what is not described here."""
    return next((setting for setting in service.settings if _runs(setting.name) and _stays(service, setting)), None)


def _stays(service: Service, image: Setting) -> bool:
    """Whether the object that runs the image stays up; what is no object of Kubernetes does."""
    kind = service.by_name.get((image.document, "kind"))
    return kind is None or kind.value in LASTING


def _runs(name: str) -> bool:
    """`image` of a compose file's service, and `…containers[api].image` of a workload, initial containers left out."""
    return name == "image" or (name.endswith("].image") and "containers[" in name and "initContainers[" not in name)


def _kind(setting: Setting) -> bool:
    """Whether a Kubernetes object says so, or a compose file."""
    return setting.name == "image"
