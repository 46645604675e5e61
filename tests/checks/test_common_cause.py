from typing import Any

from tests.builders import Services, fleet, report_of, rule_of, violations

CALLERS: Services = {"web": {"AUTH_SERVICE_URL": "http://auth:8081"}, "jobs": {"AUTH_SERVICE_URL": "http://auth:8081"}}


def causes(auth: dict[str, Any], **further: dict[str, Any]) -> list[str]:
    found = fleet(staging={**CALLERS, "auth": auth, **further})
    return [bad.cause.key if bad.cause else "" for bad in violations(found, "ports-answered")]


def test_a_value_that_breaks_every_relation_is_to_blame() -> None:
    assert causes({"PORT": 9000}) == ["PORT", "PORT"]


def test_where_one_relation_holds_the_others_are_at_fault() -> None:
    assert causes({"PORT": 9000}, cron={"AUTH_SERVICE_URL": "http://auth:9000"}) == ["", ""]


def test_one_broken_relation_blames_nobody() -> None:
    found = fleet(staging={"web": CALLERS["web"], "auth": {"PORT": 9000}})
    assert [bad.cause for bad in violations(found, "ports-answered")] == [None]


def test_they_are_one_finding_with_the_others_under_it() -> None:
    files = {f"staging/{name}.env": "AUTH_SERVICE_URL=http://auth:8081\n" for name in ("web", "jobs", "cron")}
    options = {"sources": [{"path": "{environment}/{service}.env"}], "environments": {"staging": {}}}
    rule = rule_of("demo/port", check="ports-answered", message="{{ service }} calls {{ port }}", remedy="call {{ listening }}")
    report = report_of({**files, "staging/auth.env": "PORT=9000\n"}, options, rule)
    [root] = report.findings
    assert (root.place.location.path, root.place.key, root.remedy) == ("staging/auth.env", "PORT", "")
    assert {other.remedy for other in root.also} == {"call 9000"}
    assert sorted((root.message, *(other.message for other in root.also))) == [
        "cron calls 8081",
        "jobs calls 8081",
        "web calls 8081",
    ]
    assert root.affects == (("staging", "cron"), ("staging", "jobs"), ("staging", "web"))
