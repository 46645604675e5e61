"""A TOML file of our own: its data, and where each key of it stands."""

from typing import Any

from config_lint.text.lines import Lines
from config_lint.text.node import Listing, Mapping, Node
from config_lint.text.toml_tree import tree
from config_lint.values.location import Location


def load(text: str, path: str) -> tuple[dict[str, Any], dict[tuple[str | int, ...], Location]]:
    """The data as `tomllib` gives it, and locations by key path; list items are numbered from 0.

    A key's location is that of its last part as written (`b` in `[a.b]`), a list item's that of its value or header. Raises
    `Malformed`.
    """
    root, data, _ = tree(text, Lines(text, path))
    locations: dict[tuple[str | int, ...], Location] = {}
    _locate(root, (), locations)
    return data, locations


def _locate(node: Node, path: tuple[str | int, ...], locations: dict[tuple[str | int, ...], Location]) -> None:
    if isinstance(node, Mapping):
        for name, (location, member) in node.members.items():
            locations[*path, name] = location
            _locate(member, (*path, name), locations)
    elif isinstance(node, Listing):
        for position, item in enumerate(node.items):
            locations[*path, position] = item.location
            _locate(item, (*path, position), locations)
