"""Who owns which file, as CODEOWNERS says: the only file that knows its notation.

Sources: https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
and https://docs.gitlab.com/user/project/codeowners/reference/
"""

import re
from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.domain.tree import Tree, Unreadable
from config_lint.values.on_use import on_use

if TYPE_CHECKING:
    from codeowners import CodeOwners

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where the file may be; the first one counts, as it does on GitHub and on GitLab."""

OwnersOf = Callable[[str], tuple[str, ...]]

_section = on_use(r"\^?\[(?P<name>[^\]]+)\](\[\d+\])?\s*(?P<owners>.*)")
_remark = on_use(r"\s#.*$")
_rooted = on_use(r"\\?/|!|\*\*/")


def with_owners(report: Report, tree: Tree) -> Report:
    """The report, each of its findings with the owners of its file; the same one where nobody is named as one."""
    owners_of = owners_in(tree) if report.findings or report.suppressed else None
    if owners_of is None:
        return report

    def owned(finding: Finding) -> Finding:
        also = tuple(map(owned, finding.also))
        return msgspec.structs.replace(finding, owners=owners_of(finding.place.location.path), also=also)

    findings, suppressed = (tuple(map(owned, found)) for found in (report.findings, report.suppressed))
    return msgspec.structs.replace(report, findings=findings, suppressed=suppressed)


def owners_in(tree: Tree) -> OwnersOf | None:
    """A function from a path to its owners, as they are written (`@org/team`); None where the tree has no CODEOWNERS."""
    there = frozenset(tree.files())
    place = next((place for place in PLACES if place in there), None)
    if place is None:
        return None
    try:
        return parse(tree.read(place).decode("utf-8-sig", errors="replace"))
    except Unreadable:
        return None


def parse(text: str) -> OwnersOf:
    """What a CODEOWNERS says. Of the lines that match a path the last one counts; where there are sections, that of each.

    A line that is none, as the platforms say themselves, is passed over.
    """
    lines = [_remark.sub("", line.strip()) for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not any(map(_section.fullmatch, lines)):
        whole = _read(line for line in lines if _is_well_formed(line))
        return cache(lambda path: tuple(owner for _, owner in whole.of(path)))
    sections = [_Section(found) for found in _sections(lines).values()]
    return cache(lambda path: tuple(dict.fromkeys(owner for section in sections for owner in section.of(path))))


def _sections(lines: Sequence[str]) -> dict[str, list[str]]:
    """GitLab's sections by name, regardless of case. Lines without owners get those that stand behind the section's name."""
    found: dict[str, list[str]] = {}
    name = default = ""
    for line in lines:
        heading = _section.fullmatch(line)
        if heading:
            name, default = heading["name"].strip().casefold(), heading["owners"]
            continue
        pattern, *owners = line.replace("\\ ", "\0").split()
        pattern = pattern if _rooted.match(pattern) else f"**/{pattern}"
        written = " ".join((pattern, *owners) if owners else (pattern, default)).replace("\0", "\\ ")
        if _is_well_formed(written.lstrip("!")):
            found.setdefault(name, []).append(written)
    return found


class _Section:
    """The lines of one section. What an exclusion names (`!docs/`) needs no owner of this section."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._excluded = _read(f"{line[1:]} @nobody" for line in lines if line.startswith("!"))
        self._included = _read(line for line in lines if not line.startswith("!"))

    def of(self, path: str) -> tuple[str, ...]:
        if self._excluded.of(path):
            return ()
        name = path.rpartition("/")[2]
        for owners, _, pattern, _ in self._included.matching_lines(path):
            # Unlike GitHub, GitLab takes `/docs` for a file: only `/docs/` is everything inside a folder.
            if pattern is None or pattern.endswith(("/", "*")) or fnmatchcase(name, pattern.rpartition("/")[2]):
                return tuple(owner for _, owner in owners)
        return ()


def _read(lines: Iterable[str]) -> "CodeOwners":
    from codeowners import CodeOwners

    return CodeOwners("\n".join(lines))


def _is_well_formed(line: str) -> bool:
    try:
        return not line.startswith("!") and bool(_read([line]).paths)
    except (ValueError, re.error):
        return False
