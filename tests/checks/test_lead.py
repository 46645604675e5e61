from typing import Any

import pytest

from config_lint.checks.lead import Lead, lead_of
from config_lint.checks.views import ServiceView
from tests.builders import fleet


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
