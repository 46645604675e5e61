"""`address-shared`: what all services of an environment reach at one address, none reaches at another that nobody knows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

import msgspec

from config_lint.checks.scored import score_of
from config_lint.checks.stems import is_within
from config_lint.checks.written import path_of
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.host import is_internal, is_loopback
from config_lint.values.url import Url
from config_lint.values.words import words


class AddressSharedParameters(Parameters, frozen=True):
    """`support` is how many other services have to have the one address."""

    support: int = 3


class Address(msgspec.Struct, frozen=True):
    """A url with a host inside the network, the setting that it is, and whose."""

    service: Service
    setting: Setting
    url: Url

    @property
    def at(self) -> tuple[str, int | None]:
        """Host and port."""
        return self.url.host.lower(), self.url.port


class AddressShared(Check[AddressSharedParameters, Fleet]):
    """An element is a url with a host inside the network, under a key that several services of an environment have.

    The odd one is a fault where all others have one address, and where its host is no service's, and stands nowhere else: that of
    a tracer or a registry that was moved. What is called after the service itself is its own.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"urls"})
    sees_names = False
    parameters_type = AddressSharedParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each such url."""
        circles: dict[tuple[str, tuple[str, ...]], dict[str, Address]] = {}
        named: Counter[tuple[str, str]] = Counter()
        for service in group.services:
            for setting, url in service.urls if not service.environment.preview else ():
                host = url.host.lower()
                if host and "$" not in host and is_internal(host) and not is_loopback(host):
                    address = Address(service, setting, url)
                    circles.setdefault((service.environment.name, path_of(setting.name)), {}).setdefault(service.name, address)
                    named[service.environment.name, host] += 1
        for circle in circles.values():
            yield from self._judged(circle, named, group)

    def _judged(self, circle: Mapping[str, Address], named: Counter[tuple[str, str]], fleet: Fleet) -> Iterator[Outcome]:
        counted = Counter(address.at for address in circle.values())
        usual, most = counted.most_common(1)[0]
        peer = next(address for address in circle.values() if address.at == usual)
        for address in circle.values():
            host = address.at[0]
            is_only = named[address.service.environment.name, host] == 1 and host.partition(".")[0] not in fleet.by_service
            if most < max(self.parameters.support, len(circle) - 1) or host == usual[0] or not is_only or _is_own(address):
                yield Verdict.PASSED
                continue
            facts = {"host": host, "usual": usual[0], "support": most}
            related = (Related(f"what {peer.service.name} reaches", place_of(peer.setting)),)
            score = score_of(fleet, most, most, peer.setting.value)
            yield Violation(place_of(address.setting), facts, related, score=score)


def _is_own(address: Address) -> bool:
    """Whether the host is called after the service, or after a part of its name."""
    host = words(address.at[0])
    return any(is_within((word,), host) for word in words(address.service.name))
