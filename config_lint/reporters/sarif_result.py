"""A finding as SARIF tells one: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, 3.27."""

from collections.abc import Sequence
from typing import Any

from config_lint.domain.finding import Finding, RelatedPlace, Suppression
from config_lint.domain.place import Place, Step
from config_lint.reporters.described import described
from config_lint.reporters.safe_text import safe
from config_lint.reporters.sarif_rule import LEVELS
from config_lint.reporters.uri import uri_of
from config_lint.values.location import Location
from config_lint.values.on_use import on_use

MOST_PLACES, MOST_STEPS, MOST_LINKS = 100, 1_000, 10
"""What code scanning keeps of a result's places and of its flow, and how many of the places a sentence can link to."""

_bracket = on_use(r"[\\\[\]]")


def result_of(finding: Finding, rule_index: int) -> dict[str, Any]:
    """The finding, with the places that take part linked from its message, and its override chain as a flow.

    Of the fingerprints, code scanning reads `primaryLocationLineHash` alone: with the path and the rule it says which findings
    of two commits are the same. The number after the colon tells those of one fingerprint apart.
    """
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": _physical(finding.place.location), **_logical(finding.place)}],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint}:{finding.occurrence}",
            "configLint/v1": finding.fingerprint,
        },
    }
    if finding.related:
        result["relatedLocations"] = [_related(index, each) for index, each in enumerate(finding.related[:MOST_PLACES], 1)]
    if len(finding.place.chain) > 1:
        result["codeFlows"] = [{"threadFlows": [{"locations": _flow(finding.place.chain)}]}]
    if finding.suppression:
        result["suppressions"] = [_suppression(finding.suppression)]
    return result


def _message(finding: Finding) -> str:
    """One sentence, then links to the related places, by their ids."""
    # In parentheses: a bracket has to be escaped, and not every viewer takes the escape away.
    said = _plain(described(finding, "()"))
    links = [f"[{_plain(each.message) or f'place {index}'}]({index})" for index, each in enumerate(finding.related, 1)]
    if not links:
        return said
    more = len(links) - MOST_LINKS
    listed = ", ".join((*links[:MOST_LINKS], *((f"and {more} more",) if more > 0 else ())))
    return f"{said}. See {listed}."


def _plain(text: str) -> str:
    """Text in which no bracket makes a link (3.11.6)."""
    return _bracket.sub(r"\\\g<0>", safe(text))


def _related(index: int, related: RelatedPlace) -> dict[str, Any]:
    said = _plain(related.message) or f"place {index}"
    return {"id": index, "physicalLocation": _physical(related.place.location), "message": {"text": said}}


def _flow(chain: Sequence[Step]) -> list[dict[str, Any]]:
    """From the lowest layer to the one that decided; of a very long chain, the first link and the last ones."""
    kept = chain if len(chain) <= MOST_STEPS else (chain[0], *chain[1 - MOST_STEPS :])
    return [
        {"location": {"physicalLocation": _physical(step.location), "message": {"text": _plain(_step(step, index))}}}
        for index, step in enumerate(kept)
    ]


def _step(step: Step, index: int) -> str:
    done = "overridden" if index else "set"
    return f"{done}{f' for {step.owner}' if step.owner else ''}: {step.value}"


def _physical(location: Location) -> dict[str, Any]:
    return {"artifactLocation": {"uri": uri_of(location.path)}, "region": _region(location)}


def _region(location: Location) -> dict[str, int]:
    """A part of one line: an alert is shown in a pull request only if all its lines are in the change.

    What goes on behind its line is cut to it, and what is empty stands for the whole line.
    """
    if location.end_line != location.line:
        return {"startLine": location.line, "startColumn": location.column}
    if location.end_column <= location.column:
        return {"startLine": location.line}
    return {
        "startLine": location.line,
        "startColumn": location.column,
        "endLine": location.line,
        "endColumn": location.end_column,
    }


def _logical(place: Place) -> dict[str, Any]:
    """Whose setting it is, in words that do not depend on a file."""
    parts = [part for part in (place.environment, place.service, place.setting or place.key) if part]
    return {"logicalLocations": [{"fullyQualifiedName": safe("/".join(parts))}]} if parts else {}


def _suppression(suppression: Suppression) -> dict[str, Any]:
    kind = "inSource" if suppression.kind == "comment" else "external"
    found: dict[str, Any] = {"kind": kind, "justification": safe(suppression.reason)}
    if suppression.path:
        line = max(suppression.line, 1)
        found["location"] = {"physicalLocation": _physical(Location(suppression.path, line, 1, line, 1))}
    return found
