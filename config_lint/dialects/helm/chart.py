"""What a chart brings along: https://helm.sh/docs/chart_template_guide/subcharts_and_globals/."""

import posixpath
from collections.abc import Iterator

import msgspec

from config_lint.dialects.helm.values import values_layer
from config_lint.dialects.part import Part
from config_lint.dialects.wiring import path_from, remote
from config_lint.domain.document import Entry
from config_lint.domain.layer import BENEATH, Layer
from config_lint.domain.tree import Reader
from config_lint.values.value import shown

CHART = "Chart.yaml"
VALUES = "values.yaml"


def defaults(part: Part, folder: str, reader: Reader, prefix: tuple[str, ...] = ()) -> Iterator[Layer]:
    """The values of the chart in a folder and, below them, of its sub-charts under their names; they are for every environment.

    Charts are followed that lie in the repository, as folders; nothing is fetched.
    """
    yield from _defaults(msgspec.structs.replace(part, environment="", depth=0, root=()), folder, reader, prefix, ())


def _defaults(part: Part, folder: str, reader: Reader, prefix: tuple[str, ...], above: tuple[str, ...]) -> Iterator[Layer]:
    if folder in above:
        return  # charts that depend on each other
    for entry, name, inner in _dependencies(folder, reader):
        if inner:
            yield from _defaults(part, inner, reader, (*prefix, name), (*above, folder))
        else:
            yield msgspec.structs.replace(remote(part, entry), source=BENEATH)
    path = posixpath.join(folder, VALUES)
    own = part.document.path
    if reader.has(path) and path != own:
        for document in reader.asking(own).read(path):
            layer = values_layer(msgspec.structs.replace(part, document=document))
            yield msgspec.structs.replace(_under(layer, prefix), source=BENEATH, wired=own)


def _dependencies(folder: str, reader: Reader) -> Iterator[tuple[Entry, str, str]]:
    """(where it is named, name or alias, folder) of each sub-chart; the folder is empty where it is not here."""
    path = posixpath.join(folder, CHART)
    if not reader.has(path):
        return
    [*documents] = reader.read(path)
    said: dict[str, dict[str, Entry]] = {}
    for entry in documents[0].entries if documents else ():
        if entry.key[0] == "dependencies" and len(entry.key) == len(("dependencies", "[x]", "name")):
            said.setdefault(entry.key[1], {})[entry.key[2]] = entry
    for entries in said.values():
        facts = {key: shown(entry.value) for key, entry in entries.items()}
        name, repository = facts.get("name", ""), facts.get("repository", "")
        inner = path_from(path, repository.removeprefix("file://") if repository.startswith("file://") else f"charts/{name}")
        if name:
            yield entries["name"], facts.get("alias") or name, inner if reader.has(f"{inner}/{CHART}") else ""


def _under(layer: Layer, prefix: tuple[str, ...]) -> Layer:
    if not prefix:
        return layer
    said = tuple(msgspec.structs.replace(each, name=(*prefix, *each.name)) for each in layer.contributions)
    return msgspec.structs.replace(layer, contributions=said, places=())
