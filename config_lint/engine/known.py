"""Findings that were there before, told from those that are new."""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from config_lint.domain.finding import Finding
from config_lint.domain.known import Known


def remembered(finding: Finding, previews: Collection[str] = ()) -> Known:
    """What to remember of a finding; `previews` are environments that come and go."""
    services = {service for _, service in finding.affects}
    return Known(
        rule=finding.rule,
        environments=tuple(sorted({environment for environment, _ in finding.affects}.difference(previews))),
        service=finding.place.service if len(services) == 1 else "",
        key=finding.place.key,
        fingerprint=finding.fingerprint,
    )


class Sifted(msgspec.Struct, frozen=True):
    """Findings that are new and findings that are known, each by place, and what is known and was not found again."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    left: tuple[Known, ...]


def sift(findings: Iterable[Finding], known: Iterable[Known], previews: Collection[str] = ()) -> Sifted:
    """Which findings are known; the order in which they come does not matter."""
    ordered = sorted(findings, key=lambda finding: (finding.place.location, finding.fingerprint, finding.affects))
    recognised, left = match([remembered(finding, previews) for finding in ordered], known)
    return Sifted(
        new=tuple(finding for index, finding in enumerate(ordered) if index not in recognised),
        known=tuple(finding for index, finding in enumerate(ordered) if index in recognised),
        left=left,
    )


def match(found: Sequence[Known], known: Iterable[Known]) -> tuple[dict[int, Known], tuple[Known, ...]]:
    """What is known of each that was found, by its index, and what is known and was not found again.

    One that is known stands for one that is found, of its fingerprint, and only where that reaches no environment that it did
    not reach: a fault that was accepted in staging is new in production, also where one line of a shared file is at fault.
    """
    waiting: dict[str, list[Known]] = {}
    for one in known:
        waiting.setdefault(one.fingerprint, []).append(one)
    recognised: dict[int, Known] = {}
    # Those that fit fewest choose first, and take no more than they need.
    for index in sorted(range(len(found)), key=lambda index: (-len(found[index].environments), found[index].environments)):
        candidates = waiting.get(found[index].fingerprint, [])
        reached = frozenset(found[index].environments)
        fitting = [one for one in candidates if reached.issubset(one.environments)]
        if fitting:
            recognised[index] = min(fitting, key=lambda one: (len(one.environments), one.environments))
            candidates.remove(recognised[index])
    return recognised, tuple(one for members in waiting.values() for one in members)
