from typing import Any

import pytest

from config_lint.domain.setting import Setting
from config_lint.equivalence.order import grows, may_grow
from tests.builders import fleet


def pair(key: str, earlier: Any, later: Any) -> tuple[Setting, Setting]:
    found = fleet(staging={"shop": {key: earlier}}, production={"shop": {key: later}})
    one, other = (service.by_name["", key] for service in found.services)
    return one, other


@pytest.mark.parametrize(
    ("key", "earlier", "later", "grown"),
    [
        ("LOG_LEVEL", "info", "debug", True),
        ("LOG_LEVEL", "debug", "WARN", False),
        ("LOG_LEVEL", "warn", "WARNING", None),
        ("LOG_LEVEL", "30", "40", False),
        ("LEVEL", "gold", "silver", None),
        ("WORKERS", 2, "10", True),
        ("MEMORY", "512Mi", "1Gi", True),
        ("MEMORY", "512MB", "1Gi", None),
        ("TIMEOUT", "30s", "1m", True),
        ("TIMEOUT", "30", "1m", None),
        ("THING", "a", "b", None),
        ("THING", "info", "debug", None),
        ("THING", 2, 2, None),
    ],
)
def test_what_has_a_measure_grows_or_shrinks(key: str, earlier: Any, later: Any, grown: object) -> None:
    assert grows(*pair(key, earlier, later)) is grown


@pytest.mark.parametrize(
    ("key", "direction"),
    [("LOG_LEVEL", False), ("TRACE_SAMPLING", False), ("WORKERS", True), ("DB_POOL_MAX", True), ("THING", None)],
)
def test_kinds_have_a_direction(key: str, direction: object) -> None:
    assert may_grow(pair(key, "1", "2")[0]) is direction
