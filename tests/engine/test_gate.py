from typing import Any

import msgspec
import pytest

from config_lint.domain.finding import Finding, RelatedPlace
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.report import Report
from config_lint.domain.severity import Confidence, Severity
from config_lint.domain.usage import UsageError
from config_lint.engine import Request
from config_lint.engine.gate import Gate
from config_lint.engine.mending import mended_by
from tests.builders import fleet, report_of, rule_of

PORT = rule_of("demo/port", parameters={"each": "service", "that": "service.server.port >= 1024"})
NAME = rule_of("demo/name", parameters={"each": "setting", "that": "setting.key != 'PORT'"}, severity=Severity.WARNING)
SOURCES = [{"path": "base/{service}.env"}, {"path": "{environment}/{service}.env"}]
FILES = {
    "base/pay.env": "PORT=80\n",
    "staging/pay.env": "LOG_LEVEL=INFO\n",
    "staging/auth.env": "PORT=443\n",
    "production/pay.env": "LOG_LEVEL=INFO\n",
}


def report(*rules: Any, options: dict[str, Any] | None = None, files: dict[str, str] | None = None, **asked: Any) -> Report:
    given = {"sources": SOURCES, "environments": {"staging": {}, "production": {}}} | (options or {})
    return report_of(files or FILES, given, *(rules or (PORT,)), **asked)


def failing(found: Report) -> list[str]:
    return [finding.place.service for finding in found.findings if finding.stops]


def test_finding_at_the_fail_level_says_that_it_fails() -> None:
    found = report()
    assert failing(found) == ["pay", "auth"]
    assert found.failed
    assert not report(NAME).findings[0].stops
    assert not report(NAME).findings[0].spared


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([{"rules": ["demo"]}], ["pay", "auth"]),
        ([{"rules": ["demo/port"]}], ["pay", "auth"]),
        ([{"rules": ["port"]}], ["pay", "auth"]),
        ([{"rules": ["name"]}], []),
        ([{"services": ["auth"]}], ["auth"]),
        ([{"services": ["a*"]}], ["auth"]),
        ([{"environments": ["production"]}], ["pay"]),
        ([{"environments": ["production"], "services": ["auth"]}, {"rules": ["name"]}], []),
        ([{"environments": ["production"]}, {"services": ["auth"]}], ["pay", "auth"]),
        ([{}], ["pay", "auth"]),
    ],
)
def test_only_what_is_adopted_fails(entries: list[dict[str, Any]], expected: list[str]) -> None:
    files = FILES | {"production/auth.env": "PORT=8080\n"}
    quiet = rule_of("demo/name", parameters={"each": "service", "that": "service.server.port >= 1"})
    found = report(PORT, quiet, options={"adopt": entries}, files=files)
    assert failing(found) == expected
    assert found.failed == bool(expected)
    assert {finding.spared for finding in found.findings if not finding.stops} <= {"no [[adopt]] entry names it"}


def test_what_lies_under_a_finding_is_adopted_for_itself() -> None:
    other = rule_of("other/name", parameters={"each": "setting", "that": "setting.key != 'PORT'"}, severity=Severity.ERROR)
    found = report(PORT, other, options={"adopt": [{"rules": ["other"]}]})
    assert [[each.rule for each in (finding, *finding.also)] for finding in found.findings] == [["demo/port", "other/name"]] * 2
    assert failing(found) == ["pay", "auth"]
    assert [finding.spared for finding in found.findings] == ["", ""]


def test_adopted_environment_brings_those_that_extend_it() -> None:
    environments = {"staging": {}, "production": {}, "production-eu": {"extends": "production"}}
    files = FILES | {"base/pay.env": "", "production-eu/pay.env": "PORT=81\n"}
    found = report(options={"environments": environments, "adopt": [{"environments": ["production"]}]}, files=files)
    assert [finding.place.environment for finding in found.findings if finding.stops] == ["production-eu"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"rules": ["demo/prot"]}, 'unknown rule "demo/prot": did you mean "demo/port"?'),
        ({"services": ["pya"]}, 'unknown service "pya": did you mean "pay"?'),
        ({"services": ["x*"]}, 'unknown service "x*": known: '),
        ({"environments": ["stagin"]}, 'unknown environment "stagin": did you mean "staging"?'),
    ],
)
def test_adopting_what_there_is_none_of_is_an_error(entry: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        report(options={"adopt": [entry]})
    assert caught.value.message.startswith(told)


def finding_at(found: Fleet, environment: str, service: str, *affects: tuple[str, str]) -> Finding:
    place = place_of(found.by_pair[environment, service].settings[0])
    return Finding("demo/leak", Severity.ERROR, Confidence.HIGH, "leaks", place, affects, "0" * 32)


def test_what_others_have_to_mend_is_only_reported_where_a_service_is_asked_about() -> None:
    found = fleet(staging={"pay": {"PORT": "8080"}, "auth": {"PORT": "8081"}})
    fault = finding_at(found, "staging", "auth", ("staging", "auth"), ("staging", "pay"))
    mine = Gate(found, Request(services=("auth",))).weighed(fault)
    assert mine.stops
    theirs = Gate(found, Request(services=("pay",), environments=("staging",))).weighed(fault)
    assert not theirs.stops
    assert theirs.spared == "it is mended in staging/auth.json, which is no part of pay in staging"


def test_fault_that_stands_in_several_services_is_mended_by_each() -> None:
    found = fleet(staging={"pay": {"PORT": "8080"}, "auth": {"PORT": "8081"}})
    fault = finding_at(found, "staging", "auth", ("staging", "auth"), ("staging", "pay"))
    beside = RelatedPlace("the same", place_of(found.by_pair["staging", "pay"].settings[0]))
    both = msgspec.structs.replace(fault, related=(beside,))
    assert Gate(found, Request(services=("pay",))).weighed(both).stops
    # The other side of a relation is no fault: whoever stands there is not affected.
    relation = msgspec.structs.replace(both, affects=(("staging", "auth"),))
    mends = mended_by(found, Request(services=("pay",)))
    assert mends is not None
    assert not mends(relation)


def test_shared_layer_is_mended_by_everybody_who_reads_it() -> None:
    for environments in ((), ("production",)):
        found = report(services=("pay",), environments=environments)
        assert [(finding.place.location.path, finding.stops) for finding in found.findings] == [("base/pay.env", True)]


TOGETHER = {
    "sources": [{"path": "values-{environment}.yaml", "services-at": "apps"}],
    "environments": {"staging": {}},
}


def test_line_of_a_file_for_many_services_is_mended_by_the_one_it_speaks_to() -> None:
    files = {"values-staging.yaml": "apps:\n  pay:\n    PORT: 80\n  auth:\n    PORT: 8080\n"}
    found = report_of(files, TOGETHER, PORT, services=("pay",))
    assert failing(found) == ["pay"]
    assert not report_of(files, TOGETHER, PORT, services=("auth",)).failed


def test_line_that_speaks_to_nobody_is_mended_by_all_whom_its_file_feeds() -> None:
    broken = rule_of("core/unreadable-file", check="free-of", parameters={"problem": "unreadable-file"}, message="{{ reason }}")
    sources = [{"path": "{environment}/shared.yaml"}, {"path": "{environment}/{service}.env"}]
    options = {"sources": sources, "environments": {"staging": {}, "production": {}}}
    files = {
        "staging/shared.yaml": "LEVEL: [\n",
        "staging/pay.env": "A=1\n",
        "staging/auth.env": "A=1\n",
        "production/web.env": "A=1\n",
    }
    assert [finding.stops for finding in report_of(files, options, broken, services=("pay",)).findings] == [True]
    assert report_of(files, options, broken, services=("web",)).findings == ()
