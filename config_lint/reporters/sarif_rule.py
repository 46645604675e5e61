"""A rule as SARIF describes one: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, 3.49."""

from typing import Any

from config_lint.domain.applied import Applied
from config_lint.domain.severity import Severity
from config_lint.reporters.safe_text import safe
from config_lint.reporters.uri import web_address

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

_problems = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}

MOST_CHARACTERS = 1024
"""Of a description, for code scanning."""


def rule_of(rule: Applied) -> dict[str, Any]:
    """The rule, with its words for people. Empty texts are not allowed: what is not said is the title, or else the id."""
    title = _line(rule.title) or rule.id
    why, fix, source = _text(rule.why), _text(rule.fix), web_address(rule.source)
    described: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": title[:MOST_CHARACTERS]},
        "fullDescription": {"text": (_line(rule.why) or title)[:MOST_CHARACTERS]},
        "help": {
            "text": "\n\n".join(part for part in (why, fix and f"Fix: {fix}", source and f"Source: {source}") if part) or title,
            "markdown": "\n\n".join(_markdown(why, fix, source)) or title,
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
    if source:
        described["helpUri"] = source
    return {**described, "properties": _properties(rule)}


def _markdown(why: str, fix: str, source: str) -> list[str]:
    parts = [f"## Why\n\n{why}"] if why else []
    parts += [f"## Fix\n\n{fix}"] if fix else []
    return [*parts, f"Source: <{source}>"] if source else parts


def _properties(rule: Applied) -> dict[str, Any]:
    tags = dict.fromkeys((rule.pack, rule.marker, *(("security",) if rule.security else ())))
    found = {"tags": list(tags), "precision": str(rule.confidence), "problem.severity": _problems[rule.severity]}
    return {**found, "security-severity": f"{rule.security:.1f}"} if rule.security else found


def _line(text: str) -> str:
    return safe(" ".join(text.split()))


def _text(text: str) -> str:
    """Its lines, each safe by itself."""
    return "\n".join(safe(line) for line in text.strip().splitlines())
