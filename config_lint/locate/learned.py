"""Domains that an environment's hosts show to be its own."""

from collections import Counter
from collections.abc import Iterator

from config_lint.domain.fleet import Fleet

FEWEST = 2
"""Hosts that have to say so."""

Said = tuple[str, str]
"""(environment, host) of a setting that is the environment's own."""


def domains_of(fleet: Fleet) -> dict[str, list[str]]:
    """By environment, patterns such as `*.staging.example.com` and `*-dev.example.com`: what follows the environment's own word.

    Only where several hosts of its own settings say so, and none of another environment's; sorted.
    """
    words = {environment.name: frozenset(environment.words) for environment in fleet.environments}
    counted: Counter[Said] = Counter()
    for environment, host in _own_hosts(fleet):
        counted.update((environment, domain) for domain in _domains(host, words[environment]))
    holders = Counter(domain for _, domain in counted)
    found: dict[str, list[str]] = {}
    for (environment, domain), count in sorted(counted.items()):
        if count >= FEWEST and holders[domain] == 1:
            found.setdefault(environment, []).append(domain)
    return found


def _own_hosts(fleet: Fleet) -> set[Said]:
    return {
        (service.environment.name, url.host)
        for service in fleet.services
        for setting, url in service.urls
        if setting.owner == service.environment.name
    }


def _domains(host: str, words: frozenset[str]) -> Iterator[str]:
    labels = host.split(".")
    for at in range(len(labels) - 2):
        rest = ".".join(labels[at + 1 :])
        if labels[at] in words and at:
            yield f"*.{labels[at]}.{rest}"
        ending = labels[at].rpartition("-")[2]
        if ending != labels[at] and ending in words:
            yield f"*-{ending}.{rest}"
