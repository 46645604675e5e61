"""Task definitions of Amazon ECS.

https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
"""

import posixpath
from collections.abc import Iterator, Sequence

import msgspec

from config_lint.dialects.dialect import Dialect
from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.dialects.wiring import wired
from config_lint.domain.contribution import Contribution
from config_lint.domain.document import Document, Entry
from config_lint.domain.key import is_item
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.reference import Reference
from config_lint.values.value import shown

CONTAINERS = "containerDefinitions"

WITHIN = 4
"""Parts of the key of a variable, below the container's: the list, the item, and what it says."""


class EcsTaskDefinition(Dialect):
    """Env files of a container lie below its `environment` and `secrets`; all of them are the process's environment."""

    def recognises(self, document: Document) -> bool:
        """A list of container definitions at the top."""
        return any(section.is_list and section.key == (CONTAINERS,) for section in document.sections)

    def interpret(self, part: Part, reader: Reader) -> Iterator[Layer]:
        """The env files that are in the repository, then the definition."""
        for path in _env_files(part, reader.files()):
            yield from wired(part, path, reader)
        layer = plain_layer(part)
        alone = len({name[1] for name in _variables(layer)}) == 1
        found = (_named(contribution, alone=alone) for contribution in layer.contributions)
        yield msgspec.structs.replace(layer, contributions=tuple(filter(None, found)))


def _variables(layer: Layer) -> Iterator[tuple[str, ...]]:
    """The names of what containers are given as environment variables."""
    for contribution in layer.contributions:
        if _list_of(contribution.name) in ("environment", "secrets"):
            yield contribution.name


def _list_of(name: Sequence[str]) -> str:
    """The list of a container that an entry is in; empty where it is in none."""
    return name[2] if len(name) > WITHIN and name[0] == CONTAINERS and is_item(name[3]) else ""


def _named(contribution: Contribution, *, alone: bool) -> Contribution | None:
    """A variable under its own name where only one container has any; None for the entry that merely says the name."""
    kind = _list_of(contribution.name)
    if kind not in ("environment", "secrets"):
        return contribution
    if contribution.name[-1] == "name":
        return None
    entry = _kept_elsewhere(contribution.entry) if kind == "secrets" else contribution.entry
    name = (contribution.name[3][1:-1],) if alone else contribution.name
    return msgspec.structs.replace(contribution, entry=entry, name=name)


def _kept_elsewhere(entry: Entry) -> Entry:
    """`valueFrom` is the ARN of a secret, or the name of a parameter in the Systems Manager; never the value itself."""
    if isinstance(entry.value, Reference):
        return entry
    name = shown(entry.value)
    return msgspec.structs.replace(entry, value=Reference("aws-ssm", name, name))


def _env_files(part: Part, paths: Sequence[str]) -> Iterator[str]:
    """The files of the repository that are uploaded as the container's env files, in their order.

    The ARN names an object in a bucket. The file of its base name that lies nearest is taken for it, where one is nearest.
    """
    here = part.document.path.split("/")[:-1]
    for entry in part.document.entries:
        if _list_of(entry.key[len(part.root) :]) == "environmentFiles" and entry.key[-1] == "value":
            base = posixpath.basename(shown(entry.value))
            by_distance: dict[int, list[str]] = {}
            for path in paths:
                *folders, name = path.split("/")
                if name == base:
                    by_distance.setdefault(_distance(here, folders), []).append(path)
            nearest = by_distance[min(by_distance)] if by_distance else []
            if len(nearest) == 1:
                yield nearest[0]


def _distance(one: Sequence[str], other: Sequence[str]) -> int:
    """How many folders up and down lead from one folder to the other."""
    pairs = zip(one, other, strict=False)
    shared = next((index for index, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
    return len(one) + len(other) - 2 * shared
