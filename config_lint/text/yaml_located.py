"""A YAML file of our own: its data, and where each key of it stands."""

from typing import Any, TypeAlias

from config_lint.text.errors import LimitExceeded, Malformed
from config_lint.text.limits import NESTING, VALUES, nesting_exceeded, values_exceeded
from config_lint.text.node import Leaf, Mapping, Node, resolved
from config_lint.text.yaml_tree import trees
from config_lint.values.location import Location
from config_lint.values.reference import Reference

Locations: TypeAlias = dict[tuple[str | int, ...], Location]


def load_located(text: str, path: str) -> tuple[Any, Locations]:
    """The data of the one document of a text, and locations by key path; list items are numbered from 0.

    Keys and dates are texts; an empty text is None. A key's location is its own, a list item's that of its value. Raises
    `Malformed` for what is no YAML, for a key that is set twice, for a second document and for tags that YAML does not have.
    """
    found = list(trees(text, path))
    for tree in found:
        for problem in tree.problems:
            raise Malformed(problem.facts["reason"], problem.location, problem.facts["remedy"])
    if len(found) > 1:
        reason = "a second document"
        raise Malformed(reason, Location(path, found[1].line, 1, found[1].line, 4), "keep one document in a file")
    locations: Locations = {}
    root = found[0].root if found else None
    return None if root is None else _plain(root, (), locations), locations


def _plain(node: Node, path: tuple[str | int, ...], locations: Locations) -> Any:
    if len(locations) > VALUES:
        raise LimitExceeded(values_exceeded(), node.location, "write out fewer aliases")
    if len(path) > NESTING:
        raise LimitExceeded(nesting_exceeded(), node.location, "write it flatter")
    target = resolved(node)
    if isinstance(target, Leaf):
        if isinstance(target.value, Reference):
            reason = f"{target.value.text} is nothing that this file may hold"
            raise Malformed(reason, target.location, "write the value out")
        return target.value
    if isinstance(target, Mapping):
        for repeated in target.repeated:
            reason = f'"{repeated.key}" is set twice'
            raise Malformed(reason, repeated.place, "keep one of them")
        data: dict[str, Any] = {}
        for key, (place, member) in target.members.items():
            locations[*path, key] = place
            data[key] = _plain(member, (*path, key), locations)
        return data
    items: list[Any] = []
    for position, item in enumerate(target.items):
        locations[*path, position] = item.location
        items.append(_plain(item, (*path, position), locations))
    return items
