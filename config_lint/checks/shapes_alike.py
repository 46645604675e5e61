"""`shapes-alike`: a url has the path and the scheme that its siblings have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

import msgspec

from config_lint.checks.mentions import Mentions, mentions_of
from config_lint.checks.written import called
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.url import Url

SECURE = {"http": "https", "ws": "wss"}


class ShapesAlikeParameters(Parameters, frozen=True):
    """`environments` are how many others of the same service have to agree, `services` how many under one key elsewhere."""

    environments: int = 2
    services: int = 5


class Address(msgspec.Struct, frozen=True):
    """A url and the setting that it is."""

    service: Service
    setting: Setting
    url: Url
    path: str


class ShapesAlike(Check[ShapesAlikeParameters, Fleet]):
    """An element is a url of a host with a domain; local ones are made otherwise.

    It is odd where all other environments of the service, or nearly all services under a key of that name, have a path that it
    lacks; and, as variant `scheme`, where they and all other urls of the service are encrypted, and it is not.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = ShapesAlikeParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each url."""
        addresses = list(_addresses(group, mentions_of(group)))
        rows: dict[tuple[str, str, str], list[Address]] = {}
        keys: dict[str, list[Address]] = {}
        services: dict[tuple[str, str], list[Address]] = {}
        for each in addresses:
            rows.setdefault((each.setting.service, each.setting.document, each.setting.name), []).append(each)
            keys.setdefault(called(each.setting.name), []).append(each)
            services.setdefault(each.service.pair, []).append(each)
        common = {key: _common(found, self.parameters.services) for key, found in keys.items()}
        for row in rows.values():
            for each in row:
                others = [other for other in row if other.setting.environment != each.setting.environment]
                yield self._judged(each, others, common[called(each.setting.name)], services[each.service.pair])

    def _judged(self, each: Address, others: Sequence[Address], common: Address | None, beside: Sequence[Address]) -> Outcome:
        paths = {other.path for other in others}
        if not each.path:
            if len(others) >= self.parameters.environments and len(paths) == 1 and "" not in paths:
                return _violation(each, others[0], len(others), "")
            if common is not None and common.service.name != each.service.name:
                return _violation(each, common, self.parameters.services, "")
        secure = SECURE.get(each.url.scheme)
        if secure and len(others) >= self.parameters.environments and {other.url.scheme for other in others} == {secure}:
            schemes = [
                other.url.scheme for other in beside if other is not each and other.url.scheme in (each.url.scheme, secure)
            ]
            if len(schemes) >= self.parameters.services and set(schemes) == {secure}:
                return _violation(each, others[0], len(others), "scheme")
        return Verdict.PASSED


def _addresses(fleet: Fleet, mentions: Mentions) -> Iterator[Address]:
    """Each place once; in the first environment that reads it."""
    met: set[int] = set()
    for service in fleet.services:
        if service.environment.preview:
            continue
        for setting, url in service.urls:
            place = id(setting.chain[-1].entry)
            if place not in met and "." in url.host and url.host.rpartition(".")[2].isalpha() and "$" not in url.host:
                met.add(place)
                yield Address(service, setting, url, mentions.of(url.path).shape.rstrip("/"))


def _common(found: Sequence[Address], enough: int) -> Address | None:
    """The first with the path that nearly all services have under a key; None where there is no such path."""
    by_service = {each.service.name: each for each in found if each.path}
    counted = Counter(each.path for each in by_service.values())
    if not counted:
        return None
    path, count = counted.most_common(1)[0]
    lacking = len({each.service.name for each in found if each.path != path})
    return next(each for each in by_service.values() if each.path == path) if count >= enough * max(lacking, 1) else None


def _violation(each: Address, peer: Address, support: int, variant: str) -> Violation:
    facts = {"support": support, "path": peer.url.path, "scheme": peer.url.scheme, "written": each.url.scheme}
    related = (Related(f"{peer.service.name} in {peer.setting.environment}", place_of(peer.setting)),)
    return Violation(place_of(each.setting), facts, related, variant)
