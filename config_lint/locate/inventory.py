"""The lists of secrets that exist in a store: a name a line, never a value."""

from collections.abc import Iterable, Iterator

from config_lint.domain.environment import Environment
from config_lint.domain.tree import Tree, Unreadable
from config_lint.domain.usage import UsageError
from config_lint.locate.declared import spellings
from config_lint.locate.pattern import Pattern
from config_lint.options.model import Options
from config_lint.values.location import start_of


def inventories(options: Options, tree: Tree, environments: Iterable[Environment]) -> dict[str, frozenset[str]]:
    """The names by environment; empty for a list without one, which is everybody's.

    Blank lines and lines that begin with `#` are passed over. An environment whose list is not there is not among them: what
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
    for line in text.splitlines():
        name = line.strip()
        if name and not name.startswith("#"):
            yield name
