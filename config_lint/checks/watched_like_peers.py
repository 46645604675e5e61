"""`watched-like-peers`: a service's health is looked at where it is elsewhere, and where its neighbours' is."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import ClassVar

import msgspec

from config_lint.checks.probes import is_of_probes, probes_of
from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import Place, place_of
from config_lint.domain.rekeyed import Rekeyed
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


class Circle(msgspec.Struct):
    """Services that are described in the same way: those with a health check, and those without, with their images."""

    having: list[Service]
    without: list[tuple[Service, Setting]]


class WatchedLikePeers(Check[WatchedLikePeersParameters, Fleet]):
    """Containers are compared that stay up, from staging on.

    The variant `elsewhere` is a service that has a health check in another environment; otherwise it is compared with the
    services beside it that are described in the same way.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    parameters_type = WatchedLikePeersParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each service that runs a container, from staging on."""
        circles: dict[tuple[str, bool], Circle] = {}
        elsewhere: dict[str, Service] = {}
        for service in group.services:
            image = _image(service)
            if image is None:
                continue
            circle = circles.setdefault((service.environment.name, _is_compose(image)), Circle([], []))
            if not probes_of(service):
                circle.without.append((service, image))
            else:
                circle.having.append(service)
                elsewhere[service.name] = service
        for circle in circles.values():
            yield from self._circle(circle, elsewhere)

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees kinds of objects, and what probes say."""
        return altered.looks_alike(_seen)

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """It sees which objects and probes there are, and what runs."""
        return None if any(_is_telling(key.name) for key in rekeyed.keys) else Tally()

    def _circle(self, circle: Circle, elsewhere: Mapping[str, Service]) -> Iterator[Outcome]:
        of = len(circle.having) + len(circle.without) - 1
        is_usual = len(circle.having) >= max(ENOUGH, self.parameters.share * of)
        yield from (Verdict.PASSED for service in circle.having if _counts(service))
        for service, image in circle.without:
            peer = elsewhere.get(service.name) or (circle.having[-1] if is_usual else None)
            if not _counts(service):
                continue
            if not service.complete or peer is None or not _is_same_object(service, peer):
                yield Verdict.PASSED if service.complete else Verdict.NOT_EVALUATED
                continue
            yield _violation(image, peer, "elsewhere" if peer.name == service.name else "", len(circle.having), of)


def _counts(service: Service) -> bool:
    return service.environment.tier >= Tier.STAGING and not service.environment.preview


def _is_same_object(service: Service, peer: Service) -> bool:
    """Whether an object of the peer that is looked at is here too, where the peer is the same service elsewhere."""
    if peer.name != service.name:
        return True
    documents = {setting.document for setting in service.settings}
    shared = {setting.document for probe in probes_of(peer) for setting in probe.settings.values()} & documents
    return any(not _kind_of(service, document) or _is_whole(service, document) for document in shared)


def _violation(image: Setting, peer: Service, variant: str, having: int, of: int) -> Violation:
    shown = next(iter(probes_of(peer)[0].settings.values()))
    where = f"{shown.service} in {shown.environment}"
    place = place_of(image, at_key=True)
    place = place if image.owner else Place(image.location, image.environment, image.service, key=image.key)
    facts = {"having": having, "of": of, "peer": where}
    return Violation(place, facts, (Related(f"how {where} is looked at", place_of(shown)),), variant)


def _image(service: Service) -> Setting | None:
    """The setting that says that a container of the service stays up; None for jobs and for what is not described here."""
    images = [setting for setting in service.named(_runs) if not isinstance(setting.value, int | float)]
    return next((setting for setting in images if _stays(service, setting)), None)


def _stays(service: Service, image: Setting) -> bool:
    """Whether the object that runs the image stays up; what is no object of Kubernetes does."""
    kind = _kind_of(service, image.document)
    return not kind or (kind in LASTING and _is_whole(service, image.document))


def _kind_of(service: Service, document: str) -> str:
    """The kind of an object, by its name where only a patch of it is here; empty for what is no object."""
    kind = service.by_name.get((document, "kind"))
    if kind is not None:
        return str(kind.value)
    named = document.partition("/")[0]
    return named if named in LASTING else ""


def _is_whole(service: Service, document: str) -> bool:
    """Whether a workload says which containers are its own.

    One that does not is a patch of one that is elsewhere: what it lacks, that one may have.
    """
    return any(setting.document == document and setting.name.startswith("spec.selector") for setting in service.settings)


def _is_telling(name: str) -> bool:
    """Whether it matters that there is such a key, whatever stands there."""
    return name == "kind" or name.startswith("spec.selector") or is_of_probes(name) or _runs(name)


@lru_cache(maxsize=1 << 16)
def _runs(name: str) -> bool:
    """`image` of a compose file's service, and `…containers[api].image` of a workload, initial containers left out."""
    return name == "image" or (name.endswith("].image") and "containers[" in name and "initContainers[" not in name)


def _is_compose(setting: Setting) -> bool:
    """Whether a compose file says so, and no object of Kubernetes."""
    return setting.name == "image"


def _seen(setting: Setting) -> object:
    return setting.value if setting.name == "kind" or is_of_probes(setting.name) else None
