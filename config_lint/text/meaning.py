"""What a value's surroundings say of it, beyond its own key: whether it is a secret depends on them, too."""

from config_lint.domain.key import Key, item
from config_lint.text.node import Leaf, Listing, Mapping, Node, resolved
from config_lint.values.arguments import passwords_in_command
from config_lint.values.location import Location

HIDDEN: Key = ("password",)
"""A key under which every text is a secret that is not obviously none."""

_pairs = (("value", ("name", "key", "id")), ("Value", ("Name", "Key")), ("ParameterValue", ("ParameterKey",)))
"""Members that hold the value of what others name."""

_variable = ("variable",)
_secret_data = frozenset(("data", "stringData"))
TELLING = frozenset(("default", "kind", "literals", *(value for value, _ in _pairs)))
"""A mapping without any of these says of none of its members what it is."""


def meant_by_member(mapping: Mapping, key: Key) -> dict[str, Key]:
    """For members of a mapping that stands under `key`: the key that tells what they are, where it is not their own.

    `{name: DB_PASSWORD, value: …}` is a password, whatever the pair itself is called; and all that is in the data of a Kubernetes
    Secret is secret, base64 or not: https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data
    So are the literals that Kustomize makes one of.
    The default of a variable of Terraform is what its name says, and secret where it is declared sensitive:
    https://developer.hashicorp.com/terraform/language/block/variable
    """
    members = mapping.members
    meant: dict[str, Key] = {}
    if TELLING.isdisjoint(members):
        return meant
    for value, names in _pairs:
        if value in members:
            name = next((text for each in names if each in members and (text := _text(members[each][1]))), "")
            if name:
                meant[value] = (*key, item(name))
    if "kind" in members and _text(members["kind"][1]) == "Secret":
        meant |= dict.fromkeys(_secret_data & members.keys(), HIDDEN)
    if "literals" in members and key[:1] == ("secretGenerator",):
        meant["literals"] = HIDDEN
    if "default" in members and len(key) == len(_variable) + 1 and key[:1] == _variable:
        meant["default"] = HIDDEN if _is_true(members.get("sensitive")) else key[1:]
    return meant


def meant_by_item(listing: Listing) -> dict[int, Key]:
    """The same for items, by position: of a command that is written as a list, the passwords among its arguments."""
    words = [_text(node) for node in listing.items]
    if not any(word.startswith("-") for word in words):
        return {}
    joined = [_joined(word) for word in words]
    spans = list(passwords_in_command(" ".join(joined)))
    meant: dict[int, Key] = {}
    start = 0
    for index, word in enumerate(joined):
        if any(first < start + len(word) and start < last for first, last in spans):
            meant[index] = HIDDEN
        start += len(word) + 1
    return meant


def _joined(word: str) -> str:
    """The word as one argument of a line: of the same length, without what would end it."""
    return "".join("_" if character.isspace() or character in "\"'" else character for character in word)


def _text(node: Node) -> str:
    leaf = resolved(node)
    return leaf.value if isinstance(leaf, Leaf) and isinstance(leaf.value, str) else ""


def _is_true(member: tuple[Location, Node] | None) -> bool:
    leaf = resolved(member[1]) if member else None
    return isinstance(leaf, Leaf) and leaf.value is True
