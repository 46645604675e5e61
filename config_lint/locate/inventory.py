"""The lists of secrets that exist in a store: a name a line, never a value."""

import json
import re
from collections.abc import Iterable, Iterator

from config_lint.domain.environment import Environment
from config_lint.domain.tree import Tree, Unreadable
from config_lint.domain.usage import UsageError
from config_lint.locate.declared import spellings
from config_lint.locate.pattern import Pattern
from config_lint.options.model import Options
from config_lint.values.location import start_of
from config_lint.values.on_use import on_use

_output = on_use(r'^[ \t]*output[ \t]+"([^"]+)"', re.MULTILINE)
"""What a Terraform module hands out: https://developer.hashicorp.com/terraform/language/values/outputs"""


def inventories(options: Options, tree: Tree, environments: Iterable[Environment]) -> dict[str, frozenset[str]]:
    """The names by environment; empty for a list without one, which is everybody's.

    Blank lines and lines that begin with `#` are passed over. Of a Terraform module (`.tf`) and of what `terraform output -json`
    writes, it is the names of the outputs. An environment whose list is not there is not among them: what
    exists for it is unknown. Raises `UsageError` for a file that is no text.
    """
    known = spellings(options, environments)
    found: dict[str, set[str]] = {}
    for index, table in enumerate(options.inventory):
        pattern = Pattern(table.path, options.origin.folder, known, options.location_of("inventory", index, "path"))
        for path, match in pattern.among(tree.files()):
            environment = known.get(match.environment, match.environment)
            found.setdefault(environment, set()).update(_names(tree, path))
    return {environment: frozenset(names) for environment, names in found.items()}


def _names(tree: Tree, path: str) -> Iterator[str]:
    try:
        text = tree.read(path).decode("utf-8-sig")
    except (Unreadable, UnicodeDecodeError) as error:
        message = f"the inventory {path} cannot be read: it is a list of names in UTF-8, one a line"
        raise UsageError(message, start_of(path)) from error
    if path.endswith(".tf"):
        yield from (found[1] for found in _output.finditer(text))
    elif path.endswith(".json"):
        yield from _keys(text, path)
    else:
        for line in text.splitlines():
            name = line.strip()
            if name and not name.startswith("#"):
                yield name


def _keys(text: str, path: str) -> tuple[str, ...]:
    """The names in what `terraform output -json` writes; nothing else of it is kept, or shown."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        message = f"the inventory {path} cannot be read: as JSON, it is a mapping whose keys are the names"
        raise UsageError(message, start_of(path)) from None
    return tuple(found)
