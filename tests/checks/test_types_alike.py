import pytest

from tests.builders import fleet, fleet_of, violations

YES, NO = True, False


def odd(*values: object) -> list[tuple[str, str]]:
    environments = zip(("development", "staging", "production"), values, strict=False)
    found = fleet(**{name: {"backend": {"strict": value, "port": 8080}} for name, value in environments})
    return [(each.place.environment, each.facts["type"]) for each in violations(found, "types-alike")]


def test_the_fewer_are_the_fault() -> None:
    assert odd("true", "true", YES) == [("production", "boolean")]
    assert odd(YES, NO, "true") == [("production", "text")]


def test_of_as_many_the_text_is() -> None:
    assert odd(1, "1") == [("staging", "text")]


def test_other_texts_are_other_values() -> None:
    assert odd(2, "500m") == []


@pytest.mark.parametrize(
    ("kind", "key", "values", "count"),
    [
        ("Widget", "spec: {strict: %s}", ("true", '"true"'), 1),
        ("Widget", "spec: {size: %s}", ("1", '"1"'), 0),
        ("Widget", "metadata: {strict: %s}", ("true", '"true"'), 0),
        ("ConfigMap", "spec: {strict: %s}", ("true", '"true"'), 0),
        ("Deployment", "spec: {env: [{name: A, value: %s}]}", ("true", '"true"'), 0),
    ],
)
def test_fields_of_objects_have_one_type(kind: str, key: str, values: tuple[str, str], count: int) -> None:
    head = f"apiVersion: example.com/v1\nkind: {kind}\n"
    name = "" if key.startswith("metadata") else "metadata: {name: a}\n"
    key = key.replace("metadata: {", "metadata: {name: a, ")
    files = {f"{folder}/web.yaml": f"{head}{name}{key % value}\n" for folder, value in zip(("one", "two"), values, strict=True)}
    options = {"sources": [{"path": "{environment}/{service}.yaml"}], "environments": {"one": {}, "two": {}}}
    assert len(violations(fleet_of(files, options), "types-alike")) == count


def test_a_line_that_several_environments_read_is_one() -> None:
    head = "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a}\nspec: {strict: %s}\n"
    files = {"base/web.yaml": head % "true", "test/web.yaml": head % '"true"', "staging/web.yaml": head % '"true"'}
    options = {
        "sources": [{"path": "base/{service}.yaml"}, {"path": "{environment}/{service}.yaml"}],
        "environments": {name: {} for name in ("test", "staging", "one", "two", "three")},
    }
    kept = {f"{name}/web.yaml": head.replace("spec: {strict: %s}", "spec: {a: 1}") for name in ("one", "two", "three")}
    found = violations(fleet_of(files | kept, options), "types-alike")
    assert {each.place.location.path for each in found} == {"base/web.yaml"}
