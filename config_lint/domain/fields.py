"""Fields of the service model: what a well-known setting means, whichever of several members has it, as `dependency.timeout`."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from config_lint.domain.facts import HIDDEN, kinds_of, means_more
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.wildcard import fits

MEMBERS = {"dependencies": "dependency", "databases": "database", "caches": "cache", "queues": "queue"}
"""How the canonical names of named members begin, and that of one without a name, which says the field."""

OAUTH = "auth.oauth."
"""How the canonical names of OAuth clients begin, with a name or without."""


@lru_cache(maxsize=1 << 12)
def field_of(canonical: str) -> str:
    """The field that a canonical name speaks of."""
    kind, _, rest = canonical.partition(".")
    if kind in MEMBERS:
        return f"{MEMBERS[kind]}.{rest.partition('.')[2]}"
    return f"{OAUTH}{canonical.rpartition('.')[2]}" if canonical.startswith(OAUTH) else canonical


def fields_with(canonical: str, others: Collection[str]) -> Iterator[str]:
    """The fields that come or go with a canonical name, beside `others` that stay: its own, and each section that none is in.

    A section that comes is something to look at, which nobody looked at before. Who names fields with wildcards goes by those
    that are there.
    """
    yield field_of(canonical)
    for section in accumulate(canonical.split(".")[:-1], "{}.{}".format):
        if not any(other.startswith(f"{section}.") for other in others):
            yield field_of(f"{section}.any").rpartition(".")[0]


def is_among(field: str, patterns: Iterable[str]) -> bool:
    """Whether a field is one of some that are named, with wildcards, or holds or is within one."""
    return any(fits(field, name) or f"{field}.".startswith(f"{name}.") or name.startswith(f"{field}.") for name in patterns)


def is_read(setting: Setting, patterns: Iterable[str]) -> bool:
    """Whether who reads such fields reads a well-known setting; what has no field of its own is read by all."""
    return not setting.canonical or means_more(setting.name) or is_among(field_of(setting.canonical), patterns)


def differing(before: Iterable[Setting], after: Iterable[Setting]) -> Iterator[tuple[Setting, Setting]]:
    """The settings that say something else, of two states of a service with the same ones, where all else is as it was."""
    return ((one, other) for one, other in zip(before, after, strict=True) if _said(one) != _said(other))


def _said(setting: Setting) -> Sequence[object]:
    """All that a setting says, whatever line it stands on."""
    written = ((link.entry.value, link.entry.text, link.entry.verbatim) for link in setting.chain)
    return (setting.value.__class__, setting.value, *written)


def fields_between(before: Sequence[Service], after: Sequence[Service]) -> frozenset[str] | None:
    """The fields that say something else, of two states of the same services; None where more does of what is well-known."""
    found: set[str] = set()
    for was, now in zip(before, after, strict=True):
        if was.bound.keys() != now.bound.keys():
            return None
        for one, _ in differing(was.settings, now.settings):
            if means_more(one.name):
                return None
            if one.canonical:
                found.add(field_of(one.canonical))
        bound = ((name, setting, now.bound[name]) for name, setting in was.bound.items())
        found.update(field_of(name) for name, one, other in bound if one.name != other.name or _said(one) != _said(other))
    return frozenset(found)


def fields_hidden(services: Sequence[Service]) -> frozenset[str] | None:
    """The fields of which a value is hidden, or was before another overrode it; None where more is that is well-known."""
    found: set[str] = set()
    for service in services:
        settings = [("", setting) for setting in service.settings]
        for canonical, setting in (*service.bound.items(), *settings):
            if HIDDEN in kinds_of(setting):
                if means_more(setting.name):
                    return None
                found.update(field_of(name) for name in (canonical, setting.canonical) if name)
    return frozenset(found)
