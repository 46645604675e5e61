"""Files that a document brings in, by a path that it writes."""

import posixpath
from collections.abc import Iterator

import msgspec

from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.document import Entry
from config_lint.domain.layer import Layer
from config_lint.domain.problem import Problem
from config_lint.domain.tree import Reader
from config_lint.values.value import shown
from config_lint.values.words import words


def path_from(document: str, written: str) -> str:
    """The path that a document at `document` means by what it writes, relative to the root; it may lead out of it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), written))


def wired(part: Part, path: str, reader: Reader) -> Iterator[Layer]:
    """The settings of the file at `path`, for whom the part speaks to, below what the part itself says."""
    for document in reader.asking(part.document.path).read(path):
        brought = msgspec.structs.replace(part, document=document, root=())
        yield msgspec.structs.replace(plain_layer(brought, below=True), wired=part.document.path)


def remote(part: Part, entry: Entry) -> Layer:
    """A layer that says nothing but that what an entry names is somewhere else, and is not fetched."""
    return noted(part, entry, f"{shown(entry.value)} is not in the repository, and is never fetched")


def noted(part: Part, entry: Entry, text: str) -> Layer:
    """A layer that says nothing but what is noted of an entry."""
    place = entry.location
    note = (f"{place.path}:{place.line}", text)
    return Layer(part.source.index, part.document.path, part.environment, part.service, part.name, (), notes=(note,))


KEPT_OUT = frozenset(("credential", "credentials", "local", "private", "secret", "secrets"))
"""Words of the names of files that are written where they are used, and kept out of repositories."""


def is_kept_out(path: str) -> bool:
    """Whether a file of that name is written where it is used: `.env`, `.env.production`, `secrets.yaml`."""
    name = posixpath.basename(path)
    return name == ".env" or name.startswith(".env.") or not KEPT_OUT.isdisjoint(words(name))


def missing(part: Part, entry: Entry, path: str) -> Layer:
    """A layer that says nothing but that the file which an entry names is not there, or not in the repository.

    That is a fault, but for what repositories leave out on purpose.
    """
    if is_kept_out(path):
        return noted(part, entry, f"{shown(entry.value)} is not in the repository, and such files seldom are")
    if path == ".." or path.startswith(("../", "/")):
        reason, remedy = "it leads out of the repository", "keep what is read inside the repository"
    else:
        reason, remedy = "no such file is tracked", "correct the path, or track the file"
    return _at_fault(part, entry, {"file": shown(entry.value), "reason": reason, "remedy": remedy})


def nowhere(part: Part, entry: Entry, folder: str) -> Layer:
    """A layer that says nothing but that an entry leads to a folder which is not there; `*` stands for what is not known."""
    facts = {"file": folder, "reason": "no such folder is tracked", "remedy": "correct the name, or add the folder"}
    return _at_fault(part, entry, facts | {"name": folder})


def _at_fault(part: Part, entry: Entry, facts: dict[str, str]) -> Layer:
    problem = Problem("missing-file", entry.location, facts)
    return Layer(part.source.index, part.document.path, part.environment, part.service, part.name, (), problems=(problem,))
