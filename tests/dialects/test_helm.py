from typing import Any

import pytest

from tests.builders import resolved


def settings(base: str, own: str, name: str = "values-{}.yaml") -> dict[str, Any]:
    """The values in staging by name."""
    options = {
        "sources": [{"path": "web/values.yaml"}, {"path": f"web/{name.format('{environment}')}"}],
        "environments": {"staging": {}},
        "services": {"web": {}},
    }
    found = resolved({"web/values.yaml": base, f"web/{name.format('staging')}": own}, options)
    [service] = found.fleet.services
    assert {layer.dialect for layer in service.layers} == {"helm"}
    return {setting.name: setting.value for setting in service.settings}


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [
        ("a: {b: 1, c: 2}", "a: {c: 3}", {"a.b": 1, "a.c": 3}),
        ("a: [1, 2]", "a: [3]", {"a[0]": 3}),
        ("a: [{name: x, b: 1}, {name: y, b: 2}]", "a: [{name: y, b: 3}]", {"a[y].name": "y", "a[y].b": 3}),
        ("a: {b: {c: 1}, d: 1}", "a: {b: null}", {"a.d": 1}),
        ("a: null\nb: 1", "c: 1", {"b": 1, "c": 1}),
        ("a: {b: 1}", "a: 2", {"a": 2}),
        ("a: [1]", "a: []", {"a": "[]"}),
        ("a: {b: 1}", "a: {}", {"a.b": 1}),
    ],
)
def test_values_are_merged_as_helm_does(base: str, own: str, expected: dict[str, Any]) -> None:
    found = settings(base, own)
    assert {name: value if name != "a" or value == 2 else str(value) for name, value in found.items()} == expected


@pytest.mark.parametrize("name", ["values-{}.yaml", "values.{}.yml", "{}.values.yaml", "{}-values.yaml"])
def test_files_of_values_are_known_by_their_names(name: str) -> None:
    assert settings("a: null\n", "b: 1\n", name) == {"b": 1}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("http://{{ .Values.db.host }}:{{.Values.port | toString}}/", "http://db:80/"),
        ('{{ .Values.absent | default "x" }}-{{ default 5 .Values.absent }}', "x-5"),
        ('{{ .Values.db.host | default "x" | quote }}', "db"),
        ("{{ .Values.absent }}", "{{ .Values.absent }}"),
        ("{{ .Values.db.host | upper }}", "{{ .Values.db.host | upper }}"),
        ("{{ .Release.Name }}", "{{ .Release.Name }}"),
        ("${HOME}/{{ .Values.db.host }}", "${HOME}/db"),
    ],
)
def test_templates_in_values_refer_to_values(written: str, expected: str) -> None:
    found = settings(f"db: {{host: db}}\nport: 80\na: '{written}'", "b: 1")
    assert str(found["a"]) == expected


def layered(files: dict[str, str]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The values of the chart's one service in staging by name, and its layers with what brought them in."""
    options = {"sources": [{"path": "chart/values-{environment}.yaml"}], "environments": {"staging": {}}, "services": {"web": {}}}
    [service] = resolved({"chart/values-staging.yaml": "own: 1\n", **files}, options).fleet.services
    return (
        {setting.name: setting.value for setting in service.settings},
        [(layer.path, layer.wired) for layer in service.layers if layer.wired],
    )


def test_a_charts_own_values_lie_beneath() -> None:
    files = {"chart/Chart.yaml": "name: web\n", "chart/values.yaml": "own: 0\nbase: 1\n"}
    assert layered(files) == ({"own": 1, "base": 1}, [("chart/values.yaml", "chart/values-staging.yaml")])
    assert layered({"chart/values.yaml": "own: 0\n"}) == ({"own": 1}, [])


def test_sub_charts_have_their_values_under_their_names() -> None:
    files = {
        "chart/Chart.yaml": (
            "name: web\ndependencies:\n- name: cache\n- name: db\n  alias: store\n  repository: file://../db\n"
            "- name: far\n  repository: https://charts.example.org\n"
        ),
        "chart/values.yaml": "cache: {size: 2}\n",
        "chart/charts/cache/Chart.yaml": "name: cache\n",
        "chart/charts/cache/values.yaml": "size: 1\nport: 6379\n",
        "db/Chart.yaml": "name: db\ndependencies:\n- name: web\n  repository: file://../chart\n",
        "db/values.yaml": "user: app\n",
    }
    found, _ = layered(files)
    assert found == {"cache.size": 2, "cache.port": 6379, "store.user": "app", "own": 1}


def test_a_chart_that_several_files_are_for_lies_beneath_once() -> None:
    files = {"chart/Chart.yaml": "name: web\n", "chart/values.yaml": "own: 0\n", "chart/values-x-staging.yaml": "x: 1\n"}
    options = {
        "sources": [{"path": "chart/values-{environment}.yaml"}, {"path": "chart/values-x-{environment}.yaml"}],
        "environments": {"staging": {}},
        "services": {"web": {}},
    }
    [service] = resolved({"chart/values-staging.yaml": "own: 1\n", **files}, options).fleet.services
    assert [layer.path for layer in service.layers] == [
        *("chart/values.yaml", "chart/values-staging.yaml", "chart/values-x-staging.yaml"),
    ]


def test_what_a_chart_and_its_sub_charts_bring_lies_beneath_though_one_file_of_values_is_a_source() -> None:
    chart = "apiVersion: v2\nname: web\n"
    files = {
        "web/Chart.yaml": f"{chart}dependencies: [{{name: sub}}]\n",
        "web/values.yaml": "global: {host: base}\nsub: {level: debug}\na: 'http://{{ .Values.global.host }}'\n",
        "web/charts/sub/Chart.yaml": chart,
        "web/charts/sub/values.yaml": "level: info\nport: 80\n",
        "web/values-staging.yaml": "global: {host: staging}\n",
        "web/values-prod.yaml": "b: 1\n",
    }
    options = {
        "sources": [{"path": "web/values.yaml"}, {"path": "web/values-{environment}.yaml"}],
        "environments": {"staging": {}, "prod": {}},
        "services": {"web": {}},
    }
    found = resolved(files, options).fleet.services
    said = {service.environment.name: {setting.name: setting.value for setting in service.settings} for service in found}
    for environment, host in (("staging", "staging"), ("prod", "base")):
        assert said[environment]["a"] == f"http://{host}"
        assert (said[environment]["sub.level"], said[environment]["sub.port"]) == ("debug", 80)
