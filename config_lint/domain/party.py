"""A service as declared, ours or a third party, and the hosts that it answers to."""

from collections.abc import Iterable

import msgspec

from config_lint.values.wildcard import fits


class Party(msgspec.Struct, frozen=True):
    """`names` are its name and aliases, `domains` host patterns; an `external` one has no configuration here.

    A domain without a wildcard includes what lies below it: `github.com` is `api.github.com` too.
    """

    name: str
    names: frozenset[str]
    domains: tuple[str, ...] = ()
    external: bool = False

    def answers(self, host: str) -> bool:
        """Whether a host in lower case is one of its domains, or carries one of its names as a label."""
        if any(fits(host, domain) or host.endswith(f".{domain}") for domain in self.domains):
            return True
        return not self.names.isdisjoint(host.split(".") if self.external else host.split(".", 1)[:1])


class Parties:
    """The declared services, by what they are called."""

    def __init__(self, declared: Iterable[Party] = ()) -> None:
        self._declared = tuple(declared)
        self._by_name = {name: party for party in self._declared for name in party.names}
        self._external = tuple(party for party in self._declared if party.external)
        self.own = tuple(party for party in self._declared if not party.external)
        """Those that are ours."""

    def named(self, name: str) -> Party | None:
        """The declared service of that name or alias."""
        return self._by_name.get(name)

    def names_of(self, service: str) -> frozenset[str]:
        """Everything that a service is called; its own name where nothing is declared."""
        party = self._by_name.get(service)
        return party.names if party else frozenset((service,))

    def is_external(self, host: str) -> bool:
        """Whether a host in lower case is a third party's."""
        return bool(self._external) and any(party.answers(host) for party in self._external)
