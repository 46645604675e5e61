from typing import Any

import pytest

from tests.builders import fleet, outcomes, violations


def collector(*exporters: str, sections: dict[str, Any]) -> dict[str, Any]:
    return {"config": {**sections, "service": {"pipelines": {"traces": {"exporters": list(exporters)}}}}}


@pytest.mark.parametrize(
    ("exporters", "sections", "expected"),
    [
        (("otlp/main",), {"exporters": {"otlp/main": {"endpoint": "a"}}}, []),
        (("otlp/main",), {"exporters": {"otlp/main": {}, "otlp/other": {"endpoint": "a"}}}, []),
        (("otlp/main",), {"exporters": {"otlp/other": {"endpoint": "a"}}}, [("otlp/main", "otlp/other")]),
        (("otlp/main",), {"exporters": {"debug": {"level": "a"}}}, [("otlp/main", "")]),
        (("otlp/main",), {"receivers": {"otlp/main": {"endpoint": "a"}}}, []),
        (("otlp/main",), {"exporters": {"debug": {"a": 1}}, "connectors": {"otlp/main": {"a": 1}}}, []),
        (("otlp",), {"exporters": {"debug": {"level": "a"}}}, []),
    ],
)
def test_a_component_with_a_name_is_configured(
    exporters: tuple[str, ...], sections: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    found = violations(fleet(staging={"collector": collector(*exporters, sections=sections)}), "components-defined")
    assert [(each.facts["name"], each.facts["like"]) for each in found] == expected


def test_other_pipelines_are_not_looked_at() -> None:
    settings: dict[str, Any] = {
        "a": {"service": {"pipelines": {"main": "a/b"}}},
        "build": {"pipelines": {"main": {"stages": ["a/b"]}}},
        "service": {"pipelines": {"main": {"stages": ["a/b"]}}},
    }
    assert outcomes(fleet(staging={"ci": settings}), "components-defined") == []
