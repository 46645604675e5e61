"""The settings of an environment as a tree of mappings and lists, to be laid beside another one."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from config_lint.domain.key import Key, is_item, parse
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.on_use import on_use

Called = Callable[[str, str], str]
"""(name, environment) to a name that all environments have in common."""

Place = tuple[str, str, str]
"""(service, document, normalised name)."""

Branch = dict[str, Any]
"""Parts of a key to branches, lists and leaves."""

_item = on_use(r"(\[[^\]]*[^\]\d][^\]]*\])")
"""A named item of a list."""


class Leaf(str):
    """A setting as deepdiff sees it: a text that is no other's, so that it hashes quickly and knows no value."""

    __slots__ = ("setting",)

    setting: Setting


def by_place(services: Iterable[Service], called: Called, others: Container[Place]) -> dict[Place, Setting]:
    """The settings of an environment, under the names that it has in common with others.

    What `others` have under the very same name keeps it, and so do two that would be called the same.
    """
    found: dict[Place, Setting] = {}
    for service in services:
        environment = service.environment.name
        for setting in service.settings:
            own = (setting.service, setting.document, setting.name)
            place = own
            if (setting.document or "[" in setting.name) and own not in others:
                name = "".join(called(part, environment) if part[:1] == "[" else part for part in _item.split(setting.name))
                place = (setting.service, called(setting.document, environment), name)
            found[own if place in found else place] = setting
    return found


def whole(place: Place) -> Place:
    """The place of a setting, or of the outermost list that it is in."""
    name = place[2]
    found = name.find("[") if name[-1:] == "]" or "]." in name else -1
    if found < 0:
        return place
    parts = _parts(name)
    at = next((index for index, part in enumerate(parts) if _is_position(part)), len(parts))
    return (place[0], place[1], "\0".join(parts[:at])) if at < len(parts) else place


@lru_cache(maxsize=1 << 16)
def _parts(name: str) -> Key:
    return parse(name)


def _is_position(part: str) -> bool:
    return is_item(part) and part[1:-1].isdigit()


def tree_of(services: Iterable[Service], settings: Mapping[Place, Setting], apart: Container[Place], side: str) -> Branch:
    """Services to documents to keys; lists where a mapping has nothing but positions. Only what is `apart` is in it."""
    tree: Branch = {service.name: {} for service in services}
    for index, (place, setting) in enumerate(settings.items()):
        document = tree[place[0]].setdefault(place[1], {})
        if whole(place) in apart:
            leaf = Leaf(f"{side}{index}")
            leaf.setting = setting
            _hang(document, _parts(place[2]), leaf)
        elif "." in place[2]:
            _open(document, _parts(place[2]))
    return {name: _with_lists(documents) for name, documents in tree.items()}


def _open(branch: Branch, parts: Key) -> None:
    """The mappings that a setting is in, so that nobody takes them for missing."""
    for part in parts[:-1]:
        below = branch.setdefault(part, {})
        if _is_position(part) or below.__class__ is not dict:
            return
        branch = below


def _hang(branch: Branch, parts: Key, leaf: Leaf) -> None:
    """A name that holds a value and has others below it (`a=1`, `a.b=2` in properties) keeps the value under no name."""
    for part in parts[:-1]:
        below = branch.get(part)
        if below.__class__ is not dict:
            below = branch[part] = {} if below is None else {"": below}
        branch = below
    last = parts[-1]
    if branch.get(last).__class__ is dict:
        branch[last][""] = leaf
    else:
        branch[last] = leaf


def _with_lists(branch: Branch) -> Any:
    found = {part: _with_lists(below) if below.__class__ is dict else below for part, below in branch.items()}
    if found and all(map(_is_position, found)):
        return [found[part] for part in sorted(found, key=lambda part: int(part[1:-1]))]
    return found


def settings_in(found: Any) -> Iterator[Setting]:
    """All settings in a part of a tree; none where it is not there."""
    if found.__class__ is Leaf:
        yield found.setting
    elif isinstance(found, dict | list):
        for below in found.values() if isinstance(found, dict) else found:
            yield from settings_in(below)
