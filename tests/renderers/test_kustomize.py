"""What Kustomize itself makes of kustomizations, against what is read here."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from config_lint.values.secret import Secret
from tests.builders import fleet_of

KUBECTL = shutil.which("kubectl")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(KUBECTL is None, reason="kubectl, which has Kustomize in it, is not installed"),
]

DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: reg.example.org/web:v1
        args: [serve, --quiet]
        ports:
        - {name: http, containerPort: 8080}
        env:
        - {name: LEVEL, value: info}
        - {name: HOST, value: db}
        resources: {limits: {cpu: "1", memory: 1Gi}}
      - name: proxy
        image: proxy:v1
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
"""
BASE = {
    "base/kustomization.yaml": (
        "generatorOptions: {disableNameSuffixHash: true}\nresources: [web.yaml]\n"
        "configMapGenerator:\n- name: web\n  literals: [LEVEL=info, 'QUOTED=\"a b\"', EMPTY=, EQUALS=a=b]\n  envs: [web.env]\n"
        "secretGenerator:\n- name: keys\n  literals: [TOKEN=tr0ub4dor-three]\n"
    ),
    "base/web.yaml": DEPLOYMENT,
    "base/web.env": "# comment\nPORT=8080\n",
    "component/kustomization.yaml": (
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nreplicas: [{name: web, count: 7}]\n"
    ),
}
PATCHED = "patches: [{path: patch.yaml}]\n"
HEAD = "generatorOptions: {disableNameSuffixHash: true}\nresources: [../base]\n"


def strategic(container: str, spec: str = "") -> str:
    return (
        f"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec:\n{spec}  template:\n    spec:\n"
        f"      containers:\n      - {container}\n"
    )


@pytest.mark.parametrize(
    ("lines", "patch"),
    [
        ("", ""),
        ("images:\n- {name: reg.example.org/web, newTag: v2}\n- {name: proxy, newName: other}\n", ""),
        ("images: [{name: proxy, digest: 'sha256:24a0c4b4'}]\nreplicas: [{name: web, count: 3}]\n", ""),
        ("configMapGenerator:\n- {name: web, behavior: merge, literals: [LEVEL=debug, NEW=1]}\n", ""),
        ("configMapGenerator:\n- {name: web, behavior: replace, literals: [ONLY=1]}\n", ""),
        (PATCHED, strategic("{name: web, env: [{name: HOST, value: db-2}, {name: NEW, value: x}]}", "  replicas: 5\n")),
        (PATCHED, strategic("{name: web, args: [other], ports: [{containerPort: 9090}]}")),
        (PATCHED, strategic("{name: web, resources: {limits: {cpu: null}}, env: [{name: LEVEL, value: null}]}")),
        (
            (
                "patches:\n- target: {kind: Deployment}\n  patch: |-\n"
                "    - {op: replace, path: /spec/template/spec/containers/0/env/1/value, value: db-3}\n"
                "    - {op: add, path: /spec/template/spec/containers/0/env/-, value: {name: ADDED, value: x}}\n"
                "    - {op: add, path: /spec/template/spec/containers/0/args/-, value: --more}\n"
                "    - {op: remove, path: /spec/template/spec/containers/0/resources/limits/cpu}\n"
            ),
            "",
        ),
        (PATCHED, "$patch: delete\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n"),
        ("components: [../component]\n", ""),
    ],
)
def test_values_are_those_that_kustomize_builds(lines: str, patch: str, tmp_path: Path) -> None:
    tree = {**BASE, "staging/kustomization.yaml": f"{HEAD}{lines}", "staging/patch.yaml": patch}
    for path, text in tree.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    assert KUBECTL is not None
    built = subprocess.run([KUBECTL, "kustomize", str(tmp_path / "staging")], capture_output=True, text=True, check=True)
    expected = settings({"staging/built.yaml": built.stdout}, "{environment}/built.yaml")
    ours = settings(tree, "{environment}/kustomization.yaml")
    objects = {document for document, _ in expected}
    assert {name: value for name, value in ours.items() if name[0] in objects} == expected
    assert {name for name, _ in ours if not name.startswith("Kustomization")} == objects


def settings(files: dict[str, str], source: str) -> dict[tuple[str, str], Any]:
    """Values by object and name, without what an object is and is called."""
    options = {"sources": [{"path": source}], "environments": {"staging": {}}, "services": {"web": {}}}
    [service] = fleet_of(files, options).services
    return {
        (setting.document, setting.name): setting.value.reveal() if isinstance(setting.value, Secret) else setting.value
        for setting in service.settings
        if setting.name not in ("apiVersion", "kind", "type") and not setting.name.startswith("metadata")
    }
