from typing import Any

import pytest

from config_lint.domain.fleet import Fleet
from config_lint.domain.violation import Verdict
from tests.builders import fleet, fleet_of, outcomes, violations

SWITCHES = {"switches": {"logging.to_file": ["logging.file"]}}


def layered(base: dict[str, Any], **environments: dict[str, Any]) -> Fleet:
    known = {name: {"backend": settings} for name, settings in environments.items()}
    return fleet(base={"backend": base}, **known)


def ineffective(found: Fleet) -> list[tuple[str, str, int]]:
    return [
        (violation.place.environment, violation.place.key, violation.facts["others"])
        for violation in violations(found, "effective", **SWITCHES)
    ]


@pytest.mark.parametrize("off", [False, "false", "no", "Off", "0"])
def test_what_an_environment_sets_under_a_switch_that_is_off(off: Any) -> None:
    found = layered({"tracing": {"enabled": off}}, production={"tracing": {"endpoint": "http://x"}})
    assert ineffective(found) == [("production", "tracing.endpoint", 0)]


@pytest.mark.parametrize(
    ("base", "own", "key"),
    [
        ({"EVENTS_ENABLED": "false"}, {"EVENTS_ENDPOINT": "http://analytics/events"}, "EVENTS_ENDPOINT"),
        ({"LOG_TO_FILE": "no"}, {"LOG_FILE": "/var/log/x.log"}, "LOG_FILE"),
        ({"app::mailer::enabled": False}, {"app::mailer::host": "smtp"}, "app::mailer::host"),
    ],
)
def test_switches_are_known_by_their_names_and_by_what_they_mean(base: dict[str, Any], own: dict[str, Any], key: str) -> None:
    assert ineffective(layered(base, production=own)) == [("production", key, 0)]


def test_settings_of_one_layer_under_one_switch_are_one_fault() -> None:
    found = layered({"scheduler": {"enabled": False}}, production={"scheduler": {"replicas": 75, "nodes": {"pool": "core"}}})
    assert ineffective(found) == [("production", "scheduler.replicas", 1)]


@pytest.mark.parametrize(
    ("base", "own"),
    [
        ({"tracing": {"enabled": False}}, {"tracing": {"enabled": True, "endpoint": "http://x"}}),
        ({"tracing": {"enabled": True}}, {"tracing": {"endpoint": "http://x"}}),
        ({"tracing": {"enabled": False, "endpoint": "http://x"}}, {"other": 1}),
        ({"tracing": {"endpoint": "http://x"}}, {"tracing": {"enabled": False}}),
        ({"a": 1}, {"tracing": {"enabled": False, "endpoint": "http://x"}}),
        ({"tracing": {"enabled": False}}, {"tracings": {"endpoint": "http://x"}}),
        ({"AUTH_ENABLED": "false"}, {"AUTH_SERVICE_HOST": "auth"}),
    ],
)
def test_what_has_its_effect_or_is_a_default(base: dict[str, Any], own: dict[str, Any]) -> None:
    assert ineffective(layered(base, production=own)) == []


def test_line_that_another_service_reads_with_the_switch_on_has_its_effect() -> None:
    files = {
        "base.yaml": "mail: {enabled: false}\n",
        "production.yaml": "mail: {host: smtp}\n",
        "production/worker.yaml": "mail: {enabled: true}\n",
        "production/web.yaml": "a: 1\n",
    }
    sources = [{"path": "base.yaml"}, {"path": "{environment}.yaml"}, {"path": "{environment}/{service}.yaml"}]
    options = {"sources": sources, "environments": {"production": {}}}
    assert violations(fleet_of(files, options), "effective") == []
    del files["production/worker.yaml"]
    assert len(violations(fleet_of(files, options), "effective")) == 1


def test_switch_that_is_off_with_nothing_under_it_has_passed() -> None:
    assert outcomes(fleet(staging={"backend": {"mail": {"enabled": False}}}), "effective") == [Verdict.PASSED]


def test_a_switch_in_a_file_of_several_services_is_a_variant() -> None:
    files = {
        "base.yaml": "tracing: {enabled: false}\n",
        "production/backend.yaml": "tracing: {endpoint: 'http://x'}\n",
        "production/auth.yaml": "port: 1\n",
    }
    sources = [{"path": "base.yaml"}, {"path": "{environment}/{service}.yaml"}]
    found = fleet_of(files, {"sources": sources, "environments": {"production": {}}})
    assert [violation.variant for violation in violations(found, "effective", **SWITCHES)] == ["default"]
