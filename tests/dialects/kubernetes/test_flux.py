from typing import Any

from tests.builders import fleet_of

OPTIONS = {"sources": [{"path": "clusters/{environment}/*.yaml"}], "environments": {"staging": {}}}
RELEASE = """\
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: web}
spec:
  chart: {spec: {chart: ./charts/web, sourceRef: {kind: GitRepository, name: this}}}
  values:
    replicas: 2
    db: {host: db-1}
"""


def said(files: dict[str, str]) -> dict[str, dict[str, tuple[Any, str]]]:
    """By service, values and where they are written."""
    return {
        service.name: {setting.name: (setting.value, str(setting.location)) for setting in service.settings}
        for service in fleet_of(files, OPTIONS).services
    }


def test_a_releases_values_have_their_own_names_and_lie_on_the_charts() -> None:
    files = {
        "clusters/staging/web.yaml": RELEASE,
        "charts/web/Chart.yaml": "name: web\n",
        "charts/web/values.yaml": "replicas: 1\nport: 80\n",
    }
    found = said(files)["web"]
    assert found["replicas"] == (2, "clusters/staging/web.yaml:7:15")
    assert found["port"] == (80, "charts/web/values.yaml:2:7")
    assert found["db.host"][0] == "db-1"
    assert found["metadata.name"][0] == "web"


def test_a_kustomization_brings_objects_in_and_substitutes_variables() -> None:
    files = {
        "clusters/staging/apps.yaml": (
            "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps}\n"
            "spec:\n  path: ./apps/staging\n  postBuild:\n    substitute: {cluster: eu-1}\n"
        ),
        "apps/staging/kustomization.yaml": "resources: [web.yaml, release.yaml]\npatches: [{path: patch.yaml}]\n",
        "apps/staging/web.yaml": (
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {HOST: 'db.${cluster}.internal'}\n"
        ),
        "apps/staging/release.yaml": RELEASE,
        "apps/staging/patch.yaml": (
            "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web}\nspec: {values: {replicas: 5}}\n"
        ),
    }
    found = said(files)["apps"]
    assert found["data.HOST"] == ("db.eu-1.internal", "apps/staging/web.yaml:4:14")
    assert found["replicas"] == (5, "apps/staging/patch.yaml:4:27")


def test_what_is_not_here_brings_nothing() -> None:
    text = "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps}\nspec: {path: ./gone}\n"
    files = {"clusters/staging/apps.yaml": text, "clusters/staging/web.yaml": RELEASE}
    assert {name for name, settings in said(files).items() if "replicas" in settings} == {"web"}
