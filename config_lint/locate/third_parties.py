"""Who else's hosts are called."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from config_lint.domain.fleet import Fleet
from config_lint.domain.service import Service
from config_lint.values.on_use import on_use
from config_lint.values.words import words

FEWEST = 2
"""Environments whose own words a domain's hosts have to have, for it to be ours."""

INSIDE = frozenset(
    ("cluster", "consul", "example", "internal", "intranet", "invalid", "lan", "local", "localhost", "svc", "test")
)
"""Last labels of names that one network alone knows, or nobody (https://www.rfc-editor.org/rfc/rfc6761)."""

HOSTS = ("host", "hosts", "hostname", "hostnames", "ingress", "ingresses")
"""Last words of the keys under which the hosts of an ingress stand."""

COUNTRY = 2
"""Letters of a country's domain."""

SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "gc", "gov", "gouv", "net", "nhs", "org"))
"""Labels below a country's under which names are registered."""

_label = on_use(r"[a-z0-9-]+")


def third_parties_of(fleet: Fleet, name: str) -> dict[str, list[str]]:
    """By a name to call them, the domains whose hosts are called, and not by each environment's own word.

    Those come first that most settings call. A domain that several environments write their own words into is ours, and so is one
    that is called like a service, or like the repository (`name`), or like a word of either, or that we are served under.
    """
    names = {name, *(service.name for service in fleet.services)}
    ours = names | {word for each in names for word in words(each)}
    served = {registered(host) for service in fleet.services for host in _served(service)}
    owners: dict[str, set[str]] = defaultdict(set)
    calls: Counter[str] = Counter()
    for service in fleet.services:
        for _, url in service.urls:
            domain = registered(url.host)
            # `http://service.namespace` is a name that a cluster resolves.
            if domain and (url.scheme != "http" or domain != url.host):
                calls[domain] += 1
                owners[domain] |= service.zones.words_in(url.host) & {service.environment.zone}
    found: dict[str, list[str]] = {}
    for domain in sorted(calls, key=lambda domain: (-calls[domain], domain)):
        if len(owners[domain]) < FEWEST and domain not in ours | served and domain.partition(".")[0] not in ours:
            found.setdefault(domain.partition(".")[0], []).append(f"*.{domain}")
    return found


def _served(service: Service) -> Iterator[str]:
    """The hosts of the service's ingresses."""
    for setting in service.settings:
        if isinstance(setting.value, str) and "ingress" in f"{setting.document}.{setting.name}".lower():
            name = words(setting.name.rstrip("]0123456789["))
            if name and name[-1] in HOSTS:
                yield (setting.value.partition("://")[2] or setting.value).partition("/")[0]


def registered(host: str) -> str:
    """The part of a public host's name that somebody has registered; empty for addresses and for names of a network's own."""
    labels = host.lower().rstrip(".").split(".")
    own = labels[-3:] if len(labels[-1]) == COUNTRY and labels[-2:-1] and labels[-2] in SECOND_LEVEL else labels[-2:]
    is_public = len(own) > 1 and own[-1] not in INSIDE and own[-1].isalpha() and all(map(_label.fullmatch, own))
    return ".".join(own) if is_public else ""
