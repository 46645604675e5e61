"""What the settings of a service point at: hosts, and what is named behind them."""

import msgspec

from config_lint.checks.typed import typed
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.dsn import Dsn
from config_lint.values.on_use import on_use
from config_lint.values.port import Port
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.url import Url
from config_lint.values.words import words

HOST_WORDS = frozenset(
    (
        "addr",
        "address",
        "addresses",
        "broker",
        "brokers",
        "cname",
        "domain",
        "domains",
        "endpoint",
        "endpoints",
        "fqdn",
        "host",
        "hostname",
        "hostnames",
        "hosts",
        "server",
        "servers",
        "uri",
        "url",
        "urls",
    )
)
"""Last words of a key whose value is a host, though it has no scheme."""

ADDRESS_FIELDS = frozenset(("url", "host", "endpoint", "public_url", "jwks_url", "redirect_uri", "issuer"))
NAME_FIELDS = frozenset(("name",))
"""Fields of the service model that hold a host, and what is named on one."""

BUCKETS = frozenset(("s3", "s3a", "gs", "gcs", "abfs", "abfss", "wasb", "wasbs", "swift", "oss"))
"""Schemes whose host is the name of a store of files, not a machine."""

_host = on_use(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z]\.?(?::\d+)?")


class Target(msgspec.Struct, frozen=True):
    """What one setting points at: `hosts` in lower case, the `port` of the first, and the `rest` (a path, a database's name).

    Hosts and rest are empty where the setting is known to point somewhere, but not where.
    """

    setting: Setting
    hosts: tuple[str, ...] = ()
    rest: str = ""
    port: int | None = None


def targets(service: Service) -> list[Target]:
    """Every setting that points at something.

    Whole urls whatever their key, what the model takes for an address, and hosts under a key that says so.

    What a higher layer says under another name is left out.
    """
    found = [of_url(setting, url) for setting, url in service.urls if not (setting.canonical and _is_outdone(service, setting))]
    seen = {(setting.document, setting.name) for setting, _ in service.urls}
    for canonical, setting in service.meaning(_is_address):
        key = (setting.document, setting.name)
        if key in seen:
            continue
        target = _typed(service, canonical, setting)
        if target is not None:
            seen.add(key)
            found.append(target)
    found.extend(
        Target(setting, tuple(host.partition(":")[0].rstrip(".").lower() for host in hosts))
        for setting in service.saying(_are_hosts)
        if not setting.canonical and (setting.document, setting.name) not in seen and (hosts := _hosts_in(setting))
    )
    return found


def _is_address(canonical: str) -> bool:
    field = canonical.rpartition(".")[2]
    return field in ADDRESS_FIELDS or field in NAME_FIELDS


def _hosts_in(setting: Setting) -> tuple[str, ...]:
    """The hosts that stand under a key of hosts; none where anything else stands there."""
    value = setting.value
    if value.__class__ is not str or not _are_hosts(str(value)):
        return ()
    if HOST_WORDS.isdisjoint(words(setting.name.rstrip("[]0123456789"))[-1:]):
        return ()
    return _split(str(value))


def _are_hosts(text: str) -> bool:
    return "." in text and all(map(_host.fullmatch, _split(text)))


def _split(text: str) -> tuple[str, ...]:
    return tuple(map(str.strip, text.split(",")))


def _is_outdone(service: Service, setting: Setting) -> bool:
    """Whether a higher layer says the same under another key (`API_BASE_URL` over `api.base-url`): this one has no effect."""
    bound = service.bound.get(setting.canonical)
    return bound is not None and bound.name != setting.name and bound.chain[-1].layer > setting.chain[-1].layer


def seen_target(setting: Setting) -> object:
    """All that is ever seen of a setting with a text, but for a well-known one, by who looks at what it points at."""
    if setting.name == "metadata.name" or "://" in str(setting.value) or _hosts_in(setting):
        written = setting.chain[-1].entry
        return setting.value, written.value, written.verbatim
    return None


def of_url(setting: Setting, url: Url) -> Target:
    """What a url points at."""
    if url.scheme in BUCKETS:
        return Target(setting, (), f"{url.host}{url.path}")
    return Target(setting, tuple([host for host, _ in url.hosts]), url.path, url.port)


def _typed(service: Service, canonical: str, setting: Setting) -> Target | None:
    value = typed(service, canonical)
    if value is None or isinstance(value, Reference):
        return Target(setting) if isinstance(value, Reference) else None
    if isinstance(value, Url):
        return of_url(setting, value)
    if isinstance(value, Dsn):
        return Target(setting, tuple(host for host, _ in value.hosts), value.name, value.port)
    if canonical.rpartition(".")[2] in NAME_FIELDS:
        return None if isinstance(value, Secret) else Target(setting, (), str(value))
    if isinstance(value, Secret):
        return None
    port = typed(service, f"{canonical.rpartition('.')[0]}.port") if canonical.endswith(".host") else None
    return Target(setting, (str(value).lower(),), "", port.number if isinstance(port, Port) else None)


def registrable(host: str) -> str:
    """The part of a host that somebody owns, as far as its form tells: `example.co.uk` of `auth.example.co.uk`.

    Empty for a name without a dot.

    A list of public suffixes (https://publicsuffix.org) would be exact; here only hosts of one fleet are compared with each
    other.
    """
    labels = host.split(".")
    if len(labels) == 1 or labels[-1].isdigit():
        return ""
    suffix = 1 + (len(labels[-1]) == COUNTRY and labels[-2] in SECOND_LEVEL)
    return ".".join(labels[-1 - suffix :])


SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "govt", "mil", "ne", "net", "nhs", "or", "org"))
"""What countries register names under. https://publicsuffix.org/list/"""

COUNTRY = 2
"""Letters of a country's top-level domain."""
