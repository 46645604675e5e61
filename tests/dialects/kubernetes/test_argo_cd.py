from typing import Any

import pytest

from config_lint.domain.fleet import Fleet
from tests.builders import fleet_of

OPTIONS = {
    "sources": [{"path": "apps/{environment}/*.yaml"}, {"path": "apps/*.yaml"}],
    "environments": {"staging": {}, "production": {"aliases": ["prod"]}},
}
CHART = {
    "charts/web/Chart.yaml": "name: web\n",
    "charts/web/values.yaml": "a: 0\nb: 0\nc: 0\nd: 0\ne: 0\n",
    "charts/web/values-prod.yaml": "b: 1\nc: 1\n",
    "values/web.yaml": "c: 2\n",
}


def application(*lines: str, kind: str = "Application", name: str = "web") -> str:
    return "\n".join((f"apiVersion: argoproj.io/v1alpha1\nkind: {kind}\nmetadata: {{name: {name}}}\nspec:", *lines, ""))


def fleet(files: dict[str, str]) -> Fleet:
    return fleet_of(files, OPTIONS)


def said(files: dict[str, str]) -> dict[str, dict[str, Any]]:
    """By environment and service, the values of what is deployed."""
    return {
        f"{service.environment.name}/{service.name}": {
            setting.name: setting.value for setting in service.settings if "Application" not in setting.document
        }
        for service in fleet(files).services
    }


def test_a_charts_values_are_overridden_in_argos_order() -> None:
    text = application(
        "  source:",
        "    path: charts/web",
        "    helm:",
        "      valueFiles: [values-prod.yaml, ../../values/web.yaml, /values/none.yaml]",
        "      ignoreMissingValueFiles: true",
        "      values: |",
        "        d: 3",
        "      valuesObject: {x: {y: 1}}",
        "      parameters:",
        "      - {name: e, value: '4'}",
    )
    files = {"apps/staging/web.yaml": text, **CHART}
    assert said(files) == {"staging/web": {"a": 0, "b": 1, "c": 2, "d": 3, "e": "4", "x.y": 1}}
    [service] = fleet(files).services
    places = {setting.name: str(setting.location) for setting in service.settings}
    assert (places["c"], places["d"], places["e"]) == (
        "values/web.yaml:1:4",
        "apps/staging/web.yaml:11:12",
        "apps/staging/web.yaml:14:26",
    )


def test_values_may_come_from_another_source_and_the_chart_from_elsewhere() -> None:
    text = application(
        "  sources:",
        "  - {repoURL: https://charts.example.org, chart: web, helm: {valueFiles: [$here/values/web.yaml, $here/gone.yaml]}}",
        "  - {repoURL: https://git.example.org/this, ref: here}",
    )
    files = {"apps/staging/web.yaml": text, **CHART}
    assert said(files) == {"staging/web": {"c": 2}}
    assert fleet(files).problems == ()


@pytest.mark.parametrize(
    ("line", "problems"),
    [
        ("valueFiles: [gone.yaml]", ["missing-file apps/staging/web.yaml:7:25"]),
        ("valueFiles: ['{{env}}.yaml']", []),
        ("valueFiles: ['https://example.org/x.yaml']", []),
        ("valueFiles: []", []),
        ("values: '[1'", []),
    ],
)
def test_a_file_that_is_not_there_is_said(line: str, problems: list[str]) -> None:
    text = application("  source:", "    path: charts/web", f"    helm: {{{line}}}")
    found = fleet({"apps/staging/web.yaml": text, **CHART})
    assert [f"{problem.kind} {problem.location}" for problem in found.problems if problem.kind == "missing-file"] == problems


def test_kustomizations_and_folders_of_objects_are_followed() -> None:
    deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 1}\n"
    files = {
        "apps/staging/web.yaml": application("  source: {path: deploy/staging}"),
        "apps/staging/job.yaml": application("  source: {path: ./deploy/plain/}", name="job"),
        "apps/staging/far.yaml": application("  source: {path: elsewhere}", name="far"),
        "deploy/staging/kustomization.yaml": "resources: [../base]\nreplicas: [{name: web, count: 3}]\n",
        "deploy/base/kustomization.yaml": "resources: [web.yaml]\n",
        "deploy/base/web.yaml": deployment,
        "deploy/plain/web.yaml": deployment,
    }
    found = said(files)
    assert (found["staging/web"]["spec.replicas"], found["staging/job"]["spec.replicas"]) == (3, 1)
    assert "staging/far" not in found or found["staging/far"] == {}


@pytest.mark.parametrize("mark", ["{{env}}", "{{ .env }}"])
def test_a_set_makes_an_application_of_each_element(mark: str) -> None:
    text = application(
        "  generators:",
        "  - list:",
        "      elements:",
        "      - {env: staging, tag: v2}",
        "      - {env: prod, tag: v1}",
        "  template:",
        f"    metadata: {{name: 'web-{mark}'}}",
        "    spec:",
        f"      source: {{path: charts/web, helm: {{valueFiles: ['values-{mark}.yaml'], ignoreMissingValueFiles: true}}}}",
        kind="ApplicationSet",
    )
    found = said({"apps/all.yaml": text, **CHART})
    assert found["staging/web-staging"]["b"] == 0
    assert found["production/web-prod"]["b"] == 1


def test_what_other_generators_make_is_not_known() -> None:
    text = application(
        "  generators: [{clusters: {}}]",
        "  template: {metadata: {name: '{{name}}'}, spec: {source: {path: '{{path}}'}}}",
        kind="ApplicationSet",
    )
    assert said(
        {"apps/staging/all.yaml": text, "apps/staging/x.yaml": application("  source: {path: charts/web}"), **CHART}
    ).keys() == {
        "staging/web",
    }


def by_list(*clusters: str, path: str = "{{values.root}}/{{values.tier}}/{{values.folder}}") -> str:
    """A set of an application for each cluster, with the tier of each left to an overlay."""
    elements = (f"{{name: {cluster}, values.folder: {cluster}}}" for cluster in clusters)
    return application(
        "  generators:",
        "  - merge:",
        "      generators:",
        "      - clusters: {values: {root: apps/web, tier: staging, folder: base}}",
        f"      - list: {{elements: [{', '.join(elements)}]}}",
        "  template:",
        "    metadata: {name: 'web-{{name}}'}",
        f"    spec: {{source: {{path: '{path}'}}}}",
        kind="ApplicationSet",
    )


CLUSTERS = {f"apps/web/{tier}/{name}/app.yaml": "a: 1\n" for tier, name in (("staging", "s-one"), ("production", "p-one"))}


def faults(files: dict[str, str]) -> list[tuple[str, int]]:
    """Of what is missing, the folder and the line that names it."""
    problems = [each for each in fleet(files).problems if each.kind == "missing-file"]
    return [(problem.facts["file"], problem.location.line) for problem in problems]


@pytest.mark.parametrize(
    ("clusters", "expected"),
    [
        (("s-one", "p-one", "p-two"), ["apps/web/*/p-two"]),
        (("s-one", "p-one"), []),
        (("p-two",), []),
        (("s-one", "p-two"), []),
        (("s-one", "p-one", "'{{x}}'"), []),
    ],
)
def test_an_element_leads_to_a_folder_as_most_of_the_others_do(clusters: tuple[str, ...], expected: list[str]) -> None:
    assert faults({"apps/staging/set.yaml": by_list(*clusters), **CLUSTERS}) == [(folder, 9) for folder in expected]


@pytest.mark.parametrize("path", ["{{unknown}}/{{name}}", "apps/web/staging", "apps/../{{name}}", "{{ if x }}/{{name}}"])
def test_a_path_that_does_not_say_where_it_begins_or_that_no_element_makes_is_left_alone(path: str) -> None:
    assert faults({"apps/staging/set.yaml": by_list("s-one", "p-one", "p-two", path=path), **CLUSTERS}) == []
