"""Findings of one fingerprint, told apart."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from config_lint.domain.finding import Finding


def told_apart(findings: Iterable[Finding], seen: Counter[str]) -> Iterator[Finding]:
    """The findings, those of one fingerprint numbered from 1 in the order in which they come; `seen` counts on from call to call.

    Given all findings of a run, so that neither a selection nor a suppression renumbers any.
    """
    for finding in findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        yield finding if number == 1 else msgspec.structs.replace(finding, occurrence=number)
