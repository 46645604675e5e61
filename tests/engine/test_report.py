from itertools import permutations
from typing import Any

import msgspec
import pytest

from config_lint.domain.report import Report
from config_lint.domain.severity import Severity
from tests.builders import report_of, rule_of

PORT = rule_of("demo/port", parameters={"each": "service", "that": "service.server.port >= 1024"}, message="{{ value }}")
NAME = rule_of("demo/name", parameters={"each": "setting", "that": "setting.key != 'PORT'"}, severity=Severity.WARNING)
FILES = {
    "base/backend.env": "PORT=80\n",
    "staging/backend.env": "LOG_LEVEL=INFO\n",
    "staging/auth.env": "PORT=443\n",
    "production/backend.env": "LOG_LEVEL=INFO\n",
}
SOURCES = [{"path": "base/{service}.env"}, {"path": "{environment}/{service}.env"}]


def report(*rules: Any, files: dict[str, str] | None = None, declared: dict[str, Any] | None = None, **asked: Any) -> Report:
    environments = {"staging": {}, "production": {}} | (declared or {})
    return report_of(files or FILES, {"sources": SOURCES, "environments": environments}, *(rules or (PORT,)), **asked)


def shown(found: Report) -> list[tuple[str, str, str]]:
    return [(finding.place.environment, finding.place.service, finding.rule) for finding in found.findings]


def test_findings_are_in_promotion_order_then_by_place() -> None:
    assert shown(report()) == [("staging", "backend", "demo/port"), ("staging", "auth", "demo/port")]


def test_wrong_value_that_breaks_two_rules_is_one_finding() -> None:
    found = report(PORT, NAME)
    assert shown(found) == [("staging", "backend", "demo/port"), ("staging", "auth", "demo/port")]
    assert [[other.rule for other in finding.also] for finding in found.findings] == [["demo/name"], ["demo/name"]]


@pytest.mark.parametrize(
    ("environments", "services", "expected"),
    [
        (("production",), (), ["backend"]),
        (("staging",), (), ["backend", "auth"]),
        ((), ("auth",), ["auth"]),
        (("staging",), ("auth",), ["auth"]),
    ],
)
def test_finding_is_reported_if_it_reaches_what_was_asked_about(
    environments: tuple[str, ...], services: tuple[str, ...], expected: list[str]
) -> None:
    found = report(environments=environments, services=services)
    assert [finding.place.service for finding in found.findings] == expected


def test_selection_changes_no_fingerprint() -> None:
    every = {finding.fingerprint for finding in report(PORT, NAME).findings}
    assert {finding.fingerprint for finding in report(PORT, NAME, environments=("staging",)).findings} == every


def test_error_fails_and_warning_does_not() -> None:
    assert report(PORT).failed
    assert not report(NAME).failed


def test_fail_level_of_the_request_overrides_those_of_the_environments() -> None:
    lenient = {"staging": {"fail-on": "error"}, "production": {"fail-on": "error"}}
    assert report(NAME, declared=lenient, fail_on=Severity.WARNING).failed
    assert not report(NAME, declared={"staging": {"fail-on": "info"}}, fail_on=Severity.ERROR).failed


def test_each_environment_has_its_own_fail_level() -> None:
    strict = {"production": {"fail-on": "warning"}}
    assert report(NAME, declared=strict).failed
    assert not report_of(
        FILES, {"sources": SOURCES, "environments": {"staging": {}} | strict}, NAME, environments=("staging",)
    ).failed


def test_coverage_counts_rules_and_elements() -> None:
    coverage = report(PORT).coverage
    assert (coverage.files, coverage.services, coverage.rules, coverage.evaluated) == (4, 2, 1, 3)


def test_equal_input_gives_equal_output() -> None:
    first = msgspec.json.encode(report(PORT, NAME).findings)
    for mixed in permutations(FILES.items()):
        assert msgspec.json.encode(report(PORT, NAME, files=dict(mixed)).findings) == first


def test_fix_of_each_rule_that_speaks_is_told() -> None:
    assert report(PORT, NAME).fixes == {"demo/port": "Mend it.", "demo/name": "Mend it."}
