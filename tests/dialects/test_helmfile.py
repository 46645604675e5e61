from typing import Any

import pytest

from config_lint.pipeline.resolving import Resolved
from tests.builders import resolved

ENVIRONMENTS = "environments:\n  staging:\n    values: [env/staging.yaml]\n  prod:\n    values: [env/prod.yaml]\n"
STATE = {"env/staging.yaml": "host: db-s\nspare: 1\n", "env/prod.yaml": "host: db-p\nspare: 1\n"}


def fleet(files: dict[str, str], name: str = "helmfile.yaml") -> Resolved:
    options = {"sources": [{"path": name}], "environments": {"staging": {}, "production": {"aliases": ["prod"]}}}
    return resolved(files, options)


def said(files: dict[str, str], name: str = "helmfile.yaml") -> dict[str, dict[str, Any]]:
    """By environment and service, the values by name."""
    return {
        f"{service.environment.name}/{service.name}": {setting.name: str(setting.value) for setting in service.settings}
        for service in fleet(files, name).fleet.services
    }


def test_releases_are_services_and_their_values_refer_to_the_environments() -> None:
    files = {
        "helmfile.yaml.gotmpl": (
            f"{ENVIRONMENTS}---\nreleases:\n- name: web\n  namespace: shop\n  chart: charts/web\n  values:\n"
            "  - values/web.yaml.gotmpl\n  - extra: 1\n    env: {{ .Environment.Name }}\n"
            "- name: far\n  chart: stable/far\n"
        ),
        "charts/web/values.yaml": "replicas: 1\nport: 80\n",
        "values/web.yaml.gotmpl": (
            "replicas: 2\nurl: http://{{ .StateValues.host }}/\nme: {{ .Release.Name }}.{{ .Release.Namespace }}\n"
        ),
        **STATE,
    }
    found = said(files, "helmfile.yaml.gotmpl")
    shared = {"replicas": "2", "port": "80", "me": "web.shop", "extra": "1", "Release.Name": "web", "Release.Namespace": "shop"}
    assert found == {
        "staging/far": {},
        "production/far": {},
        "staging/web": {**shared, "url": "http://db-s/", "env": "staging", "host": "db-s", "Environment.Name": "staging"},
        "production/web": {**shared, "url": "http://db-p/", "env": "prod", "host": "db-p", "Environment.Name": "prod"},
    }


def test_the_state_may_be_a_template_whatever_it_is_called() -> None:
    files = {
        "helmfile.yaml": (
            f"{ENVIRONMENTS}---\nhelmDefaults:\n  kubeContext: {{{{ .Environment.Name }}}}\nreleases:\n"
            '{{ if eq .Environment.Name "prod" }}\n- name: web\n  chart: x\n  values: [{a: 1}]\n{{ end }}\n'
        ),
        **STATE,
    }
    assert said(files)["production/web"] == {"a": "1"}


def test_paths_may_hold_the_environment_and_the_release() -> None:
    files = {
        "helmfile.yaml": (
            f"{ENVIRONMENTS}releases:\n- name: web\n  chart: x\n  values:\n  - values/common.yaml\n"
            "  - 'values/{{ .Release.Name }}.{{ .Environment.Name }}.yaml'\n"
        ),
        "values/common.yaml": "a: 0\nb: 0\n",
        "values/web.staging.yaml": "a: 1\n",
        "values/web.prod.yaml": "a: 2\n",
        **STATE,
    }
    assert said(files) == {"staging/web": {"a": "1", "b": "0"}, "production/web": {"a": "2", "b": "0"}}


def test_other_helmfiles_and_bases_are_followed() -> None:
    files = {
        "helmfile.yaml": "bases:\n- env.yaml\nhelmfiles:\n- apps/*.yaml\n- path: more/helmfile.yaml\n- git::https://x/y.git\n",
        "env.yaml": ENVIRONMENTS,
        "apps/web.yaml": (
            "helmfiles: [../helmfile.yaml]\nreleases:\n- name: web\n  chart: x\n  values: [{a: '{{ .Values.host }}'}]\n"
        ),
        "more/helmfile.yaml": "releases:\n- name: job\n  chart: x\n  values: [job.yaml]\n",
        "more/job.yaml": "b: 1\n",
        **STATE,
    }
    assert said(files) == {
        "staging/web": {"a": "db-s", "host": "db-s"},
        "staging/job": {"b": "1"},
        "production/web": {"a": "db-p", "host": "db-p"},
        "production/job": {"b": "1"},
    }


@pytest.mark.parametrize(
    ("release", "problems"),
    [
        ("values: [absent.yaml]", [("missing-file", "helmfile.yaml:9:12")]),
        ("values: [absent.yaml]\n  missingFileHandler: Warn", []),
        ("values: ['{{ env \"X\" }}.yaml', 's3://a/b.yaml', 'absent/*.yaml']", []),
        ("values: []", []),
        ("values: x", []),
        ("installed: false", []),
    ],
)
def test_files_that_are_not_there_are_said(release: str, problems: list[tuple[str, str]]) -> None:
    found = fleet({"helmfile.yaml": f"{ENVIRONMENTS}releases:\n- name: web\n  chart: x\n  {release}\n", **STATE})
    said = {problem.location: problem.kind for layers in found.layers.values() for layer in layers for problem in layer.problems}
    assert [(kind, str(place)) for place, kind in said.items()] == problems


def test_values_are_read_where_they_are_written() -> None:
    release = "releases:\n- name: web\n  chart: x\n  values: [a.yaml, {b: 1}]\n"
    services = fleet({"helmfile.yaml": ENVIRONMENTS + release, "a.yaml": "a: 1\n", **STATE}).fleet.services
    assert {str(setting.location) for setting in services[0].settings} == {"a.yaml:1:4", "helmfile.yaml:9:24"}
    assert {layer.path: layer.wired for layer in services[0].layers}["a.yaml"] == "helmfile.yaml"


@pytest.mark.parametrize("text", ["releases: []", "releases: x", "environments: {}", "releases:\n- 1\n- {}", "bases: [x]"])
def test_what_says_nothing_brings_nothing(text: str) -> None:
    web = "releases:\n- name: web\n  chart: x\n  values: [{a: 1}]\n"
    files = {"helmfile.yaml": text, "a/helmfile.yaml": web}
    options = {"sources": [{"path": "**/helmfile.yaml"}], "environments": {"staging": {}}}
    assert [service.name for service in resolved(files, options).fleet.services] == ["web"]
