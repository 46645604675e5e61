from typing import Any

import pytest

from config_lint.domain.setting import Setting
from tests.builders import resolved

DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  template:
    spec:
      containers:
      - name: web
        image: web
        env:
        - {name: LEVEL, value: info}
        - {name: HOST, value: base}
"""
BASE = {"base/kustomization.yaml": "resources:\n- deployment.yaml\n", "base/deployment.yaml": DEPLOYMENT}
OPTIONS = {
    "sources": [{"path": "base/**/*.yaml", "service": "web"}, {"path": "{environment}/*.yaml", "service": "web"}],
    "environments": {"staging": {}, "production": {}},
}
ENV = "spec.template.spec.containers[web].env"


def settings(overlay: str, **files: str) -> dict[str, Setting]:
    """The settings of the deployment in staging, by name."""
    named = {f"staging/{name}.yaml": text for name, text in files.items()}
    found = resolved({**BASE, "staging/kustomization.yaml": overlay, **named}, OPTIONS)
    [service] = [service for service in found.fleet.services if service.environment.name == "staging"]
    return {setting.name: setting for setting in service.settings if setting.document == "Deployment/web"}


def overlay(*lines: str) -> str:
    return "\n".join(("kind: Kustomization", "resources: [../base]", *lines, ""))


def problems(text: str) -> list[tuple[str, str, int]]:
    found = resolved({**BASE, "staging/kustomization.yaml": text}, OPTIONS)
    return [(problem.kind, problem.facts["file"], problem.location.line) for problem in found.fleet.problems]


def test_a_base_is_what_its_files_say() -> None:
    found = settings(overlay())
    assert found["spec.replicas"].value == 1
    assert str(found["spec.replicas"].location) == "base/deployment.yaml:5:13"


PATCH = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 3\n"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (("patches:", "- path: patch.yaml"), "staging/patch.yaml:5:13"),
        (("patchesStrategicMerge:", "- patch.yaml"), "staging/patch.yaml:5:13"),
        (("patches:", "- target: {kind: Deployment}", "  path: patch.yaml"), "staging/patch.yaml:5:13"),
        (("patches:", "- target: {name: w.*}", "  path: patch.yaml"), "staging/patch.yaml:5:13"),
        (("patches:", "- target: {kind: Service}", "  path: patch.yaml"), "base/deployment.yaml:5:13"),
        (("patches:", "- target: {labelSelector: a=b}", "  path: patch.yaml"), "base/deployment.yaml:5:13"),
        (("patches:", "- target: {name: '('}", "  path: patch.yaml"), "base/deployment.yaml:5:13"),
    ],
)
def test_a_patch_lies_on_the_objects_that_it_is_for(lines: tuple[str, ...], place: str) -> None:
    found = settings(overlay(*lines), patch=PATCH)["spec.replicas"]
    assert str(found.location) == place
    assert found.chain[0].entry.value == 1


def test_a_patch_does_not_rename_its_target() -> None:
    text = overlay("patches:", "- target: {kind: Deployment}", "  path: patch.yaml")
    found = settings(text, patch=PATCH.replace("name: web", "name: any"))
    assert (found["metadata.name"].value, found["spec.replicas"].value) == ("web", 3)


def test_a_patch_may_stand_in_the_kustomization() -> None:
    lines = ("patches:", "- patch: |-", *(f"    {line}" for line in PATCH.splitlines()))
    found = settings(overlay(*lines))["spec.replicas"]
    assert (found.value, str(found.location)) == (3, "staging/kustomization.yaml:9:17")


def test_lists_of_named_things_are_merged_and_nulls_take_away() -> None:
    container = "{name: web, image: null, env: [{name: HOST, value: here}]}"
    patch = f"{PATCH}  template:\n    spec:\n      containers:\n      - {container}\n"
    found = settings(overlay("patches: [{path: patch.yaml}]"), patch=patch)
    assert {name: found[name].value for name in found if name.endswith("value")} == {
        f"{ENV}[LEVEL].value": "info",
        f"{ENV}[HOST].value": "here",
    }
    assert "spec.template.spec.containers[web].image" not in found


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("{op: replace, path: /spec/replicas, value: 5}", {"spec.replicas": 5}),
        ("{op: add, path: /spec/paused, value: true}", {"spec.paused": True, "spec.replicas": 1}),
        ("{op: remove, path: /spec/replicas}", {"spec.replicas": None}),
        ("{op: replace, path: /spec/template/spec/containers/0/env/1/value, value: x}", {f"{ENV}[HOST].value": "x"}),
        (
            "{op: remove, path: /spec/template/spec/containers/0/env/0}",
            {f"{ENV}[LEVEL].value": None, f"{ENV}[HOST].value": "base"},
        ),
        (
            "{op: add, path: /spec/template/spec/containers/0/env/-, value: {name: A, value: b}}",
            {f"{ENV}[HOST].value": "base", f"{ENV}[A].value": "b"},
        ),
        (
            "{op: add, path: /spec/template/spec/containers/0/args/-, value: -v}",
            {"spec.template.spec.containers[web].args[0]": "-v"},
        ),
        ("{op: replace, path: /metadata/labels/a~1b, value: c}", {"metadata.labels.a/b": "c"}),
        (
            "{op: add, path: /spec/template/spec/containers/0, value: {name: other, image: a}}",
            {f"{ENV}[HOST].value": "base"},
        ),
        (
            "{op: replace, path: /spec/template/spec/containers/0/env/0, value: {name: LEVEL, valueFrom: {fieldRef: a}}}",
            {f"{ENV}[LEVEL].value": None, f"{ENV}[LEVEL].valueFrom.fieldRef": "a"},
        ),
        ("{op: add, path: /spec/template, value: {metadata: {}}}", {f"{ENV}[HOST].value": None}),
        ("{op: test, path: /spec/replicas, value: 9}", {"spec.replicas": 1}),
        ("{op: replace}", {"spec.replicas": 1}),
    ],
)
def test_operations_on_paths(operation: str, expected: dict[str, Any]) -> None:
    text = overlay("patches:", "- target: {kind: Deployment, name: web}", "  path: patch.yaml")
    found = settings(text, patch=f"- {operation}\n")
    assert {name: found[name].value if name in found else None for name in expected} == expected


def test_a_deleted_object_is_gone() -> None:
    patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n$patch: delete\n"
    assert settings(overlay("patches: [{path: patch.yaml}]"), patch=patch) == {}


def test_a_base_counts_only_where_it_is_brought_in() -> None:
    files = {**BASE, "staging/kustomization.yaml": overlay(), "production/other.yaml": "a: 1\n"}
    found = resolved({**files, "base/unused.yaml": DEPLOYMENT.replace("web", "unused")}, OPTIONS)
    documents = {
        service.environment.name: {setting.document.partition("/")[0] for setting in service.settings}
        for service in found.fleet.services
    }
    assert "Deployment" in documents["staging"]
    assert {layer.wired for layer in found.layers["staging", "web"] if layer.path == "base/deployment.yaml"} == {
        "staging/kustomization.yaml"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (overlay("patches: [{path: gone.yaml}]"), [("missing-file", "gone.yaml", 3)]),
        ("resources: [gone.yaml]\n", [("missing-file", "gone.yaml", 1)]),
        ("resources: [../../out.yaml]\n", [("missing-file", "../../out.yaml", 1)]),
        ("resources: ['https://example.com/a.yaml', 'github.com/a/b?ref=1', 'git@example.com:a/b']\n", []),
        ("resources: [../staging]\n", []),
    ],
)
def test_what_is_not_there_is_said_and_what_is_remote_is_not_fetched(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize("text", ["resources: [[a]]\n", "resources: [1]\npatches: [1, [2], {patch: 3}]\n", "resources: []\n"])
def test_what_is_of_the_wrong_kind_is_no_crash(text: str) -> None:
    problems(text)


GENERATED = """\
resources: [deployment.yaml]
configMapGenerator:
- name: web
  literals: [LEVEL=info, "HOST='a=b'"]
  envs: [web.env]
  files: [app.properties, other.json=data.json, run.sh]
secretGenerator:
- name: keys
  literals: [DB_PASSWORD=tr0ub4dor-three]
  envs: [keys.env]
- {literals: [A=1]}
"""


def generated(overlay: str, base: str = GENERATED) -> tuple[dict[str, dict[str, str]], list[str]]:
    """The values of each object in staging, and where problems are."""
    files = {
        **BASE,
        "base/kustomization.yaml": base,
        "base/web.env": "PORT=80\nDOLLAR=$HOST\n",
        "base/keys.env": "TOKEN=tr0ub4dor-three\n",
        "base/app.properties": "a.b=1\n",
        "base/data.json": '{"j": 1}',
        "staging/kustomization.yaml": overlay,
    }
    found = resolved(files, OPTIONS).fleet
    objects: dict[str, dict[str, str]] = {}
    for service in found.services:
        for setting in service.settings if service.environment.name == "staging" else ():
            objects.setdefault(setting.document, {})[setting.name] = str(setting.value)
    return objects, [f"{problem.kind} {problem.location}" for problem in found.problems]


def test_objects_are_generated() -> None:
    objects, found = generated(overlay())
    assert objects["ConfigMap/web"] == {"data.PORT": "80", "data.DOLLAR": "$HOST", "data.LEVEL": "info", "data.HOST": "a=b"}
    assert objects["ConfigMap/web/app.properties"] == {"a.b": "1"}
    assert objects["ConfigMap/web/other.json"] == {"j": "1"}
    assert objects["Secret/keys"] == {"data.DB_PASSWORD": "***", "data.TOKEN": "***"}
    assert found == []


@pytest.mark.parametrize(
    ("behavior", "expected"),
    [
        ("merge", {"data.PORT": "80", "data.DOLLAR": "$HOST", "data.LEVEL": "debug", "data.HOST": "a=b"}),
        ("replace", {"data.LEVEL": "debug"}),
    ],
)
def test_an_overlay_adds_to_what_is_generated_or_takes_its_place(behavior: str, expected: dict[str, str]) -> None:
    lines = ("configMapGenerator:", f"- {{name: web, behavior: {behavior}, literals: [LEVEL=debug]}}")
    assert generated(overlay(*lines))[0]["ConfigMap/web"] == expected


def test_files_that_generators_lack_are_said_unless_they_are_nobodys_settings() -> None:
    lines = ("configMapGenerator:", "- name: more", "  envs: [more.env]", "  files: [more.yaml, run.sh, nginx.conf]")
    assert generated(overlay(*lines))[1] == [
        "missing-file staging/kustomization.yaml:5:10",
        "missing-file staging/kustomization.yaml:6:11",
    ]


@pytest.mark.parametrize(
    ("image", "line", "expected"),
    [
        ("web:v1", "{name: web, newTag: v2}", "web:v2"),
        ("web", "{name: web, newName: reg/web}", "reg/web"),
        ("reg:5000/web:v1", "{name: 'reg:5000/web', newName: other, newTag: v2}", "other:v2"),
        ("web@sha256:1", "{name: web, newTag: v2}", "web:v2"),
        ("web:v1", "{name: web, digest: sha256:2}", "web@sha256:2"),
        ("web:v1", "{name: app, newTag: v2}", "web:v1"),
        ("web:v1", "{newTag: v2}", "web:v1"),
        ("web:v1", "{name: web}", "web:v1"),
    ],
)
def test_images_are_set(image: str, line: str, expected: str) -> None:
    base = {"base/deployment.yaml": DEPLOYMENT.replace("image: web", f"image: '{image}'")}
    found = resolved({**BASE, **base, "staging/kustomization.yaml": overlay("images:", f"- {line}")}, OPTIONS)
    images = {
        str(setting.value)
        for service in found.fleet.services
        for setting in service.settings
        if service.environment.name == "staging" and setting.name.endswith(".image")
    }
    assert images == {expected}


def test_replicas_are_set_where_the_kustomization_says_it() -> None:
    found = settings(overlay("replicas:", "- {name: web, count: 3}"))
    assert (found["spec.replicas"].value, str(found["spec.replicas"].location)) == (3, "staging/kustomization.yaml:4:22")
    assert settings(overlay("replicas:", "- {name: other, count: 3}"))["spec.replicas"].value == 1


def test_a_base_of_others_is_deployed_nowhere_by_itself() -> None:
    files = {
        "production/base/kustomization.yaml": "resources: [web.yaml]\n",
        "production/base/web.yaml": DEPLOYMENT,
        "production/eu/kustomization.yaml": "resources: [../base]\n",
    }
    options = {
        "sources": [
            {"path": "{environment}/base/*.yaml", "service": "web"},
            {"path": "production/{environment}/*.yaml", "service": "web"},
        ],
        "environments": {"production": {}, "eu": {"extends": "production"}},
    }
    assert [service.environment.name for service in resolved(files, options).fleet.services] == ["eu"]
    del files["production/eu/kustomization.yaml"]
    assert [service.environment.name for service in resolved(files, options).fleet.services] == ["production", "eu"]


def test_a_patch_of_an_object_that_nothing_brings_in_is_said() -> None:
    patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: wbe}\n"
    files = {**BASE, "staging/kustomization.yaml": overlay("patches: [{path: patch.yaml}]"), "staging/patch.yaml": patch}
    [problem] = resolved(files, OPTIONS).fleet.problems
    assert (problem.kind, problem.facts["file"], str(problem.location)) == (
        *("missing-file", "Deployment/wbe", "staging/patch.yaml:3:18"),
    )
    files["base/kustomization.yaml"] += "- https://example.org/more.yaml\n"  # which may have it
    assert resolved(files, OPTIONS).fleet.problems == ()


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("namespace: shop", "{kind: Deployment, name: web, namespace: shop}"),
        ("namePrefix: a-", "{kind: Deployment, name: a-web}"),
        ("namePrefix: a-", "{kind: Deployment, name: web}"),
        ("nameSuffix: -z", "{kind: Deployment, name: web-z}"),
    ],
)
def test_a_patch_may_use_the_names_that_a_base_gives(line: str, target: str) -> None:
    text = overlay("patches:", f"- target: {target}", "  patch: '[{op: replace, path: /spec/replicas, value: 5}]'")
    files = BASE | {"base/kustomization.yaml": f"{line}\n{BASE['base/kustomization.yaml']}"}
    found = resolved({**files, "staging/kustomization.yaml": text}, OPTIONS)
    [service] = [service for service in found.fleet.services if service.environment.name == "staging"]
    assert [setting.value for setting in service.settings if setting.name == "spec.replicas"] == [5]
    assert found.located.notes == ()


def test_a_component_changes_what_others_bring_in() -> None:
    files = {
        "staging/kustomization.yaml": "kind: Component\npatches: [{path: patch.yaml}]\n",
        "staging/patch.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n",
    }
    assert resolved(files, OPTIONS).fleet.problems == ()


def test_a_patch_may_be_of_an_object_that_a_chart_makes() -> None:
    patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: redis}\n"
    chart = overlay("helmCharts: [{name: redis, version: 1.0.0}]", "patches: [{path: patch.yaml}]")
    assert resolved({**BASE, "staging/kustomization.yaml": chart, "staging/patch.yaml": patch}, OPTIONS).fleet.problems == ()


def test_a_patch_whose_target_selects_nothing_is_noted() -> None:
    text = overlay("patches:", "- target: {kind: Deployment, name: NAME}", "  patch: '[{op: remove, path: /spec/replicas}]'")
    notes = {
        name: resolved({**BASE, "staging/kustomization.yaml": text.replace("NAME", name)}, OPTIONS).located.notes
        for name in ("web", "wbe")
    }
    assert notes["web"] == ()
    [(place, _)] = notes["wbe"]
    assert place == "staging/kustomization.yaml:4"


def test_what_is_elsewhere_is_noted_and_never_fetched() -> None:
    files = {**BASE, "staging/kustomization.yaml": "resources:\n- ../base\n- https://example.org/x?ref=v1\n"}
    assert resolved(files, OPTIONS).located.notes == (
        ("staging/kustomization.yaml:3", "https://example.org/x?ref=v1 is not in the repository, and is never fetched"),
    )


REMOTE = "resources: ['https://example.com/web.yaml']\n"


@pytest.mark.parametrize(
    ("lines", "patch", "expected"),
    [
        ("patches: [{path: patch.yaml}]", PATCH, {"spec.replicas": 3}),
        ("patches: [{path: patch.yaml, target: {kind: Deployment, name: web}}]", PATCH, {"spec.replicas": 3}),
        ("patches: [{path: patch.yaml, target: {kind: Deployment}}]", PATCH, {}),
        ("patches: [{path: patch.yaml, target: {kind: Deployment, name: w.*}}]", PATCH, {}),
        ("patches: [{path: patch.yaml}]", f"{PATCH}$patch: delete\n", {}),
        ("patches: [{path: patch.yaml}, {path: more.yaml}]", PATCH, {"spec.replicas": 3, "spec.paused": True}),
        (
            "patches: [{path: patch.yaml, target: {kind: Deployment, name: web}}]",
            "- {op: add, path: /spec/template/spec/containers/1/args/-, value: -v}\n- {op: remove, path: /spec/paused}\n",
            {"spec.template.spec.containers[1].args[0]": "-v"},
        ),
    ],
)
def test_what_patches_say_of_a_remote_object_is_known(lines: str, patch: str, expected: dict[str, Any]) -> None:
    files = {
        "staging/kustomization.yaml": f"{REMOTE}{lines}\n",
        "staging/patch.yaml": patch,
        **({"staging/more.yaml": PATCH.replace("replicas: 3", "paused: true")} if "more" in lines else {}),
    }
    [found] = resolved(files, OPTIONS).fleet.services
    spec = {setting.name: setting.value for setting in found.settings if setting.document == "Deployment/web"}
    assert {name: value for name, value in spec.items() if name.startswith("spec")} == expected
    assert not [problem for problem in resolved(files, OPTIONS).fleet.problems if problem.kind == "missing-file"]


def test_a_component_alone_says_nothing_of_what_it_patches() -> None:
    text = "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{path: patch.yaml}]\n"
    [found] = resolved({"staging/kustomization.yaml": text, "staging/patch.yaml": PATCH}, OPTIONS).fleet.services
    assert "spec.replicas" not in {setting.name for setting in found.settings}


def test_an_application_set_that_is_brought_in_leads_to_folders() -> None:
    elements = "[{name: one, folder: one}, {name: two, folder: two}, {name: three, folder: three}]"
    apps = (
        "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: web}\nspec:\n"
        f"  generators: [{{list: {{elements: {elements}}}}}]\n"
        "  template: {spec: {source: {path: 'apps/{{folder}}'}}}\n"
    )
    files = {"base/apps.yaml": apps, "apps/one/a.yaml": "a: 1\n", "apps/two/a.yaml": "a: 1\n"}
    found = resolved({**files, "staging/kustomization.yaml": "resources: [../base/apps.yaml]\n"}, OPTIONS).fleet.problems
    assert [(each.facts["file"], str(each.location)) for each in found if each.kind == "missing-file"] == [
        ("apps/three", "base/apps.yaml:5:109")
    ]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("resources: [deployment.yaml, more.yaml]\n", "resources:\n- deployment.yaml\n", ["more.yaml two/kustomization.yaml:2"]),
        (
            "resources: [./deployment.yaml, ./more.yaml]\n",
            "resources: [deployment.yaml]\n",
            ["more.yaml two/kustomization.yaml:1"],
        ),
        ("resources: [deployment.yaml, more.yaml]\n", "resources: [deployment.yaml, more.yaml]\n", []),
        ("resources: [deployment.yaml]\n", "resources: [deployment.yaml]\n", []),
        ("resources: [deployment.yaml, more.yaml]\n", "resources: [deployment.yaml]\npatches: [{path: more.yaml}]\n", []),
        ("resources: [more.yaml]\n", "patches: [{path: deployment.yaml}]\n", []),
        (
            "resources: [deployment.yaml, more.yaml]\n",
            "resources:\n- deployment.yaml\ncomponents:\n- ../other\n",
            ["more.yaml two/kustomization.yaml:2"],
        ),
    ],
)
def test_a_file_that_neighbours_list(one: str, two: str, expected: list[str]) -> None:
    files = {f"{folder}/{name}.yaml": DEPLOYMENT for folder in ("one", "two") for name in ("deployment", "more")}
    options = {
        "sources": [{"path": "{environment}/kustomization.yaml", "service": "web"}],
        "environments": {"one": {}, "two": {}},
    }
    found = resolved({**files, "one/kustomization.yaml": one, "two/kustomization.yaml": two}, options).fleet.problems
    assert [
        f"{each.facts['name']} {each.location.path}:{each.location.line}" for each in found if each.kind == "unlisted-file"
    ] == expected
