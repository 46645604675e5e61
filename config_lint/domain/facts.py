"""What checks may need of settings, by kind: who looks at texts alone need not be asked again because a number changed."""

from collections.abc import Iterable
from functools import lru_cache

from config_lint.domain.setting import Setting
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value

SETTINGS = "settings"
"""Everything that there is to know of them."""

AMOUNTS, SWITCHES, TEXTS, URLS, HIDDEN = "amounts", "switches", "texts", "urls", "hidden"
"""Values that are numbers, or yes and no (0 and 1 are either); texts, and those of them with a scheme; secrets and what is kept
elsewhere, and whatever says that a client is public, which has none."""

PORTS = "ports"
"""Numbers under a key that speaks of ports, or of listening: they are amounts, too."""

TOGGLES = "toggles"
"""Values, whatever they are, under a key that says whether something is on or off, such as `tracing.enabled`."""

PROBES = "probes"
"""Values, whatever they are, under a key that speaks of probes, or of health."""

WELL_KNOWN = "well-known"
"""Values that mean something well-known, whatever they are: all that the service model is made of, what networks call a service,
and the calls that it declares."""

LEVELS = "levels"
"""How much is logged: that is well-known, and so often changed, and so seldom looked at, that it is a kind for itself."""

KINDS = (AMOUNTS, SWITCHES, TEXTS, URLS, HIDDEN, PORTS, TOGGLES, PROBES, WELL_KNOWN, LEVELS)

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
    return kinds_under(found, setting.name, setting.canonical)


def kinds_by_value(values: Iterable[Value]) -> list[frozenset[str]]:
    """The kinds that each of some values is of, whatever its key is."""
    return [(_url if "://" in value else _text) if isinstance(value, str) else _kinds_of(value) for value in values]


@lru_cache(maxsize=1 << 14)
def kinds_under(found: frozenset[str], name: str, canonical: str) -> frozenset[str]:
    """The kinds that a setting is of, if those of its values alone were `found`, by its key and what that means."""
    named = _by_name(name)
    if named:
        found |= named if AMOUNTS in found else named - _port
    if canonical:
        return found | (_level if canonical == "logging.level" else _well_known)
    return found


_nothing, _port, _well_known = frozenset[str](), frozenset((PORTS,)), frozenset((WELL_KNOWN,))
_level = frozenset((LEVELS,))
_text, _url, _hidden = frozenset((TEXTS,)), frozenset((TEXTS, URLS)), frozenset((HIDDEN,))
_amount, _switch = frozenset((AMOUNTS,)), frozenset((SWITCHES,))


def _kinds_of(value: Value) -> frozenset[str]:
    if isinstance(value, str):
        return _url if "://" in value else _text
    if isinstance(value, bool):
        return _switch
    if isinstance(value, int):
        return _amount if 1 < value < LARGE else _text if abs(value) >= LARGE else _number(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, Secret | Reference):
        return _hidden | {URLS} if "://" in str(value) else _hidden
    return _nothing


def _number(value: float) -> frozenset[str]:
    return _amount | _switch if value in (0, 1) else _amount


def means_more(name: str) -> bool:
    """Whether a key says by itself that what is set there is well-known, without a field of its own in the service model."""
    return WELL_KNOWN in _by_name(name)


_ports = ("bind", "expose", "listen", "port", "publish", "target")
"""What stands, whatever the spelling, in each key under which a port is given, or something listens."""

_ends = {"enable": TOGGLES, "enabled": TOGGLES, "disable": TOGGLES, "disabled": TOGGLES, "public": HIDDEN, "publicclient": HIDDEN}
"""How keys end, whatever the spelling, whose values are of a kind for that."""


@lru_cache(maxsize=1 << 14)
def _by_name(name: str) -> frozenset[str]:
    """The kinds that a key makes of what is set there, of amounts alone a port; of a key that only looks so nothing is lost."""
    letters = "".join(filter(str.isalpha, name)).lower()
    found = {kind for end, kind in _ends.items() if letters.endswith(end)}
    if any(word in letters for word in _ports):
        found.add(PORTS)
    if "probe" in letters or "ealth" in letters:
        found.add(PROBES)
    if name in ("hostname", "container_name") or (".aliases[" in name and name.startswith("networks")):
        found.add(WELL_KNOWN)  # compose's names of a service in a network
    if name.startswith(("contracts", "api.contract")):
        found.add(WELL_KNOWN)  # what a service says of calls is part of its contract, whatever it is called
    return frozenset(found)
