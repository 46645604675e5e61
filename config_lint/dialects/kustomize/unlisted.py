"""Files beside a kustomization that it does not bring in, though its neighbours bring in theirs of that name."""

import posixpath
from collections.abc import Iterator

from config_lint.dialects.kustomize.names import NAMES, RESOURCES
from config_lint.domain.document import Document, Entry
from config_lint.domain.tree import Reader
from config_lint.values.value import shown

ENDINGS = (".yaml", ".yml")

NEIGHBOURS = 20
"""Folders beside its own that are looked into, at most."""


def unlisted(document: Document, reader: Reader) -> Iterator[tuple[Entry, str, str]]:
    """Each such file's name, with the last resource that is listed, below which it would stand, and a neighbour that lists it.

    Most neighbours that have such a file have to list it.
    """
    listed = _listed(document)
    folder, own = posixpath.split(document.path)
    if not listed or not folder:
        return
    text = {part for entry in document.entries for part in shown(entry.value).replace("=", "/").split("/")}
    for path in reader.inside(folder):
        name = posixpath.basename(path)
        if name != own and name not in NAMES and name.endswith(ENDINGS) and name not in text:
            neighbours = dict(_neighbours(folder, name, reader))
            listing = [other for other, lists in neighbours.items() if lists]
            if len(listing) * 2 > len(neighbours):
                yield next((entry for entry in reversed(listed) if entry.key[0] == RESOURCES[0]), listed[-1]), name, listing[0]


def _listed(document: Document) -> list[Entry]:
    return [entry for entry in document.entries if entry.key[0] in RESOURCES and len(entry.key) == len(("resources", "[0]"))]


def _neighbours(folder: str, name: str, reader: Reader) -> Iterator[tuple[str, bool]]:
    """The kustomizations of folders beside a folder with a file of that name, and whether each lists it."""
    above = posixpath.dirname(folder)
    start = f"{above}/" if above else ""
    beside = [path for path in reader.files() if path.startswith(start) and path.endswith(f"/{name}")]
    for path in [path for path in beside if path.count("/") == start.count("/") + 1][:NEIGHBOURS]:
        other = posixpath.dirname(path)
        found = next((f"{other}/{each}" for each in NAMES if other != folder and reader.has(f"{other}/{each}")), "")
        for document in reader.read(found) if found else ():
            yield found, any(shown(entry.value).removeprefix("./") == name for entry in _listed(document))
