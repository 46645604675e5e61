"""JUnit's XML, a test case for each rule in each environment: https://github.com/testmoapp/junitxml."""

from collections.abc import Iterator, Sequence
from html import escape

import msgspec

from config_lint.domain.applied import Applied, Tally
from config_lint.domain.finding import Finding
from config_lint.domain.report import Report
from config_lint.reporters.described import accepted
from config_lint.reporters.reporter import Display, Reporter
from config_lint.reporters.safe_text import safe

UNREAD = frozenset(("core/unreadable-file", "core/limit-exceeded"))
"""Rules whose finding means that something was not looked at: an error of the test, not a failure of what it tests."""


class Case(msgspec.Struct, frozen=True):
    """One rule in one environment: `failing` are its findings that stop the environment, `others` those that only report."""

    rule: Applied
    tally: Tally
    failing: tuple[Finding, ...]
    others: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]

    @property
    def kind(self) -> str:
        """`failure`, `error`, `skipped`, or empty for what passed."""
        if self.failing:
            return "error" if self.rule.id in UNREAD else "failure"
        return "skipped" if not self.others and (self.suppressed or not self.tally.evaluated) else ""


class Junit(Reporter):
    """A suite for each environment. Failures and errors are exactly what makes the exit code 1.

    A case fails with what the rule found at or above the fail level of the environment, findings under others included. Less
    serious findings are told in its output. It is skipped where everything found is suppressed, and where nothing could be
    judged. There is no time in it, so that equal input gives equal bytes.
    """

    def render(self, report: Report, display: Display) -> str:
        """The whole document. Rules without a finding pass, so that the history of each is complete."""
        del display
        suites = {name: list(_cases(name, report)) for name in _environments(report)}
        every = [case for cases in suites.values() for case in cases]
        body = [line for name, cases in suites.items() for line in _suite(name, cases)]
        head = f'<testsuites name="config-lint" {_counts(every)} time="0">'
        return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', head, *body, "</testsuites>", ""))


def _environments(report: Report) -> Sequence[str]:
    """Those asked about; where there are none, what concerns nobody in particular is told all the same."""
    stopped = (name for finding in report.findings for name in finding.fails_in)
    return tuple(dict.fromkeys((*report.environments, *stopped)))


def _cases(environment: str, report: Report) -> Iterator[Case]:
    found = _by_rule(report.findings, environment)
    suppressed = _by_rule(report.suppressed, environment)
    for rule in report.rules.values():
        findings = found.get(rule.id, ())
        yield Case(
            rule=rule,
            tally=rule.tallies.get(environment, Tally()),
            failing=tuple(finding for finding in findings if environment in finding.fails_in),
            others=tuple(finding for finding in findings if environment not in finding.fails_in),
            suppressed=tuple(suppressed.get(rule.id, ())),
        )


def _by_rule(findings: Sequence[Finding], environment: str) -> dict[str, list[Finding]]:
    """Those that reach the environment, those under others included; what reaches nobody concerns all."""
    gathered: dict[str, list[Finding]] = {}
    for root in findings:
        for finding in (root, *root.also):
            if not finding.affects or any(name == environment for name, _ in finding.affects):
                gathered.setdefault(finding.rule, []).append(finding)
    return gathered


def _counts(cases: Sequence[Case]) -> str:
    kinds = [case.kind for case in cases]
    named = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    counted = (f'{name}="{kinds.count(kind)}"' for name, kind in named.items())
    return " ".join((f'tests="{len(cases)}"', *counted))


def _suite(environment: str, cases: Sequence[Case]) -> Iterator[str]:
    yield f'  <testsuite name="{_text(environment or "config-lint")}" {_counts(cases)} time="0">'
    for case in cases:
        first = next(iter(case.failing), None)
        place = f' file="{_text(first.place.location.path)}" line="{first.place.location.line}"' if first else ""
        name = f'classname="{_text(f"config-lint.{environment}.{case.rule.pack}")}" name="{_text(case.rule.id)}"'
        inside = list(_inside(case))
        yield f'    <testcase {name}{place} time="0"{">" if inside else "/>"}'
        if inside:
            yield from inside
            yield "    </testcase>"
    yield "  </testsuite>"


def _inside(case: Case) -> Iterator[str]:
    if case.failing:
        message = case.failing[0].message if len(case.failing) == 1 else f"{len(case.failing)} findings: {case.rule.title}"
        fix = " ".join(case.rule.fix.split())
        lines = "\n".join((*map(_line, case.failing), *((f"fix: {_text(fix)}",) if fix else ())))
        yield f'      <{case.kind} message="{_text(message)}" type="{_text(case.rule.id)}">{lines}</{case.kind}>'
    elif case.kind == "skipped":
        yield f'      <skipped message="{_text(_reason(case))}"/>'
    if case.others:
        yield f"      <system-out>{chr(10).join(map(_line, case.others))}</system-out>"


def _reason(case: Case) -> str:
    if case.suppressed:
        return "; ".join(f"{finding.place.location} {accepted(finding)}" for finding in case.suppressed)
    unknown = case.tally.not_evaluated
    return f"not evaluated: {unknown:,} unknown" if unknown else "not evaluated: nothing here that it speaks of"


def _line(finding: Finding) -> str:
    return _text(f"{finding.place.location}: {finding.severity}: {finding.message}")


def _text(text: str) -> str:
    """Text in which nothing is markup, and which has no sign that XML does not know: https://www.w3.org/TR/xml/#charsets."""
    return escape(safe(text))
