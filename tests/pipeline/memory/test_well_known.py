"""What is well-known comes, goes or changes: who reads that is asked again, and every report is that of a first run."""

from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config_lint.domain.facts import WELL_KNOWN
from config_lint.options import options_from
from config_lint.pipeline.memory import renewing
from config_lint.pipeline.memory.imprint import Imprints
from config_lint.pipeline.memory.keys import keys_between, with_fields
from config_lint.pipeline.memory.renewal import Renewal
from tests.builders import fleet, fleet_of
from tests.recalled import first, next_one
from tests.shipped import asked_by_default
from tests.well_known import ENVIRONMENTS, OPTIONS, SETTINGS, files_of

RULES = asked_by_default()[0]
KNOWN = options_from(OPTIONS)
WHOLE = files_of(SETTINGS)

Pair = tuple[str, str]


def without(pair: Pair, names: set[str]) -> dict[str, str]:
    """The files, where a service does not say some things."""
    return files_of({**SETTINGS, pair: {name: said for name, said in SETTINGS[pair].items() if name not in names}})


def test_the_fleet_says_nearly_everything_that_is_well_known() -> None:
    found = fleet_of(WHOLE, OPTIONS)
    assert not found.problems
    for service in found.services:
        assert len(service.bound.keys() & SETTINGS[service.pair].keys()) > len(SETTINGS[service.pair]) * 0.85


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str] | None]:
    """The rules that were asked of everybody, of each time that something had changed; None where all were."""
    times: list[frozenset[str] | None] = []
    renewed = renewing.renewed

    def noted(*given: Any) -> Renewal | None:
        renewal = renewed(*given)
        times.append(None if renewal is None else renewal.left)
        return renewal

    monkeypatch.setattr(renewing, "renewed", noted)
    return times


@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
@given(pair=st.sampled_from(sorted(SETTINGS)), draw=st.data())
def test_whatever_comes_or_goes_the_report_is_that_of_a_first_run(
    tmp_path_factory: pytest.TempPathFactory, pair: Pair, draw: st.DataObject
) -> None:
    names = draw.draw(st.sets(st.sampled_from(sorted(SETTINGS[pair])), min_size=1, max_size=2))
    less, folder = without(pair, names), tmp_path_factory.mktemp("cache")
    for files in (WHOLE, less, WHOLE):
        assert next_one(files, KNOWN, RULES, folder) == first(files, KNOWN, RULES)


CALL = {
    "dependencies.mail.url": "http://mail:8083",
    "dependencies.mail.timeout": "4s",
    "dependencies.mail.retry.attempts": 1,
}


def another(value: Any) -> Any:
    """A value that the same setting may have, too."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1 if value >= 1 else value / 2
    if value[0].isdecimal() and value[-1] in "smh":
        return f"{int(value[0]) % 9 + 1}{value[1:]}"
    return value.replace("://", "://x", 1) if "://" in value else f"{value}x"


@settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
@given(pair=st.sampled_from(sorted(SETTINGS)), draw=st.data())
def test_so_it_is_whatever_changes(tmp_path_factory: pytest.TempPathFactory, pair: Pair, draw: st.DataObject) -> None:
    names = draw.draw(st.sets(st.sampled_from(sorted(SETTINGS[pair])), min_size=1, max_size=2))
    said = {name: another(value) if name in names else value for name, value in SETTINGS[pair].items()}
    other, folder = files_of({**SETTINGS, pair: said}), tmp_path_factory.mktemp("cache")
    for files in (WHOLE, other, WHOLE):
        assert next_one(files, KNOWN, RULES, folder) == first(files, KNOWN, RULES)


AGREEING: dict[Pair, dict[str, Any]] = {
    (environment, service): {
        "server.port": port,
        "server.request_timeout": f"{wait}s",
        "logging.format": "json",
        "logging.timezone": "UTC",
        "database.host": f"db.{environment}.example.com",
        "database.port": 5432,
        "database.name": service,
        "database.pool.min": 1,
        "database.pool.max": 5,
        **(CALL if service != "mail" else {}),
    }
    for environment in ENVIRONMENTS
    for service, port, wait in (("web", 8081, 30), ("auth", 8082, 20), ("mail", 8083, 2))
}
"""A fleet with less, where nothing is wrong."""

READING = {
    "how long it takes to answer": ("web", "server.request_timeout", frozenset[str]()),
    "how many connections are kept": ("web", "database.pool.min", frozenset[str]()),
    "in what form is logged": ("mail", "logging.format", frozenset({"logging/format-differs"})),
    "in what time zone": ("auth", "logging.timezone", frozenset({"logging/timezone-differs"})),
}
"""Whom it takes to be asked of everybody where a service in staging does not say something."""


@pytest.mark.parametrize("what", READING)
def test_nobody_is_asked_of_everybody_who_does_not_read_it(tmp_path: Path, left: list[frozenset[str] | None], what: str) -> None:
    service, name, reading = READING[what]
    whole, pair = files_of(AGREEING), ("staging", service)
    less = files_of({**AGREEING, pair: {key: said for key, said in AGREEING[pair].items() if key != name}})
    for files in (whole, less, whole):
        assert next_one(files, KNOWN, RULES, tmp_path) == first(files, KNOWN, RULES)
    assert left == [reading, reading]


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("database.pool.max", "database/pool-exceeds-connections"),  # a field
        ("dependencies.mail.timeout", "resilience/missing-timeout"),  # whether there is one
        ("database.host", "database/incomplete-target"),
        ("server.port", "service-urls/port-mismatch"),
    ],
)
def test_who_reads_it_is_asked(tmp_path: Path, left: list[frozenset[str] | None], name: str, reading: str) -> None:
    pair = ("staging", "web")
    less = files_of({**AGREEING, pair: {key: said for key, said in AGREEING[pair].items() if key != name}})
    for files in (files_of(AGREEING), less):
        assert next_one(files, KNOWN, RULES, tmp_path) == first(files, KNOWN, RULES)
    assert left[0] is not None
    assert reading in left[0]


@pytest.mark.parametrize(
    ("told", "more", "expected"),
    [
        ({"DB_HOST": "db"}, {"DB_USER": "web"}, {"database.user"}),
        ({"DB_HOST": "db"}, {"POSTGRES_USER": "web"}, {"database.user", "database.engine"}),
        ({"DB_HOST": "db"}, {"ORDERS_DB_POOL_MAX": 5}, {"database.pool.max", "database.pool", "database"}),
        ({"SPARE": 1}, {"LOG_LEVEL": "INFO"}, {"logging.level", "logging"}),
        ({"LOG_FORMAT": "json"}, {"LOG_LEVEL": "INFO"}, {"logging.level"}),
        ({"LOG_LEVEL": "INFO"}, {"LOGGING_LEVEL": "INFO"}, {"logging.level"}),
        ({"contracts": {"auth": {"path": "/a"}}}, {"contracts": {"auth": {"path": "/a", "method": "GET"}}}, None),
        ({"SPARE": 1}, {"SPARE_PARTS": 5}, None),
    ],
)
def test_with_a_key_come_fields(told: dict[str, Any], more: dict[str, Any], expected: set[str] | None) -> None:
    was, now = (fleet(staging={"web": {**told, **also}}).services for also in ({}, more))
    for before, after in ((was, now), (now, was)):
        keys = keys_between(before, after, (0,), Imprints(lambda data: blake2b(data).digest()))
        assert keys is not None
        change = with_fields(keys, before, after).change
        assert change.fields == expected
        assert (WELL_KNOWN in change.kinds) is ("SPARE_PARTS" not in more and expected != {"logging.level"})


@pytest.mark.parametrize(
    ("changed", "reading", "others"),
    [
        ("auth.service_secret", "auth/service-secret-differs", "logging/timezone-differs"),
        ("auth.service_secret", "auth/plaintext-secret", "resilience/timeout-budget"),
        ("database.port", "database/shared-by-services", "database/wrong-environment"),
    ],
)
def test_who_reads_another_field_is_not_asked(
    tmp_path: Path, left: list[frozenset[str] | None], changed: str, reading: str, others: str
) -> None:
    pair = ("staging", "web")
    whole = {**AGREEING, pair: {**AGREEING[pair], "auth.service_secret": "staging-Jh3fG6yu"}}
    other = {**whole, pair: {**whole[pair], changed: another(whole[pair][changed])}}
    for said in (whole, other):
        assert next_one(files_of(said), KNOWN, RULES, tmp_path) == first(files_of(said), KNOWN, RULES)
    assert left[0] is not None
    assert reading in left[0]
    assert others not in left[0]
