"""The items of a setting that is a list: written one by one, or in one text."""

import re

from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret

_separators = on_use(r"[\s,;|]+")
_wrapping = "[](){}\"' "


def listed(service: Service, canonical: str) -> dict[str, Setting]:
    """Each item with the setting that it stands in, in the order written; of two sources of one list, those that decided count.

    What is secret or unknown lists nothing.
    """
    decided = service.bound.get(canonical)
    settings = service.by_canonical[canonical] if decided is not None and canonical in service.by_canonical else ()
    found: dict[str, Setting] = {}
    for setting in settings:
        if decided is None or _list_of(setting.name) != _list_of(decided.name) or setting.value.__class__ in (Reference, Secret):
            continue
        if isinstance(setting.value, str | int | float):
            for item in _separators.split(str(setting.value).strip(_wrapping)):
                if item.strip(_wrapping):
                    found.setdefault(item.strip(_wrapping), setting)
    return found


def is_open(service: Service, canonical: str) -> bool:
    """Whether a part of the list is unknown here."""
    if canonical not in service.bound:
        return False
    return any(setting.value.__class__ in (Reference, Secret) for setting in service.by_canonical.get(canonical, ()))


def _list_of(name: str) -> str:
    """The name of the list that an item stands in."""
    return re.sub(r"\[[^\]]*\]$", "", name)
