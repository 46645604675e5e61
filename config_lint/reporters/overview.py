"""What many findings have in common, for whoever sees them for the first time."""

from collections.abc import Iterator

from config_lint.domain.cause import Cause, causes
from config_lint.domain.report import Report
from config_lint.reporters.safe_text import safe
from config_lint.reporters.summary import number

MANY = 50
"""Findings above which a list alone helps nobody."""

MOST = 10
"""Causes that are named."""

_aims = {
    "host": "declare it, if it is right: a domain of an environment, or of an external service",
    "setting": "say what is meant, if it is right: [drift], provided",
    "file": "",
    "rule": "config-lint explain {name}",
}


def overview(report: Report, encoding: str = "utf-8") -> str:
    """The causes of most findings, and how to go on; empty where there are few findings."""
    if len(report.findings) <= MANY:
        return ""
    return "".join(f"{safe(line, encoding)}\n" for line in _lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    found = causes(report.findings, MOST)
    explained = sum(cause.count for cause in found)
    yield f"{len(report.findings):,} findings, of which {explained:,} have {number(len(found), 'cause')}:"
    width = max((len(_named(cause)) for cause in found), default=0)
    for cause in found:
        aim = _aims[cause.kind].format(name=cause.name)
        yield f"{cause.count:>6}  {_named(cause):<{width}}  {aim}".rstrip()
    yield "`config-lint suggest` prints the lines of config-lint.toml that would settle the most of them."


def _named(cause: Cause) -> str:
    return f"{cause.kind} {cause.name}"
