import pytest

from config_lint.dialects.kubernetes.versions import KNOWN
from tests.builders import resolved


def notes(version: str, kind: str) -> tuple[tuple[str, str], ...]:
    text = f"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: web}}\nspec: {{replicas: 1}}\n"
    options = {"sources": [{"path": "{environment}/{service}.yaml"}], "environments": {"staging": {}}}
    return resolved({"staging/web.yaml": text}, options).located.notes


@pytest.mark.parametrize(("group", "kind"), KNOWN)
def test_versions_that_are_known_need_no_note(group: str, kind: str) -> None:
    for version in KNOWN[group, kind]:
        assert notes(f"{group}/{version}".lstrip("/"), kind) == ()


def test_a_version_that_is_not_known_is_noted_where_it_stands() -> None:
    said = "apps/v9 is no version of Deployment that is known; it is read like apps/v1"
    assert notes("apps/v9", "Deployment") == (("staging/web.yaml:1", said),)
    assert notes("v2", "ConfigMap") == (
        ("staging/web.yaml:1", "v2 is no version of ConfigMap that is known; it is read like v1"),
    )


def test_a_kind_of_somebody_else_has_versions_of_its_own() -> None:
    assert notes("serving.knative.dev/v9", "Service") == ()
    assert notes("example.com/v7", "Deployment") == ()
