from itertools import permutations
from typing import Any

import msgspec
import pytest

from config_lint.domain.applied import Tally
from config_lint.domain.report import Report
from config_lint.domain.severity import Severity
from tests.builders import report_of, rule_of

PORT = rule_of("demo/port", parameters={"each": "service", "that": "service.server.port >= 1024"}, message="{{ value }}")
NAME = rule_of("demo/name", parameters={"each": "setting", "that": "setting.key != 'PORT'"}, severity=Severity.WARNING)
UNSET = rule_of("demo/unset", parameters={"each": "service", "that": "service.auth.jwt.access_token_lifetime > 1"})
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


def test_words_of_each_rule_that_took_part_are_told() -> None:
    found = report(PORT, NAME, weights={"demo/name": Severity.INFO}).rules
    assert list(found) == ["demo/name", "demo/port"]
    assert (found["demo/port"].fix, found["demo/port"].pack) == ("Mend it.", "demo")
    assert [found[name].severity for name in found] == [Severity.INFO, Severity.ERROR]


def test_how_far_a_rule_could_be_judged_is_told_for_each_environment() -> None:
    assert report(PORT).rules["demo/port"].tallies == {"staging": Tally(2), "production": Tally(1)}
    assert report(UNSET).rules["demo/unset"].tallies == {"staging": Tally(0, 2), "production": Tally(0, 1)}


def test_every_service_that_exists_is_told_whatever_was_asked_about() -> None:
    expected = (("staging", "auth"), ("staging", "backend"), ("production", "backend"))
    assert report(PORT).pairs == report(PORT, environments=("production",)).pairs == expected


def test_finding_names_the_environments_that_it_stops() -> None:
    strict = {"production": {"fail-on": "warning"}}
    shared, own = report(NAME, declared=strict).findings
    assert (shared.fails_in, own.fails_in) == (("production",), ())
    assert report(NAME, declared=strict, environments=("staging",)).findings[0].fails_in == ()


def test_finding_under_another_stops_at_its_own_level() -> None:
    (shared, _) = report(PORT, NAME, declared={"production": {"fail-on": "warning"}}).findings
    assert shared.fails_in == ("staging", "production")
    assert [other.fails_in for other in shared.also] == [("production",)]


def test_override_chain_shows_its_lines_without_their_secrets() -> None:
    rule = rule_of("demo/short", parameters={"each": "setting", "that": "setting.key != 'DB_PASSWORD'"})
    files = FILES | {"base/backend.env": "DB_PASSWORD=first-one\n", "staging/backend.env": "export DB_PASSWORD=second-one\n"}
    found = report(rule, files=files)
    lines = [str(step.excerpt) for finding in found.findings for step in finding.place.chain]
    assert lines == ["DB_PASSWORD=***", "export DB_PASSWORD=***", "None"]
