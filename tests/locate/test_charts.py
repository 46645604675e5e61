import pytest

from config_lint.domain.key import Key
from config_lint.locate.charts import chart_below
from config_lint.locate.induction import induced

SAID = {
    "config/staging.yaml": "hub ingress proxy",
    "config/prod.yaml": "hub ingress proxy own",
    "chart/values.yaml": "hub ingress proxy other",
    "twin/values.yaml": "hub ingress proxy",
    "other/values.yaml": "redis",
}


def keys_of(path: str) -> frozenset[Key]:
    return frozenset((section, "x") for section in SAID[path].split())


@pytest.mark.parametrize(
    ("charts", "expected"),
    [
        (["chart/values.yaml"], "chart/values.yaml"),
        (["chart/values.yaml", "other/values.yaml"], "chart/values.yaml"),
        (["chart/values.yaml", "twin/values.yaml"], ""),
        (["other/values.yaml"], ""),
        ([], ""),
    ],
)
def test_the_values_with_the_same_sections_lie_below(charts: list[str], expected: str) -> None:
    paths = ["config/staging.yaml", "config/prod.yaml", *charts]
    assert chart_below(induced(paths), paths, keys_of) == expected


def test_where_nothing_names_environments_there_is_no_chart_to_find() -> None:
    assert chart_below([], ["chart/values.yaml"], keys_of) == ""
