"""What checks may need of settings, by kind: who looks at texts alone need not be asked again because a number changed."""

from functools import lru_cache

from config_lint.domain.setting import Setting
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value

SETTINGS = "settings"
"""Everything that there is to know of them."""

AMOUNTS, SWITCHES, TEXTS, URLS, HIDDEN = "amounts", "switches", "texts", "urls", "hidden"
"""Values that are numbers, or yes and no (0 and 1 are either); texts, and those of them with a scheme; secrets and what is kept
elsewhere."""

PORTS = "ports"
"""Numbers under a key that speaks of ports, or of listening: they are amounts, too."""

WELL_KNOWN = "well-known"
"""Values that mean something well-known, whatever they are: all that the service model is made of, and what networks call a
service."""

KINDS = (AMOUNTS, SWITCHES, TEXTS, URLS, HIDDEN, PORTS, WELL_KNOWN)

BESIDE = frozenset(("problems", "contracts"))
"""What checks may need beside settings."""

LARGE = 100_000
"""A number from which on it may be an account's, and no amount: it counts as a text."""


def kinds_of(setting: Setting) -> frozenset[str]:
    """The kinds that a setting is of, by its value, as written and as resolved, and by every value that it overrode."""
    value = setting.value
    found = _kinds_of(value)
    for link in setting.chain:
        written = link.entry.value
        if written is not value:
            found |= _kinds_of(written)
    if AMOUNTS in found and _speaks_of_port(setting.name):
        found |= _port
    if setting.canonical or _names_service(setting.name):
        found |= _well_known
    return found


_nothing, _port, _well_known = frozenset[str](), frozenset((PORTS,)), frozenset((WELL_KNOWN,))
_text, _url, _hidden = frozenset((TEXTS,)), frozenset((TEXTS, URLS)), frozenset((HIDDEN,))
_amount, _switch = frozenset((AMOUNTS,)), frozenset((SWITCHES,))


def _kinds_of(value: Value) -> frozenset[str]:
    if isinstance(value, str):
        return _url if "://" in value else _text
    if isinstance(value, bool):
        return _switch
    if isinstance(value, int | float):
        if isinstance(value, int) and abs(value) >= LARGE:
            return _text
        return _amount | _switch if value in (0, 1) else _amount
    if isinstance(value, Secret | Reference):
        return _hidden | {URLS} if "://" in str(value) else _hidden
    return _nothing


_ports = ("bind", "expose", "listen", "port", "publish", "target")
"""What stands, whatever the spelling, in each key under which a port is given, or something listens."""


@lru_cache(maxsize=1 << 14)
def _speaks_of_port(name: str) -> bool:
    """Whether a number there may be a port; of a key that only looks so nothing is lost."""
    letters = "".join(filter(str.isalpha, name)).lower()
    return any(word in letters for word in _ports)


def _names_service(name: str) -> bool:
    """Whether a network may know a service by what a setting of that name says: compose's host names and aliases."""
    return name in ("hostname", "container_name") or (".aliases[" in name and name.startswith("networks"))
