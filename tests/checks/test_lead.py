from collections.abc import Iterable
from typing import Any

import pytest

from config_lint.checks.holds import Holds
from config_lint.checks.lead import Lead, lead_of
from config_lint.checks.views import ServiceView
from config_lint.domain.rule import Rule
from config_lint.domain.violation import Outcome, Violation
from config_lint.models.section import Section
from config_lint.models.service import ServiceModel
from config_lint.models.store import Store
from config_lint.rulebook.checks import with_check
from tests.builders import fleet, fleet_of
from tests.shipped import shipped_rules


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("service.server.port > 1", Lead("service", ("server", "port"), asks=False)),
        ("  database.pool.max > 0 or tier == 'x'", Lead("database", ("pool", "max"), asks=False)),
        ("service.server.port is known and tier == 'x'", Lead("service", ("server", "port"), asks=True)),
        ("service.server.port is set", Lead("service", ("server", "port"), asks=True)),
        ("service.server.port is set or tier == 'x'", None),
        ("service.server.port is not set", None),
        ("service.name is matching('x')", Lead("service", ("name",), asks=False)),
        ("1 if service.server.port > 1 else 2", None),
        ("service.server.port > 1 if tier == 'x' else 2", None),
        ("not service.server.tls", None),
        ("tier == 'x' and service.server.port > 1", None),
        ("service.databases[0].port", None),
        ("service.server.port | lower == 'x'", Lead("service", ("server", "port"), asks=False)),
    ],
)
def test_what_an_expression_reads_first(text: str, lead: Lead | None) -> None:
    assert lead_of(text) == lead


@pytest.mark.parametrize(
    ("settings", "settled"), [({"LEVEL": "info"}, True), ({"PORT": 80}, False), ({"PORT": "${PORT_OF_TODAY}"}, False)]
)
def test_only_what_is_not_set_settles_it(settings: dict[str, Any], *, settled: bool) -> None:
    [service] = fleet(staging={"web": settings}).services
    assert Lead("service", ("server", "port"), asks=False).settles({"service": ServiceView(service)}) is settled


@pytest.mark.parametrize(
    ("path", "kind", "parts", "names"),
    [
        (("pool", "max"), Store, "databases", {"database.pool.max", "databases.pool.pool.max"}),
        (("pool",), Store, "databases", {"database.pool.max", "databases.pool.pool.max"}),
        (("host", "length"), Store, "databases", {"database.host", "databases.max.host"}),
        (("server", "port"), ServiceModel, "", {"server.port"}),
        (("auth", "jwt"), ServiceModel, "", {"auth.jwt.secret"}),
    ],
)
def test_names_tell_whether_it_can_be_set(path: tuple[str, ...], kind: type[Section], parts: str, names: set[str]) -> None:
    every = {"database.host", "databases.max.host", "database.pool.max", "databases.pool.pool.max", "databases.pool"}
    every |= {"server.port", "server.ports", "auth.jwt.secret", "cache.pool.max", "cache.host"}
    is_read = Lead("database" if parts else "service", path, asks=False).reader(kind, parts)
    assert is_read is not None
    assert set(filter(is_read, every)) == names


@pytest.mark.parametrize(
    ("path", "kind"), [(("engine",), Store), (("databases",), ServiceModel), (("auth", "oauth"), ServiceModel), (("x",), Store)]
)
def test_names_do_not_tell_of_what_may_be_there_without_them(path: tuple[str, ...], kind: type[Section]) -> None:
    assert Lead("service", path, asks=False).reader(kind, "") is None


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in shipped_rules() if rule.check == "holds"])
def test_names_tell_nothing_else_than_values_do(rule: Rule) -> None:
    check, slowly = (with_check(rule)[1].made() for _ in range(2))
    assert isinstance(slowly, Holds)
    slowly.lead = None
    for example in rule.examples:
        for service in fleet_of(example.files, example.options).services:
            assert places(check.examine(service)) == places(slowly.examine(service))


def places(outcomes: Iterable[Outcome]) -> list[object]:
    return [outcome.place if isinstance(outcome, Violation) else outcome for outcome in outcomes]
