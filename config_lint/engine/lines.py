"""Findings without the lines that they show, and with them."""

from collections.abc import Callable

import msgspec

from config_lint.domain.excerpt import Excerpt
from config_lint.domain.finding import Finding
from config_lint.domain.place import Place
from config_lint.engine.excerpt import Excerpts
from config_lint.values.location import Location


def without_lines(finding: Finding) -> Finding:
    """The finding with none of the text of any file."""
    return _lined(finding, lambda _: None)


def with_lines(finding: Finding, excerpts: Excerpts) -> Finding:
    """The finding with the lines of its places; what was never put into words is shown to nobody, and has none."""
    return _lined(finding, excerpts) if finding.message else finding


def _lined(finding: Finding, line: Callable[[Location], Excerpt | None]) -> Finding:
    replace = msgspec.structs.replace
    related = tuple(replace(other, excerpt=line(other.place.location)) for other in finding.related)
    return replace(finding, place=at_each_step(finding.place, line), related=related, excerpt=line(finding.place.location))


def at_each_step(place: Place, line: Callable[[Location], Excerpt | None]) -> Place:
    """The place with the line of every link of its override chain, where there is more than one."""
    if len(place.chain) <= 1:
        return place
    steps = tuple(msgspec.structs.replace(step, excerpt=line(step.location)) for step in place.chain)
    return msgspec.structs.replace(place, chain=steps)
