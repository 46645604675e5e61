"""What each of two environments says, as it may be shown."""

from collections.abc import Sequence

from config_lint.checks.lacking import place_without
from config_lint.domain.drift import Side
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.location import Location
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import is_stand_in
from config_lint.values.value import shown

Item = Sequence[Setting]
"""An item of a list: a value, or all settings of a mapping."""

MISSING, SET, SAME, DIFFERS, PLACEHOLDER = "missing", "set", "same", "differs", "placeholder"

NOWHERE = Location("", 1, 1, 1, 1)
"""Where something stands whose service an environment does not have."""


def sides_of(left: Setting, right: Setting) -> tuple[Side, Side]:
    """The sides of two values. A secret says whether it is the other one's, and nothing of itself."""
    relation = SAME if left.value == right.value else DIFFERS
    return _side(left, relation), _side(right, relation)


def sides_of_lists(left: Sequence[Item], right: Sequence[Item]) -> tuple[Side, Side]:
    """The sides of two lists, of which only the items that differ are shown; at least one of them has some."""
    first = (*left, *right)[0][0]
    return _items(left, first), _items(right, first)


def side_with(settings: Sequence[Setting], *, counted: bool = False) -> Side:
    """The side that has what the other one lacks: its value, or how many there are where it is several, or all of something."""
    first = settings[0]
    if len(settings) == 1 and not counted:
        return _side(first, SET)
    return Side("1 setting" if len(settings) == 1 else f"{len(settings)} settings", first.key_location, first.owner)


def side_without(service: Service | None, peer: Service | None, setting: Setting) -> Side:
    """The side that lacks a setting which its peer has: where it would stand."""
    if service is None or peer is None:
        return Side(MISSING, NOWHERE)
    return Side(MISSING, place_without(service, peer, setting).location)


def _side(setting: Setting, relation: str) -> Side:
    return Side(_shown(setting, relation), setting.location, setting.owner)


def _items(items: Sequence[Item], elsewhere: Setting) -> Side:
    """Values, or how many mappings there are."""
    if not items:
        return Side("no such item", elsewhere.location)
    first = items[0][0]
    if all(len(item) == 1 for item in items):
        return Side(", ".join(_shown(item[0], DIFFERS) for item in items), first.location, first.owner)
    return Side("1 item" if len(items) == 1 else f"{len(items)} items", first.location, first.owner)


def _shown(setting: Setting, relation: str) -> str:
    value = setting.value
    if not isinstance(value, Secret):
        return shown(value) or '""'
    if "://" in value.shown:
        return value.shown
    if not value:
        return '""'
    return PLACEHOLDER if is_stand_in(value) else relation
