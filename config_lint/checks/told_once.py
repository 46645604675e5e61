"""One fault that is written in several places, told at the first of those that matter most."""

from collections.abc import Mapping, Sequence
from typing import Any

from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Related, Violation


def told_once(settings: Sequence[Setting], facts: Mapping[str, Any], fleet: Fleet, others: str, variant: str = "") -> Violation:
    """The violation at the first place of the worst tier, by path and line.

    The other places are beside it, in the words `others`; whom they reach is affected, too.
    """
    first = min(settings, key=lambda setting: (-_tier(setting, fleet), setting.location))
    places = {setting.location: setting for setting in settings if setting.location != first.location}
    related = tuple(Related(others, place_of(setting)) for setting in places.values())
    affects = tuple(dict.fromkeys((setting.environment, setting.service) for setting in settings))
    return Violation(place_of(first), dict(facts), related, variant, affects)


def _tier(setting: Setting, fleet: Fleet) -> int:
    return fleet.by_pair[setting.environment, setting.service].environment.tier
