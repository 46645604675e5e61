"""The report as one page, for people who were not there: no request, no second file, readable without its program."""

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, ClassVar

from config_lint import __version__
from config_lint.domain.applied import Applied
from config_lint.domain.drawing import Node
from config_lint.domain.report import Report
from config_lint.domain.severity import Severity
from config_lint.reporters.html.drifted import drifted
from config_lint.reporters.html.found import Found, found, rule_anchor
from config_lint.reporters.html.matrix import Pair, matrix, worst_of
from config_lint.reporters.html.names import Numbers
from config_lint.reporters.html.picture import HIGH, WIDE, Picture, picture
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.safe_text import safe
from config_lint.reporters.summary import counts, covered, number
from config_lint.templating.page import page

MOST_NAMED = 4
"""How many environments the title names."""

SEVERITIES = tuple(str(severity) for severity in reversed(Severity))


class Html(Reporter):
    """The page tells the browser to run and load nothing but what stands in it: its own style and program, known by their hashes.

    https://www.w3.org/TR/CSP3/ says how. Findings can be filtered where programs may run; otherwise all are there, folded.
    """

    wants: ClassVar[frozenset[str]] = frozenset({"drawings", "drift"})

    def render(self, report: Report, display: Display) -> str:
        """The page. Suppressed findings come last, if they are to be shown."""
        # What is indented for whoever reads the template would be a tenth of a page with many findings.
        template = "\n".join(map(str.lstrip, _own("page.html").split("\n")))
        return page(template, safe)(_facts(report, show_suppressed=display.show_suppressed))


def _own(name: str) -> str:
    return files("config_lint.reporters.html").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """As a content security policy names it."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _facts(report: Report, *, show_suppressed: bool) -> Mapping[str, Any]:
    style, program = _own("style.css"), _own("behaviour.js")
    environments, services, packs = Numbers(report.environments), Numbers(), Numbers()
    rows = matrix(report)
    for row in rows:
        services.of(row.service)
    shown = (*report.findings, *report.suppressed) if show_suppressed else report.findings
    findings = [found(finding, report.rules, environments, services, packs) for finding in shown]
    told = dict.fromkeys(finding.rule for finding in shown)
    rules = [_rule(report.rules[name]) for name in sorted(told) if name in report.rules]
    pictures = list(_pictures(report))
    names = report.environments
    return {
        "version": __version__,
        "title": f"Configuration of {', '.join(names) if len(names) <= MOST_NAMED else number(len(names), 'environment')}",
        "style": style,
        "program": program,
        "style_hash": _hash(style),
        "program_hash": _hash(program),
        "environments": names,
        "failed": report.failed,
        "covered": covered(report.coverage),
        "tiles": list(_tiles(report)),
        "sections": [(anchor, words) for anchor, words, there in _sections(rows, pictures, report.drift, rules) if there],
        "rows": rows,
        "environment_numbers": {name: environments.of(name) for name in report.environments},
        "service_numbers": {row.service: services.of(row.service) for row in rows},
        "findings": findings,
        "filters": _filters(findings, environments, services, packs),
        "pictures": pictures,
        "drift": [drifted(table) for table in report.drift],
        "wide": WIDE,
        "high": HIGH,
        "rules": rules,
    }


def _tiles(report: Report) -> Iterator[tuple[int, str, str]]:
    nouns = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "info"}
    for severity, count in counts(report).items():
        yield count, nouns[severity].removesuffix("s" if count == 1 else "\0"), str(severity) if count else ""
    yield len(report.suppressed), "suppressed", ""
    if report.baselined:
        yield len(report.baselined), "in the baseline", ""


def _sections(rows: object, pictures: object, drift: object, rules: object) -> Iterator[tuple[str, str, bool]]:
    """Anchor and title of each, and whether it is there."""
    yield "matrix", "Services and environments", bool(rows)
    yield "findings", "Findings", True
    yield "graph", "Who calls whom", bool(pictures)
    yield "drift", "Drift", bool(drift)
    yield "rules", "Rules", bool(rules)


def _filters(
    findings: list[Found], environments: Numbers, services: Numbers, packs: Numbers
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Field, label and choices of each filter; names by the alphabet, environments in promotion order, severities worst first."""
    severities = [(name, name) for name in SEVERITIES if any(found.severity == name for found in findings)]
    by_name = [
        ("environment", "Environment", list(_choices(environments))),
        ("service", "Service", sorted(_choices(services), key=lambda choice: choice[1])),
        ("pack", "Pack", sorted(_choices(packs), key=lambda choice: choice[1])),
    ]
    return [*by_name, ("severity", "Severity", severities)]


def _choices(names: Numbers) -> Iterator[tuple[str, str]]:
    return ((str(number), name) for number, name in enumerate(names.names))


def _rule(rule: Applied) -> Mapping[str, Any]:
    return {
        "id": rule.id,
        "anchor": rule_anchor(rule.id),
        "title": rule.title,
        "why": [" ".join(part.split()) for part in rule.why.split("\n\n")],
        "fix": " ".join(rule.fix.split()),
        "source": rule.source,
        "link": rule.source.startswith(("https://", "http://")),
        "severity": str(rule.severity),
        "confidence": str(rule.confidence),
    }


def _pictures(report: Report) -> Iterator[tuple[Picture, Mapping[Node, str]]]:
    """Each graph with the worst that was found in each of its nodes, or nothing."""
    worst = worst_of(report.findings)
    for drawing in report.drawings:
        if drawing.arrows:
            yield picture(drawing), {node: _worst(node, drawing.environment, worst) for node in drawing.nodes}


def _worst(node: Node, environment: str, worst: Mapping[Pair, tuple[Severity, int]]) -> str:
    found = worst.get((environment, node.name)) if node.kind == "service" else None
    return str(found[0]) if found else ""
