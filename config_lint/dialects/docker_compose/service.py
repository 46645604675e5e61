"""What a service of a compose file says, with the merge rules of compose."""

from collections.abc import Iterable, Iterator

import msgspec

from config_lint.dialects.docker_compose import REPLACED, RESET
from config_lint.dialects.docker_compose.variables import Variables
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Entry, beside
from config_lint.domain.key import is_item
from config_lint.values.detection import guard
from config_lint.values.empty import Empty
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import shown

GROWING = frozenset(
    (
        *("cap_add", "cap_drop", "configs", "devices", "dns", "dns_opt", "dns_search", "env_file", "expose", "external_links"),
        *("group_add", "links", "ports", "profiles", "secrets", "security_opt", "tmpfs", "volumes", "volumes_from"),
    )
)
"""Lists to which a later file adds. https://docs.docker.com/reference/compose-file/merge/"""

PAIRED = frozenset(("environment", "labels", "extra_hosts", "sysctls", "annotations"))
"""Mappings that may be written as lists of `KEY=value`."""

ITEM = 2
"""Parts of the name of an item of a service's list."""


def contributed(contributions: Iterable[Contribution], variables: Variables) -> Iterator[Contribution]:
    """The contributions of a plain reading, as compose means them; `${X}` is what the project's variables say."""
    said_plainly = list(contributions)
    instead = {each.name[:-1] for each in said_plainly if is_tagged(each.entry, REPLACED)} - {("environment",), ()}
    for contribution in said_plainly:
        head = contribution.name[0]
        if head == "extends":
            continue
        said = msgspec.structs.replace(contribution, entry=variables.filled(contribution.entry))
        if is_tagged(said.entry, RESET):
            yield msgspec.structs.replace(said, operation=Operation.DELETE)
        elif is_tagged(said.entry, REPLACED):
            if said.name[:-1] in instead and not is_item(said.name[-1]):
                yield _instead(said)
        elif said.name in instead:
            yield said  # the list that takes a lower one's place
        elif head in PAIRED:
            yield from _paired(said)
        elif head in GROWING and len(said.name) == 1 and said.operation is Operation.REPLACE and _opens(said):
            continue
        elif head in GROWING and len(said.name) == ITEM and is_item(said.name[1]):
            yield msgspec.structs.replace(said, name=(head,), operation=Operation.APPEND)
        else:
            yield said


def is_tagged(entry: Entry, tag: str) -> bool:
    """Whether a value is one of the tags that compose has for what is not merged."""
    return isinstance(entry.value, Reference) and entry.value.kind == "tag" and entry.value.name == tag


def _instead(said: Contribution) -> Contribution:
    """A mapping that takes a lower one's place, for the tag in it that says so."""
    entry = msgspec.structs.replace(said.entry, key=said.entry.key[:-1], value=Empty.MAPPING, text="")
    return msgspec.structs.replace(said, entry=entry, name=said.name[:-1], operation=Operation.REPLACE)


def _opens(contribution: Contribution) -> bool:
    return contribution.entry.value is Empty.LIST


def _paired(said: Contribution) -> Iterator[Contribution]:
    """A variable (or label) under its own name, in whichever form it is written; quotes in the list form are literal."""
    head, *rest = said.name
    if not rest:
        return
    if is_item(rest[0]):
        if said.operation is not Operation.SET:
            return
        named, separator, text = _text(said.entry).partition("=")
        entry = _after(said.entry, named, text) if separator else _from_outside(said.entry, named)
    else:
        named = rest[0]
        entry = _from_outside(said.entry, named) if said.entry.value is None and head == "environment" else said.entry
    name = (named,) if head == "environment" else (head, named)
    yield msgspec.structs.replace(said, name=name, entry=entry, operation=Operation.SET)


def _text(entry: Entry) -> str:
    return entry.value.reveal() if isinstance(entry.value, Secret) else shown(entry.value)


def _after(entry: Entry, named: str, text: str) -> Entry:
    """What stands behind `KEY=`, located there where the item is written on one line."""
    place = entry.location
    width = place.end_column - place.column
    quotes = width - len(named) - 1 - len(text)
    if place.line == place.end_line and quotes in (0, 2):
        start = place.column + quotes // 2 + len(named) + 1
        place = msgspec.structs.replace(place, column=start, end_column=start + len(text))
    return msgspec.structs.replace(
        entry, value=guard((named,), text), location=place, key_place=beside(entry.key_location, place), text=""
    )


def _from_outside(entry: Entry, named: str) -> Entry:
    """`KEY` without a value is passed on from where compose runs."""
    return msgspec.structs.replace(entry, value=Reference("variable", named, named), text="")
