import json

from tests.builders import fleet_of, report_of, rule_of, violations

OPTIONS = {"sources": [{"path": "{environment}/{service}.json"}], "environments": {"staging": {}}}


def keys(document: dict[str, object]) -> list[str]:
    found = fleet_of({"staging/backend.json": json.dumps(document)}, OPTIONS)
    return [violation.place.key for violation in violations(found, "text-where-required")]


def deployment(value: object) -> dict[str, object]:
    containers = [{"name": "backend", "env": [{"name": "PROFILING", "value": value}]}]
    spec = {"replicas": 2, "template": {"spec": {"containers": containers}}}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "backend"}, "spec": spec}


def test_a_variable_is_a_text() -> None:
    assert keys(deployment(value=True)) == ["spec.template.spec.containers[backend].env[PROFILING].value"]
    assert keys(deployment("true")) == []


def test_an_entry_of_a_config_map_is_a_text() -> None:
    assert keys({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"PORT": 8080}}) == ["data.PORT"]


def test_settings_of_other_documents_have_types() -> None:
    assert keys({"data": {"port": 8080}, "metadata": {"labels": {"tier": 1}}}) == []


def test_a_line_that_several_read_is_a_fault_once() -> None:
    options = {
        "sources": [{"path": "base.json"}, {"path": "{environment}/{service}.json"}],
        "environments": {"pr-*": {"preview": True}, "staging": {}, "production": {}},
    }
    files = {"base.json": json.dumps({"env": [{"name": "PROFILING", "value": True}]}, indent=1)}
    files |= {f"{name}/backend.json": '{"PORT": 80}' for name in ("pr-7", "staging", "production")}
    rule = rule_of(check="text-where-required", message="{{ value }}")
    (found,) = report_of(files, options, rule).findings
    assert found.affects == (("staging", "backend"), ("production", "backend"))
