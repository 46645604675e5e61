import pytest

from config_lint.domain.violation import Verdict
from tests.builders import fleet, outcomes, violations


@pytest.mark.parametrize(
    ("service", "port", "expected"),
    [
        ("backend", 6379, ["redis"]),
        ("session-redis", 6379, []),
        ("backend", 443, ["https"]),
        ("nginx", 443, []),
        ("backend", 1000, [""]),
        ("redis", 1000, [""]),
        ("backend", 8000, []),
        ("backend", 0, []),
    ],
)
def test_a_program_may_listen_where_it_is_at_home(service: str, port: int, expected: list[str]) -> None:
    found = violations(fleet(staging={service: {"PORT": port}}), "own-port")
    assert [each.facts["protocol"] for each in found] == expected


def test_a_reference_is_not_judged_and_silence_is_no_element() -> None:
    assert outcomes(fleet(staging={"backend": {"PORT": "${vault:staging/backend#port}"}}), "own-port") == [Verdict.NOT_EVALUATED]
    assert outcomes(fleet(staging={"backend": {"LOG_LEVEL": "info"}}), "own-port") == []
