"""Folders that the elements of an Argo CD application set lead to: https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-List/."""

import re
from collections.abc import Iterator, Mapping, Sequence

from config_lint.dialects.part import Part
from config_lint.dialects.wiring import nowhere
from config_lint.domain.document import Entry
from config_lint.domain.key import Key
from config_lint.domain.layer import Layer
from config_lint.domain.tree import Reader
from config_lint.values.on_use import on_use
from config_lint.values.value import shown

placeholder = on_use(r"\{\{-?\s*\.?([A-Za-z_][\w.-]*)\s*-?\}\}")

GENERATORS: Key = ("spec", "generators")
TEMPLATE: Key = ("spec", "template", "spec")


def elements_of(entries: Mapping[Key, Entry]) -> list[dict[str, Entry]]:
    """What the elements of list generators say, those of nested ones too, each under the name that a template has for it."""
    gathered: dict[Key, dict[str, Entry]] = {}
    for key, entry in entries.items():
        if key[:2] == GENERATORS and "elements" in key:
            place = key.index("elements")
            if key[place - 1] == "list" and len(key) > place + 2:
                gathered.setdefault(key[: place + 2], {})[".".join(key[place + 2 :])] = entry
    return list(gathered.values())


def lost(part: Part, reader: Reader) -> Iterator[Layer]:
    """Layers that say nothing but which elements of an application set lead to a folder that is not there."""
    entries = {entry.key[len(part.root) :]: entry for entry in part.document.entries}
    for key, path in entries.items():
        if key[: len(TEMPLATE)] == TEMPLATE and key[-1] == "path" and key[len(TEMPLATE)] in ("source", "sources"):
            for entry, folder in _astray(entries, shown(path.value), reader):
                yield nowhere(part, entry, folder)


def _astray(entries: Mapping[Key, Entry], path: str, reader: Reader) -> Iterator[tuple[Entry, str]]:
    """The elements by which a path with placeholders leads to no folder, each with the path; `*` stands for what is not known.

    Only where it leads to one by most of the elements: what other tools fill in, or put there, is not known here.
    """
    roots = _roots(entries)
    found: list[tuple[Entry, str]] = []
    there = 0
    folders: dict[str, list[str]] = {}
    for element in elements_of(entries):
        named = [match[1] for match in placeholder.finditer(path) if match[1] in element]
        filled = _filled(path, {name: shown(entry.value) for name, entry in element.items()}, roots)
        if not named or filled is None:
            continue
        start = filled.partition("*")[0].rpartition("/")[0]
        if start not in folders:
            folders[start] = [each for each in reader.files() if each.startswith(f"{start}/")]
        if _is_there(filled, folders[start]):
            there += 1
        else:
            found.append((element[named[-1]], filled))
    if len(found) < there:
        yield from found


def _roots(entries: Mapping[Key, Entry]) -> dict[str, str]:
    """What generators give to every element; of the rest an overlay may make something else for each environment."""
    return {
        f"values.{key[-1]}": shown(entry.value)
        for key, entry in entries.items()
        if key[:2] == GENERATORS and "elements" not in key and key[-2] == "values" and "/" in shown(entry.value)
    }


def _filled(path: str, facts: Mapping[str, str], roots: Mapping[str, str]) -> str | None:
    """The path with what is known in it; None where it does not say where it begins, or still has a template in it."""
    filled = placeholder.sub(lambda found: facts.get(found[1], roots.get(found[1], "*")), path).strip("/")
    return None if "{{" in filled or filled.startswith("*") or "//" in filled or ".." in filled else filled


def _is_there(folder: str, files: Sequence[str]) -> bool:
    pattern = re.compile(r"[^/]+".join(map(re.escape, folder.split("*"))) + "/")
    return any(map(pattern.match, files))
