"""A well-known value is another one: the rules that read its field are asked again, and nobody else."""

from pathlib import Path
from typing import Any

import pytest

from config_lint.domain.fleet import Fleet
from config_lint.engine.judge import Rules
from config_lint.options import options_from
from config_lint.pipeline.memory.imprint import Change, is_concerned
from config_lint.rulebook.checks import with_checks
from tests.recalled import first, next_one
from tests.shipped import asked_by_default, shipped_rules

OPTIONS: dict[str, Any] = {
    "promotion": ["staging", "production"],
    "sources": [{"path": "{environment}/{service}.yaml"}],
    "environments": {name: {"domains": [f"*.{name}.example.com"]} for name in ("staging", "production")},
}

WEB = """\
server:
  port: 8080
  request_timeout: 30s
  public_url: https://web.{e}.example.com
logging:
  format: json
  timezone: UTC
dependencies:
  auth:
    url: http://auth:8081
    timeout: 9s
    retry: {{attempts: 2}}
database:
  host: db.{e}.example.com
  port: 5432
  name: web
  pool: {{max: 5}}
"""

AUTH = """\
server:
  port: 8081
logging:
  format: json
  timezone: UTC
dependencies:
  mail:
    url: http://mail:8082
    timeout: 4s
    retry: {{attempts: 2}}
database:
  host: db.{e}.example.com
  port: 5432
  name: auth
  pool: {{max: 5}}
  max_connections: 100
"""

FILES = {
    f"{environment}/{service}.yaml": text.format(e=environment)
    for environment in ("staging", "production")
    for service, text in {"web": WEB, "auth": AUTH, "mail": "server: {{port: 8082}}\nlogging: {{format: json}}\n"}.items()
}

EDITS = {
    "how long a call may take": ("web", "timeout: 9s", "timeout: 8s", {"resilience/timeout-budget"}),
    "how often it is tried": (
        "web",
        "attempts: 2",
        "attempts: 3",
        {"resilience/timeout-budget", "resilience/retry-amplification"},
    ),
    "how long it takes to answer": ("web", "request_timeout: 30s", "request_timeout: 29s", {"resilience/timeout-budget"}),
    "a pool": ("auth", "max: 5", "max: 6", {"database/pool-exceeds-connections"}),
    "what a database admits": ("auth", "connections: 100", "connections: 90", {"database/pool-exceeds-connections"}),
    "a format": ("web", "format: json", "format: text", {"logging/format-differs"}),
    "a time zone": ("web", "timezone: UTC", "timezone: CET", {"logging/timezone-differs"}),
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The rules of each time that any were asked about everybody."""
    from config_lint.engine import judged

    times: list[set[str]] = []

    def noted(fleet: Fleet, rules: Rules, *given: Any, **named: Any) -> Any:
        times.append({rule.id for rule, _ in rules})
        return judged(fleet, rules, *given, **named)

    monkeypatch.setattr("config_lint.pipeline.checking.judged", noted)
    return times


@pytest.mark.parametrize("what", EDITS)
def test_who_reads_a_field_is_asked_and_nobody_else(tmp_path: Path, asked: list[set[str]], what: str) -> None:
    service, old, new, reading = EDITS[what]
    options, rules = options_from(OPTIONS), asked_by_default()[0]
    expected = first(FILES, options, rules)
    assert next_one(FILES, options, rules, tmp_path) == expected
    path = f"staging/{service}.yaml"
    assert FILES[path].count(old) == 1
    files = {**FILES, path: FILES[path].replace(old, new)}
    edited = first(files, options, rules)
    asked.clear()
    assert next_one(files, options, rules, tmp_path) == edited
    assert next_one(FILES, options, rules, tmp_path) == expected
    assert all(each <= reading for each in asked)


CHANGE = Change(frozenset(("texts", "well-known")), frozenset((0,)), frozenset(("dependency.timeout",)))


@pytest.mark.parametrize(
    ("needs", "fields", "expected"),
    [
        ({"well-known"}, {"dependency.timeout"}, True),
        ({"well-known"}, {"dependency.url"}, False),
        ({"well-known"}, set[str](), False),
        ({"well-known"}, None, True),
        ({"texts", "well-known"}, {"dependency.url"}, True),
        ({"hidden", "well-known"}, {"dependency.url"}, False),
        ({"contracts"}, {"api"}, False),
        ({"contracts"}, None, True),
        ({"settings"}, None, True),
    ],
)
def test_a_change_of_a_field_concerns_who_reads_it(needs: set[str], fields: set[str] | None, *, expected: bool) -> None:
    read = None if fields is None else frozenset(fields)
    assert is_concerned(frozenset(needs), CHANGE.seen_by(read).kinds) is expected
    unknown = CHANGE._replace(fields=None)
    assert is_concerned(frozenset(needs), unknown.seen_by(read).kinds)


def test_a_rule_that_says_what_it_reads_in_another_way_reads_everything() -> None:
    rule = next(each for each in shipped_rules() if each.id == "service-urls/scheme-mismatch")
    ((_, check),) = with_checks([rule])
    known = check.reads(["{{ edge.callee.server.tls }}"])
    assert known is not None
    assert {"server.tls", "dependency.url.scheme"} <= known
    assert "logging.level" in (check.reads(["{{ service.logging.level }}"]) or ())
    for said in (
        "edge.callee['server']",
        "edge.callee.databases",
        "edge.callee | string",
        "{% if edge %}",
        "(edge.callee or edge).x",
    ):
        assert check.reads([f"{{{{ {said} }}}}" if "%" not in said else said]) is None
