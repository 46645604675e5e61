"""A change of one line: what it makes of its file, and how it may be shown."""

from collections.abc import Iterator

import msgspec

from config_lint.advice.wording import Wording
from config_lint.domain.excerpt import Excerpt
from config_lint.domain.finding import Finding, RelatedPlace
from config_lint.domain.tree import Tree, Unreadable
from config_lint.formats.decoding import decoded
from config_lint.text.errors import LimitExceeded, Malformed
from config_lint.text.lines import Lines
from config_lint.values.location import Location

STORED = "${vault:secret/data/app#value}"
"""What is written for a secret in a trial: a reference is known to exist, and says nothing."""


class Edit(msgspec.Struct, frozen=True):
    """A line that is taken away, written anew or added. `before` and `after` may be shown: their secrets are masked."""

    path: str
    line: int
    content: bytes
    before: str = ""
    after: str = ""
    why: str = ""


def edits(finding: Finding, tree: Tree, wording: Wording) -> Iterator[Edit]:
    """Changes that might end a finding, the smallest and likeliest first; none where its file cannot be changed by lines."""
    place = finding.place
    text = _text(tree, place.location.path)
    if text is None:
        return
    page = _Page(text, place.location.path)
    if finding.excerpt is not None and page.says(place.location, finding.excerpt):
        for new, why in wording.instead_of(finding):
            yield page.written(place.location, finding.excerpt, new, why)
    if len(place.chain) > 1 and place.location.line == place.chain[-1].location.line:
        below = place.chain[-2]
        yield page.without(place.location, finding.excerpt, f"what {below.location} says counts then: {below.value}")
    for related in finding.related:
        if _is_twice(finding, related):
            yield page.without(related.place.location, related.excerpt, f"{place.location} says it, too")
            yield page.without(place.location, finding.excerpt, f"{related.place.location} says it, too")
        elif not place.chain:
            yield from _lines_like(related, finding, tree, page, wording)


def _is_twice(finding: Finding, related: RelatedPlace) -> bool:
    """Whether the same key may stand in both places of one file."""
    same = related.place.location.path == finding.place.location.path and related.place.location != finding.place.location
    return same and bool(finding.place.key) and related.place.key in ("", finding.place.key)


def _lines_like(related: RelatedPlace, finding: Finding, tree: Tree, page: "_Page", wording: Wording) -> Iterator[Edit]:
    """The file with what it lacks: the line of another file, in its own environment's words where it has any."""
    line = _line(tree, related)
    if line is None:
        return
    place, shown = finding.place, str(related.excerpt or "")
    like = f"as {related.place.location}" + (", with a reference to a store" if STORED in line else "")
    for own, why in wording.at_home(line, place.environment):
        own_shown = next((text for text, reason in wording.at_home(shown, place.environment) if reason == why), shown)
        yield page.with_line(place.location, own, own_shown, f"{like}, {why}")
    yield page.with_line(place.location, line, shown, like)


class _Page:
    """The text of a file, to be changed at a place."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.lines = Lines(text, path)

    def says(self, location: Location, excerpt: Excerpt) -> bool:
        """Whether the place is on one line, and what may be shown of it is all of it."""
        return location.line == location.end_line and self._between(location) == excerpt.marked

    def written(self, location: Location, excerpt: Excerpt, new: str, why: str) -> Edit:
        start, end = self._ends(location)
        changed = f"{self.text[:start]}{new}{self.text[end:]}"
        after = f"{excerpt.before}{new}{excerpt.after}"
        return Edit(self.path, location.line, changed.encode(), str(excerpt), after, why)

    def without(self, location: Location, excerpt: Excerpt | None, why: str) -> Edit:
        start, end = self.lines.offset(location.line, 1), self.lines.offset(location.end_line + 1, 1)
        return Edit(self.path, location.line, f"{self.text[:start]}{self.text[end:]}".encode(), str(excerpt or ""), "", why)

    def with_line(self, location: Location, line: str, shown: str, why: str) -> Edit:
        """The file with one more line: below the place, or at the end where it stands in no table."""
        own = location if line[:1].isspace() else None
        at = self.lines.offset(location.line + 1, 1) if own else self.lines.length
        gap = "" if at == 0 or self.text[at - 1] == "\n" else "\n"
        comma = "," if self.path.endswith(".json") and not line.endswith((",", "{", "[")) else ""
        changed = f"{self.text[:at]}{gap}{line}{comma}\n{self.text[at:]}"
        where = location.line + 1 if own else self.text.count("\n") + 1
        return Edit(self.path, where, changed.encode(), "", shown, why)

    def _between(self, location: Location) -> str:
        start, end = self._ends(location)
        return self.text[start:end]

    def _ends(self, location: Location) -> tuple[int, int]:
        return self.lines.offset(location.line, location.column), self.lines.offset(location.end_line, location.end_column)


def _text(tree: Tree, path: str) -> str | None:
    try:
        return decoded(tree.read(path), path)
    except (Unreadable, Malformed, LimitExceeded):
        return None


def _line(tree: Tree, related: RelatedPlace) -> str | None:
    """The line of a related place, a reference in place of a value that may not be shown."""
    location, excerpt = related.place.location, related.excerpt
    text = _text(tree, location.path)
    if text is None or excerpt is None or location.line != location.end_line:
        return None
    line = Lines(text, location.path).line(location.line)
    before, value, after = (
        line[: location.column - 1],
        line[location.column - 1 : location.end_column - 1],
        line[location.end_column - 1 :],
    )
    return line if value == excerpt.marked else f"{before}{STORED}{after}"
