"""One side of a finding: a place, its line, and what is to be said about it."""

from collections.abc import Iterator

import msgspec

from config_lint.domain.excerpt import Excerpt
from config_lint.domain.finding import Finding
from config_lint.domain.place import Place


class Side(msgspec.Struct, frozen=True):
    """`place` is where, for people; the line's three parts are empty where it cannot be shown."""

    title: str
    place: str
    line: int
    before: str = ""
    marked: str = ""
    after: str = ""


def sides(finding: Finding) -> Iterator[Side]:
    """The finding's own place first, then the related ones."""
    yield _side("here", finding.place, finding.excerpt)
    for related in finding.related:
        yield _side(related.message, related.place, related.excerpt)


def _side(title: str, place: Place, excerpt: Excerpt | None) -> Side:
    parts = (excerpt.before.lstrip(), excerpt.marked, excerpt.after) if excerpt else ("", "", "")
    return Side(title, str(place.location), place.location.line, *parts)
