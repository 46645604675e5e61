"""Where a container's logs go."""

from typing import Any

import pytest

from tests.builders import fleet, unknown, violations

CHECK = "logs-to-standard-output"
IMAGE = {"image": {"repository": "registry.example.com/backend"}}


def variants(environment: str, **settings: Any) -> list[str]:
    return [fault.variant for fault in violations(fleet(**{environment: {"backend": settings}}), CHECK)]


def test_a_file_in_a_container_is_a_violation() -> None:
    assert variants("production", LOG_FILE="/var/log/backend.log", **IMAGE) == [""]


def test_a_file_in_a_test_environment_is_one_anywhere() -> None:
    assert variants("test", LOG_FILE="/var/log/backend.log") == ["test"]


def test_without_a_container_nothing_is_known() -> None:
    assert variants("production", LOG_FILE="/var/log/backend.log") == []
    assert unknown(fleet(production={"backend": {"LOG_FILE": "/var/log/backend.log"}}), CHECK) == 1


def test_development_may_do_as_it_likes() -> None:
    assert variants("development", LOG_FILE="/srv/backend.log", **IMAGE) == []


@pytest.mark.parametrize("stream", ["/dev/stdout", "/dev/stderr", "/proc/1/fd/1", "stdout", "-", ""])
def test_a_stream_is_no_file(stream: str) -> None:
    assert variants("production", LOG_FILE=stream, **IMAGE) == []


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"logging": {"path": "/var/log/backend.log", "enabled": False}}, []),
        ({"logging": {"path": "/var/log/backend.log", "enabled": True}}, [""]),
        ({"logging": {"path": "/var/log/backend.log"}, "tracing": {"enabled": False}}, [""]),
        ({"LOGS_PATH": "/logs", "LOGS_API": "false"}, []),
        ({"LOGS_PATH": "/logs", "METRICS_API": "false"}, [""]),
        ({"LOG_PATH": "/logs/backend.log", "LOG_COLOR": "false"}, [""]),
    ],
)
def test_what_may_be_switched_off_is_not_known(settings: dict[str, Any], expected: list[str]) -> None:
    assert variants("production", **settings, **IMAGE) == expected


def test_the_switch_decides() -> None:
    assert variants("production", LOG_FILE="/var/log/backend.log", LOG_TO_FILE=False, **IMAGE) == []
    assert variants("production", LOG_TO_FILE="yes", **IMAGE) == [""]
