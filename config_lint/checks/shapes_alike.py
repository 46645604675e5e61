"""`shapes-alike`: a url has the path and the scheme that its siblings have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import ClassVar

import msgspec

from config_lint.checks.mentions import Mentions, mentions_of
from config_lint.checks.scored import score_of
from config_lint.checks.written import called
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import PASSED, Outcome, Related, Violation
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


class Common(msgspec.Struct, frozen=True):
    """The first url with the path that nearly all services have under a key: how many do, of how many."""

    address: Address
    agreeing: int
    services: int


class ShapesAlike(Check[ShapesAlikeParameters, Fleet]):
    """An element is a url of a host with a domain; local ones are made otherwise.

    It is odd where all other environments of the service, or nearly all services under a key of that name, have a path that it
    lacks; and, as variant `scheme`, where they and all other urls of the service are encrypted, and it is not.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    through = "rows"
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
            usual = common[called(row[0].setting.name)]
            if _is_even(row, usual):
                yield from repeat(PASSED, len(row))
                continue
            for each in row:
                others = [other for other in row if other.setting.environment != each.setting.environment]
                found = self._judged(each, others, usual, services[each.service.pair])
                yield _violation(group, each, *found) if found else PASSED

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees urls."""
        return altered.looks_alike(_seen)

    def _judged(
        self, each: Address, others: Sequence[Address], common: Common | None, beside: Sequence[Address]
    ) -> tuple[Address, int, int, str] | None:
        """A peer that is made otherwise, how many are made like it, of how many, and the variant; None where all is well."""
        paths = {other.path for other in others}
        if not each.path:
            if len(others) >= self.parameters.environments and len(paths) == 1 and "" not in paths:
                return others[0], len(others), len(others), ""
            if common is not None and common.address.service.name != each.service.name:
                return common.address, common.agreeing, common.services - 1, ""
        secure = SECURE.get(each.url.scheme)
        if secure and len(others) >= self.parameters.environments and {other.url.scheme for other in others} == {secure}:
            schemes = [
                other.url.scheme for other in beside if other is not each and other.url.scheme in (each.url.scheme, secure)
            ]
            if len(schemes) >= self.parameters.services and set(schemes) == {secure}:
                return others[0], len(others), len(others), "scheme"
        return None


def _is_even(row: Sequence[Address], usual: Common | None) -> bool:
    """Whether all environments have a url of one shape, and none that lacks what others have."""
    first = row[0]
    if not first.path and usual is not None:
        return False
    return all(each.path == first.path and each.url.scheme == first.url.scheme for each in row)


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


def _common(found: Sequence[Address], enough: int) -> Common | None:
    """The path that nearly all services have under a key; None where there is no such path."""
    by_service = {each.service.name: each for each in found if each.path}
    counted = Counter(each.path for each in by_service.values())
    if not counted:
        return None
    path, count = counted.most_common(1)[0]
    lacking = len({each.service.name for each in found if each.path != path})
    if count < enough * max(lacking, 1):
        return None
    return Common(next(each for each in by_service.values() if each.path == path), count, count + lacking)


def _violation(fleet: Fleet, each: Address, peer: Address, support: int, siblings: int, variant: str) -> Violation:
    facts = {"support": support, "path": peer.url.path, "scheme": peer.url.scheme, "written": each.url.scheme}
    related = (Related(f"{peer.service.name} in {peer.setting.environment}", place_of(peer.setting)),)
    score = score_of(fleet, support, max(siblings, support), peer.setting.value)
    return Violation(place_of(each.setting), facts, related, variant, score=score)


def _seen(setting: Setting) -> object:
    return setting.value if "://" in str(setting.value) else None
