"""What the items of a list are called in key paths."""

from collections import Counter

from config_lint.domain.key import Key, item
from config_lint.text.node import Leaf, Listing, Mapping, Node, resolved
from config_lint.values.detection import guard
from config_lint.values.on_use import on_use

_name = on_use(r"[^\s\"{}$<>\x00-\x1f][^\"{}$<>\x00-\x1f]{0,199}")
_number = on_use(r"[0-9]+")
_generated = on_use(r"[0-9a-fA-F-]*[0-9][0-9a-fA-F-]*")
_generated_length = 8
_mixed = on_use(r"(?=.*[a-z])(?=.*[A-Z]).*[0-9]")
_positions: list[str] = []


def item_parts(listing: Listing, key: Key) -> list[str]:
    """The last part of each item's key path: `[api]` for a mapping that has a name in its list, otherwise `[0]`, `[1]` ….

    A mapping's name is what it says under `name`, or else under `key` (Kubernetes tolerations, label selectors, ConfigMap
    items), or else under `id` (Spring gateway routes). What a name may not be:

    - a name that another item of the list has too: it tells them apart from nothing, so all its bearers go by their positions;
    - a number: `[3]` is the fourth item wherever it stands, so that no two items share a path;
    - a template, or under `key` and `id` something generated (a hash, a UUID, a token): it would differ in every environment;
    - under `key` the only thing that the mapping says: that is a list of values;
    - a secret: key paths are shown.
    """
    items = listing.items
    while len(_positions) < len(items):
        _positions.append(item(len(_positions)))
    names = [_name_of(node, key) for node in items]
    if not any(names):
        return _positions[: len(items)]
    bearers = Counter(names)
    return [item(name) if name and bearers[name] == 1 else _positions[index] for index, name in enumerate(names)]


def _name_of(node: Node, key: Key) -> str:
    """The name of a list item, empty where it has none."""
    mapping = resolved(node)
    if not isinstance(mapping, Mapping):
        return ""
    for naming_key in ("name", "key", "id"):
        member = mapping.members.get(naming_key)
        leaf = resolved(member[1]) if member is not None else None
        if not isinstance(leaf, Leaf):
            continue
        name = leaf.value if isinstance(leaf.value, str) else leaf.text
        if naming_key == "key" and len(mapping.members) == 1:
            continue
        if naming_key != "name" and len(name) >= _generated_length and (_generated.fullmatch(name) or _mixed.match(name)):
            continue
        if _name.fullmatch(name) and not _number.fullmatch(name) and guard((*key, "[]", naming_key), name) == name:
            return name
    return ""
