"""Secrets that services ask for, and those that exist."""

from typing import Any

import pytest

from config_lint.domain.usage import UsageError
from config_lint.domain.violation import Verdict
from tests.builders import fleet_of, outcomes, violations

CHECK = "reference-defined"
OPTIONS: dict[str, Any] = {
    "sources": [{"path": "{environment}/{service}.yaml"}],
    "inventory": [{"path": "inventory/{environment}.txt"}],
    "environments": {"staging": {}, "production": {}},
}


def asks(reference: str) -> str:
    return f"password: '{reference}'\n"


def secret_of(name: str) -> str:
    return f"env:\n  - name: DB_PASSWORD\n    valueFrom: {{secretKeyRef: {{name: {name}, key: password}}}}\n"


def named(files: dict[str, str], options: dict[str, Any] = OPTIONS) -> list[tuple[str, str]]:
    return [(fault.facts["name"], fault.facts["meant"]) for fault in violations(fleet_of(files, options), CHECK)]


@pytest.mark.parametrize(
    "reference",
    [
        "${vault:staging/backend#password}",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:staging/backend-a1B2c3",
        "arn:aws:ssm:eu-west-1:111122223333:parameter/staging/backend",
    ],
)
def test_what_is_listed_exists(reference: str) -> None:
    assert named({"staging/backend.yaml": asks(reference), "inventory/staging.txt": "# the store\n\nstaging/backend\n"}) == []


@pytest.mark.parametrize("output", ["db_password", "db_pasword"])
def test_outputs_of_terraform_are_what_exists(output: str) -> None:
    options = OPTIONS | {"inventory": [{"path": "infra/{environment}/outputs.tf"}]}
    asked = asks(f"ref+tfstate://infra/terraform.tfstate/output.{output}")
    files = {"staging/backend.yaml": asked, "infra/staging/outputs.tf": 'output "db_password" {\n  value = 1\n}\n'}
    assert len(named(files, options)) == (output != "db_password")


def test_a_sealed_secret_becomes_the_one_of_its_template() -> None:
    sealed = "kind: SealedSecret\nmetadata: {name: sealed}\nspec: {template: {metadata: {name: database}}}\n"
    files = {"staging/backend.yaml": secret_of("databse"), "staging/secrets.yaml": sealed}
    assert named(files) == [("databse", "database")]


def test_what_is_not_listed_does_not() -> None:
    files = {"staging/backend.yaml": asks("${vault:staging/backend#password}"), "inventory/staging.txt": "staging/other\n"}
    assert [name for name, _ in named(files)] == ["${vault:staging/backend#password}"]


def test_an_environment_without_a_list_is_unknown() -> None:
    files = {"production/backend.yaml": asks("${vault:production/backend#password}"), "inventory/staging.txt": "staging/other\n"}
    assert named(files) == []


def test_a_list_without_an_environment_is_everybodys() -> None:
    options = OPTIONS | {"inventory": [{"path": "inventory/all.txt"}]}
    files = {"staging/backend.yaml": asks("${vault:backend#password}"), "inventory/all.txt": "other\n"}
    assert len(named(files, options)) == 1


def test_a_list_that_is_no_text_is_bad_usage() -> None:
    with pytest.raises(UsageError, match=r"inventory/staging\.txt cannot be read"):
        fleet_of({"staging/backend.yaml": asks("x"), "inventory/staging.txt": b"\xff\xfe\x00"}, OPTIONS)


def test_what_is_defined_exists_too() -> None:
    files = {
        "staging/backend.yaml": secret_of("database"),
        "staging/secrets.yaml": "kind: Secret\nmetadata: {name: database}\n",
        "inventory/staging.txt": "other\n",
    }
    assert named(files) == []


def test_the_target_of_an_external_secret_is_what_is_created() -> None:
    files = {
        "staging/backend.yaml": secret_of("database-credentials"),
        "staging/secrets.yaml": "kind: ExternalSecret\nmetadata: {name: x}\nspec: {target: {name: database-credentials}}\n",
    }
    assert named(files) == []


def test_without_a_list_only_a_misspelt_name_is_a_fault() -> None:
    defined = {"staging/secrets.yaml": "kind: ExternalSecret\nmetadata: {name: database-credentials}\n"}
    assert named({**defined, "staging/backend.yaml": secret_of("database-credential")}) == [
        ("database-credential", "database-credentials")
    ]
    assert named({**defined, "staging/backend.yaml": secret_of("payment-provider")}) == []
    assert named({**defined, "staging/backend.yaml": secret_of("database-credentials-2")}) == []


def test_definitions_of_other_environments_do_not_count() -> None:
    files = {
        "staging/backend.yaml": secret_of("database-credential"),
        "production/secrets.yaml": "kind: Secret\nmetadata: {name: database-credentials}\n",
    }
    assert named(files) == []


def test_a_service_that_was_not_read_in_full_may_define_it() -> None:
    files = {
        "staging/backend.yaml": asks("${vault:staging/backend#password}"),
        "staging/secrets.yaml": "kind: [\n",
        "inventory/staging.txt": "staging/other\n",
    }
    answers = outcomes(fleet_of(files, OPTIONS), CHECK)
    assert answers == [Verdict.NOT_EVALUATED]
