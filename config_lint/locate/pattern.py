"""A path with placeholders and wildcards, as a source or a known layout writes it."""

import posixpath
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from config_lint.domain.usage import UsageError, nearest
from config_lint.values.location import Location
from config_lint.values.on_use import on_use

_piece = on_use(r"\{[^{}/]*\}|\*\*/|\*\*|\*|[{}]|[^{}*]+")
_any_extension = on_use(r"(?:^|/)[^/.][^/]*\.\*$")

extension = r"\.(?:(?:ya?ml|json|toml|properties|ini|conf|env|tfvars)\.(?:gotmpl|tmpl|tpl|j2|erb)|tfvars\.json|[^./]+)"
"""One extension: what follows the last dot, and what a template's own extension hides (`values.yaml.gotmpl`)."""

known_placeholders = ("environment", "service")
short_forms = {"env": "environment", "envs": "environment", "svc": "service"}
any_text = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*"}
wildcard = "wildcard"
highest = "\U0010ffff"


class Match(msgspec.Struct, frozen=True):
    """What a path says: the environment and the service as it spells them, and the text that wildcards matched."""

    environment: str
    service: str
    document: str


class Pattern:
    """A path pattern, matched against whole paths.

    `{environment}` matches one of the given names and name patterns (`pr-*`); `{service}` a text within one folder's or file's
    name that does not begin with a dot; any other `{name}` a text within one name; `*` the same or nothing; `**/` any number of
    folders; `**` anything. A placeholder that comes again stands for the same text. `.*` at the end of a file's name is its
    extension, whatever it is, and is part of neither the service nor the document: `{service}.*` sees the service `auth.v2` in
    `auth.v2.env`. Paths are relative to `folder`. Raises `UsageError` for what is none of these.
    """

    def __init__(self, text: str, folder: str, environments: Iterable[str], location: Location | None = None) -> None:
        path = posixpath.normpath(posixpath.join(folder, text))
        fault = _fault(text, path)
        if fault:
            message = f'the path "{text}" cannot be used: {fault}'
            raise UsageError(message, location)
        self.any_extension = bool(_any_extension.search(path))
        self._environments = one_of(environments)
        self._pieces = _piece.findall(path)
        if self.any_extension:
            self._pieces[-2:] = [self._pieces[-2].removesuffix("."), ".*"]
        literals = [piece if self._is_literal(piece) else "" for piece in self._pieces]
        self._prefix, self._suffix = literals[0], literals[-1]
        self.placeholders = frozenset(piece[1:-1] for piece in self._pieces if piece[:1] == "{")

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        """Compiled when a path begins as it must: of all known layouts, hardly any does."""
        groups: dict[str, str] = {}
        return re.compile("".join(self._compiled(piece, groups) for piece in self._pieces))

    def among(self, files: Sequence[str]) -> Iterator[tuple[str, Match]]:
        """The paths that match, of the sorted `files`, each with what it says."""
        first = bisect_left(files, self._prefix)
        last = bisect_left(files, self._prefix + highest)
        for path in files[first:last]:
            found = self._regex.fullmatch(path) if path.endswith(self._suffix) else None
            if found:
                said = found.groupdict()
                wildcards = (text.strip("/") for group, text in said.items() if group.startswith(wildcard))
                document = "/".join(text for text in wildcards if text)
                yield path, Match(said.get("environment", ""), said.get("service", ""), document)

    def _is_literal(self, piece: str) -> bool:
        return piece[:1] not in {"{", "*"} and not (piece == ".*" and self.any_extension)

    def _compiled(self, piece: str, groups: dict[str, str]) -> str:
        """One piece as a regular expression. `groups` gains the group of each placeholder and wildcard, by name or number."""
        if self._is_literal(piece):
            return re.escape(piece)
        if piece == ".*":
            return extension
        name = piece[1:-1] if piece[0] == "{" else f"*{len(groups)}"
        if name in groups:
            return f"(?P={groups[name]})"
        if name in known_placeholders:
            groups[name] = name
            return f"(?P<{name}>{self._environments if name == 'environment' else '[^/.][^/]*?'})"
        groups[name] = f"{wildcard}{len(groups)}"
        return f"(?P<{groups[name]}>{any_text.get(piece, '[^/]+?')})"


def _fault(text: str, path: str) -> str:
    """What is wrong with a pattern that becomes `path` relative to the root; empty where nothing is."""
    if "\\" in text:
        return "folders are separated by /"
    if path.startswith(("/", "../")) or path == "..":
        return "it leads out of the root; paths are relative to this file"
    for piece in _piece.findall(path):
        name = piece[1:-1]
        if piece in {"{", "}"}:
            return "it has a brace without its partner"
        if piece[0] != "{" or name in known_placeholders:
            continue
        if not name or "," in name:
            return "braces hold the name of one placeholder; alternatives are sources of their own"
        meant = short_forms.get(name) or nearest(name, known_placeholders, 0.85)
        if meant:
            return f"write {{{meant}}} for {{{name}}}, or give what does not matter another name"
    return ""


def one_of(names: Iterable[str]) -> str:
    """A regular expression for any of the names and name patterns, longer ones first, so that `pre` leaves `preprod` alone."""
    ordered = sorted(set(names), key=lambda name: ("*" in name, -len(name), name))
    return "|".join("[^/]*?".join(map(re.escape, name.split("*"))) for name in ordered) or "(?!)"
