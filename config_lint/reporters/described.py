"""A finding in one sentence: what is wrong, what else that causes, and whom it reaches."""

from collections.abc import Sequence

from config_lint.domain.finding import Finding


def described(finding: Finding, ends: str = "[]") -> str:
    """`message (also a/rule) [staging/backend +2]`: of several pairs that a finding reaches, one is named, between the `ends`."""
    parts = [finding.message]
    if finding.also:
        parts.append(f"(also {', '.join(other.rule for other in finding.also)})")
    if finding.affects:
        parts.append(f"{ends[0]}{reached(finding.affects)}{ends[1]}")
    return " ".join(parts)


def reached(affects: Sequence[tuple[str, str]]) -> str:
    """The first pair, and how many there are besides."""
    (environment, service), *others = affects
    return f"{environment}/{service} +{len(others)}" if others else f"{environment}/{service}"


def accepted(finding: Finding) -> str:
    """Why a suppressed finding does not count, and until when; empty for one that counts."""
    if finding.suppression is None:
        return ""
    until = f" until {finding.suppression.until}" if finding.suppression.until else ""
    return f"(suppressed{until}: {finding.suppression.reason})"
