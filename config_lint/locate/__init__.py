"""Step 1: which file is whose, in what order."""

from collections.abc import Sequence
from functools import cache

import msgspec

from config_lint.domain.environment import Environment
from config_lint.domain.source import Located, SourceFile
from config_lint.domain.tree import Tree
from config_lint.locate.declared import declared
from config_lint.locate.inventory import inventories
from config_lint.locate.present import present
from config_lint.locate.reach import Recognised
from config_lint.locate.undeclared import undeclared
from config_lint.options import Options, environments

__all__ = ["Recognised", "inventories", "locate", "services_in"]


def locate(options: Options, tree: Tree, recognised: Recognised) -> tuple[Located, tuple[Environment, ...]]:
    """What there is to read, and the environments, in promotion order.

    Where no sources are declared, the known layouts are tried with the declared environments, or with the known spellings where
    none are declared either. What is found of a pattern such as `pr-*` stands for it. `recognised` gives the format that a file's
    name means, or nothing. Raises `UsageError`, with the lines that would help where no layout fits.
    """
    files = tree.files()
    known = environments(options)
    by_name = cache(recognised)  # a few names, such as values.yaml, are those of most files

    def format_of(path: str) -> str:
        return by_name(path.rpartition("/")[2])

    step = declared if options.sources else undeclared
    located = step(options, known, files, format_of)
    notes = (*tree.notes(), *_folders_named_like_files(files, format_of), *located.notes)
    generated = tree.generated()
    derived = tuple(_derived(file, generated) for file in located.files)
    return msgspec.structs.replace(located, files=derived, notes=notes), present(options, known, derived)


def _derived(file: SourceFile, generated: frozenset[str]) -> SourceFile:
    if file.path in generated or file.source.rendered or file.source.generated:
        return msgspec.structs.replace(file, derived=True)
    return file


def services_in(located: Located) -> tuple[str, ...]:
    """The services that paths and sources name, sorted; those that only content names are not among them."""
    return tuple(sorted({file.service for file in located.files} - {""}))


def _folders_named_like_files(files: Sequence[str], recognised: Recognised) -> list[tuple[str, str]]:
    folders = {path.rpartition("/")[0] for path in files}
    return [(folder, "a folder, though it is named like a file") for folder in sorted(folders) if recognised(folder)]
