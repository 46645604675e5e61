"""What several findings have in common, so that one change may settle them all."""

from collections.abc import Iterator, Sequence

import msgspec

from config_lint.domain.finding import Finding

KINDS = ("host", "setting", "file", "rule")
"""What findings can have in common, the most telling first: of two that explain as many, the first is named."""


class Cause(msgspec.Struct, frozen=True):
    """`name` is a host, a setting's name, a path or a rule's id, `count` how many findings it explains that none before does."""

    kind: str
    name: str
    count: int


def causes(findings: Sequence[Finding], most: int, fewest: int = 2) -> tuple[Cause, ...]:
    """At most `most` causes of at least `fewest` findings each, those first that explain the most of what is left.

    Each finding is counted for one cause only.
    """
    left = dict(enumerate(findings))
    members: dict[tuple[str, str], set[int]] = {}
    for index, finding in left.items():
        for cause in _possible(finding):
            members.setdefault(cause, set()).add(index)
    chosen: list[Cause] = []
    while members and len(chosen) < most:
        best = min(members, key=lambda cause: (-len(members[cause]), KINDS.index(cause[0]), cause[1]))
        explained = members.pop(best)
        if len(explained) < fewest:
            break
        chosen.append(Cause(*best, len(explained)))
        for index in explained:
            for cause in _possible(left[index]):
                members.get(cause, set()).discard(index)
    return tuple(chosen)


def _possible(finding: Finding) -> Iterator[tuple[str, str]]:
    place = finding.place
    if finding.host:
        yield "host", finding.host
    if place.setting or place.name:
        yield "setting", place.setting or place.name
    if place.location.path:
        yield "file", place.location.path
    yield "rule", finding.rule
