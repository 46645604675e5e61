from typing import Any

import pytest

from config_lint.domain.setting import Setting
from config_lint.values.value import shown
from tests.builders import report_of, resolved
from tests.shipped import shipped_rules

OPTIONS: dict[str, Any] = {
    "promotion": ["staging", "production"],
    "sources": [{"path": "all/*.yaml"}, {"path": "{environment}/*.yaml"}],
    "services": {"web": {}},
}
WORKLOAD = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - name: web
        env:
        - {name: HOST, value: own}
        - {name: URL, value: "http://$(ADDRESS):80"}
        envFrom:
"""
ENV = "spec.template.spec.containers[web].env"


def config_map(name: str, **data: str) -> str:
    lines = (f"  {key}: {value}" for key, value in data.items())
    return "\n".join(("apiVersion: v1", "kind: ConfigMap", f"metadata: {{name: {name}}}", "data:", *lines, ""))


def settings(*sources: str, **objects: str) -> list[Setting]:
    """The settings of the workload in staging with these items of `envFrom`, beside objects by the name of their file."""
    files = {f"staging/{name}.yaml": text for name, text in objects.items()}
    workload = WORKLOAD + "".join(f"        - {source}\n" for source in sources)
    found = resolved({"staging/a.yaml": workload, **files}, OPTIONS).fleet
    assert found.problems == ()
    return list(found.services[0].settings)


def variables(*sources: str, **objects: str) -> dict[str, str]:
    """The variables of the workload, by name."""
    found = settings(*sources, **objects)
    start = f"{ENV}["
    return {
        setting.name.removeprefix(start).removesuffix("].value"): shown(setting.value)
        for setting in found
        if setting.name.startswith(start)
    }


def test_entries_are_variables_where_they_are_written_and_nothing_else() -> None:
    found = settings("configMapRef: {name: one}", b=config_map("one", LEVEL="info"))
    [level] = [setting for setting in found if "LEVEL" in setting.name or "LEVEL" in setting.key]
    assert (level.document, level.name) == ("Deployment/web", f"{ENV}[LEVEL].value")
    assert (level.key, str(level.location)) == ("data.LEVEL", "staging/b.yaml:5:10")


def test_a_later_item_counts_before_an_earlier_one_and_env_before_both() -> None:
    objects = {"b": config_map("one", LEVEL="info", HOST="a"), "c": config_map("two", LEVEL="debug", HOST="b")}
    assert variables("configMapRef: {name: one}", "configMapRef: {name: two}", **objects)["LEVEL"] == "debug"
    found = settings("configMapRef: {name: two}", "configMapRef: {name: one}", **objects)
    chains = {setting.name: [shown(link.entry.value) for link in setting.chain] for setting in found}
    assert chains[f"{ENV}[LEVEL].value"] == ["debug", "info"]
    assert chains[f"{ENV}[HOST].value"] == ["b", "a", "own"]


def test_a_prefix_stands_before_every_name() -> None:
    found = variables("{prefix: APP_, configMapRef: {name: one}}", b=config_map("one", LEVEL="info"))
    assert found["APP_LEVEL"] == "info"
    assert "LEVEL" not in found


def test_variables_refer_to_what_is_brought_in() -> None:
    assert variables("configMapRef: {name: one}", b=config_map("one", ADDRESS="db"))["URL"] == "http://db:80"


def test_of_a_secret_only_names_go_on() -> None:
    secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\nstringData: {DB_PASSWORD: kUr7-pq2-Lx9}\n"
    found = settings("secretRef: {name: keys}", b=secret)
    given = {setting.name: shown(setting.value) for setting in found if "DB_PASSWORD" in setting.key}
    assert given == {"stringData.DB_PASSWORD": "***", f"{ENV}[DB_PASSWORD].value": "secretRef:keys/DB_PASSWORD"}


def test_the_secret_that_an_operator_makes_has_the_name_that_it_is_told() -> None:
    external = (
        "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: made}\nspec:\n  target: {name: keys}\n"
        "  data:\n  - {secretKey: DB_PASSWORD, remoteRef: {key: shop/db}}\n"
    )
    assert variables("secretRef: {name: keys}", b=external)["DB_PASSWORD"] == "external-secret:shop/db"


@pytest.mark.parametrize("source", ["configMapRef: {name: gone}", "secretRef: {name: gone}", "configMapRef: {}", "prefix: A_"])
def test_what_is_not_there_gives_nothing(source: str) -> None:
    assert set(variables(source, b=config_map("one", LEVEL="info"))) == {"HOST", "URL"}


def test_files_are_no_variables() -> None:
    found = variables("configMapRef: {name: one}", b=config_map("one", **{"app.yml": "|\n    a: 1\n    b: 2", "1a": "x"}))
    assert set(found) == {"HOST", "URL"}


def test_what_containers_share_is_one_setting() -> None:
    second = "- name: second\n        envFrom: [{configMapRef: {name: one}}]"
    workload = WORKLOAD + f"        - configMapRef: {{name: one}}\n      {second}\n"
    files = {"staging/a.yaml": workload, "staging/b.yaml": config_map("one", LEVEL="info")}
    [service] = resolved(files, OPTIONS).fleet.services
    assert [setting.name for setting in service.settings if setting.key == "data.LEVEL"] == [f"{ENV}[LEVEL].value"]


def test_a_generated_config_map_is_one_like_any_other() -> None:
    files = {
        "base/kustomization.yaml": "resources: [a.yaml]\nconfigMapGenerator:\n- {name: one, literals: [LEVEL=info, PORT=80]}\n",
        "base/a.yaml": WORKLOAD + "        - configMapRef: {name: one}\n",
        "staging/kustomization.yaml": (
            "resources: [../base]\nnameSuffix: -s\nconfigMapGenerator:\n- {name: one, behavior: merge, literals: [LEVEL=debug]}\n"
        ),
    }
    options = {"promotion": ["staging"], "sources": [{"path": "{environment}/kustomization.yaml", "service": "web"}]}
    [service] = resolved(files, options).fleet.services
    found = {setting.name: setting for setting in service.settings}
    level = found[f"{ENV}[LEVEL].value"]
    assert [str(link.entry.location.path) for link in level.chain] == ["base/kustomization.yaml", "staging/kustomization.yaml"]
    assert str(found[f"{ENV}[PORT].value"].value) == "80"


def test_one_fault_of_a_shared_entry_is_one_finding() -> None:
    workload = WORKLOAD + "        - configMapRef: {name: one}\n"
    files = {f"{environment}/a.yaml": workload for environment in ("staging", "production")}
    files |= {
        "staging/b.yaml": config_map("one", AUTH_SERVICE_URL="http://auth.example.com"),
        "production/b.yaml": config_map("one", AUTH_SERVICE_URL="http://auth.example.com"),
    }
    domains = {"staging": {"domains": ["*.staging.example.com"]}, "production": {"domains": ["*.example.com"]}}
    [rule] = [rule for rule in shipped_rules() if rule.id == "service-urls/wrong-environment"]
    report = report_of(files, OPTIONS | {"environments": domains}, rule)
    assert [str(finding.place.location) for finding in report.findings] == ["staging/b.yaml:5:21"]


@pytest.mark.parametrize("name", ["one", "gone"])
def test_what_is_given_by_what_is_not_here_is_not_known(name: str) -> None:
    workload = WORKLOAD + f"        - configMapRef: {{name: {name}}}\n"
    [service] = resolved({"staging/a.yaml": workload, "staging/b.yaml": config_map("one", A="1")}, OPTIONS).fleet.services
    assert service.complete is (name == "one")


SECRET = "apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\nstringData:\n"
OTHERS = "".join(f"  {name}_PASSWORD: kUr7-pq2-Lx9-{name}\n" for name in ("CACHE", "MAIL", "QUEUE"))


@pytest.mark.parametrize("production", ["", SECRET + OTHERS])
def test_a_secret_is_missed_once_and_only_where_all_are_here(production: str) -> None:
    workload = WORKLOAD + "        - secretRef: {name: keys}\n"
    files = {f"{environment}/a.yaml": workload for environment in ("staging", "production")}
    files["staging/b.yaml"] = SECRET + OTHERS + "  DB_PASSWORD: kUr7-pq2-Lx9-D\n"
    if production:
        files["production/b.yaml"] = production
    [rule] = [rule for rule in shipped_rules() if rule.check == "secret-present"]
    report = report_of(files, OPTIONS, rule)
    assert [str(finding.place.location.path) for finding in report.findings] == (["production/b.yaml"] if production else [])
