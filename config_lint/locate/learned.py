"""Domains that an environment's hosts show to be its own."""

from collections import Counter

from config_lint.domain.fleet import Fleet

FEWEST = 2
"""Hosts that have to say so."""


def domains_of(fleet: Fleet) -> dict[str, list[str]]:
    """By environment, patterns such as `*.staging.example.com`: what follows a label that is the environment's own word.

    Only where several hosts of its own settings say so, and none of another environment's; sorted.
    """
    counted: Counter[tuple[str, str]] = Counter()
    words = {environment.name: frozenset(environment.words) for environment in fleet.environments}
    own = {
        (service.environment.name, url.host)
        for service in fleet.services
        for setting, url in service.urls
        if setting.owner == service.environment.name
    }
    for environment, host in own:
        labels = host.split(".")
        counted.update(
            (environment, ".".join(labels[at:])) for at in range(1, len(labels) - 1) if labels[at] in words[environment]
        )
    holders = Counter(domain for _, domain in counted)
    found: dict[str, list[str]] = {}
    for (environment, domain), count in sorted(counted.items()):
        if count >= FEWEST and holders[domain] == 1:
            found.setdefault(environment, []).append(f"*.{domain}")
    return found
