"""Whose secrets a service asks the store for."""

from tests.builders import fleet, fleet_of, violations

CHECK = "reference-of-own-zone"


def vault(path: str) -> dict[str, dict[str, str]]:
    return {"backend": {"DB_PASSWORD": f"${{vault:{path}#password}}"}}


def test_each_in_its_own_place_is_well() -> None:
    assert not violations(fleet(staging=vault("staging/backend"), production=vault("production/backend")), CHECK)


def test_the_same_reference_is_a_variant_where_nothing_else_tells() -> None:
    found = fleet(staging=vault("production/backend"), production=vault("production/backend"))
    (violation,) = violations(found, CHECK)
    assert (violation.place.environment, violation.facts["named"], violation.variant) == ("staging", "production", "alone")


def test_a_third_environment_that_keeps_to_the_pattern_makes_it_sure() -> None:
    found = fleet(test=vault("test/backend"), staging=vault("test/backend"), production=vault("production/backend"))
    (violation,) = violations(found, CHECK)
    assert (violation.place.environment, violation.variant) == ("staging", "")


def test_so_do_the_services_other_references() -> None:
    references = {"A_TOKEN": "${vault:production/a}", "B_TOKEN": "${vault:production/b}", "C_TOKEN": "${vault:staging/c}"}
    found = fleet(staging={"other": {}}, production={"backend": references})
    (violation,) = violations(found, CHECK)
    assert (violation.place.key, violation.variant) == ("C_TOKEN", "")


def test_its_own_word_elsewhere_in_the_name_excuses_nothing() -> None:
    found = fleet(
        test=vault("test/log/test-forwarder"),
        staging=vault("production/log/staging-forwarder"),
        production=vault("production/log/production-forwarder"),
    )
    assert [violation.place.environment for violation in violations(found, CHECK)] == ["staging"]


def test_words_in_other_segments_say_nothing() -> None:
    assert not violations(
        fleet(staging=vault("teams/production-planning"), production=vault("teams/production-planning/x")), CHECK
    )


def test_a_key_that_names_the_other_environment_means_it() -> None:
    services = {"backend": {"PRODUCTION_TOKEN": "${vault:production/x}"}}
    assert not violations(fleet(staging=services, production=services), CHECK)


def test_a_value_that_everybody_reads_is_a_variant() -> None:
    found = fleet(base=vault("staging/backend"), staging={"backend": {}}, production={"backend": {}})
    (violation,) = violations(found, CHECK)
    assert (violation.place.environment, violation.variant) == ("production", "alone")


def test_names_under_the_keys_of_external_secrets_count() -> None:
    def remote(key: str) -> str:
        return f"kind: ExternalSecret\nspec:\n  data:\n    - secretKey: token\n      remoteRef: {{key: {key}}}\n"

    found = fleet_of(
        {
            "staging/backend.yaml": remote("production/backend/token"),
            "production/backend.yaml": remote("production/backend/token"),
        },
        {"sources": [{"path": "{environment}/{service}.yaml"}], "environments": {"staging": {}, "production": {}}},
    )
    assert [violation.place.environment for violation in violations(found, CHECK)] == ["staging"]


def test_a_line_that_both_environments_read_was_written_for_one_of_them() -> None:
    files = {
        "base/deployment.yaml": "kind: ExternalSecret\napiVersion: v1\nmetadata: {name: backend}\n"
        "spec: {dataFrom: [{extract: {key: production/backend/token}}]}\n",
        "base/kustomization.yaml": "resources: [deployment.yaml]\n",
        "staging/kustomization.yaml": "resources: [../base]\n",
        "production/kustomization.yaml": "resources: [../base]\n",
    }
    sources = [{"path": "{environment}/kustomization.yaml", "service": "backend"}]
    found = fleet_of(files, {"sources": sources, "environments": {"staging": {}, "production": {}}})
    assert [violation.variant for violation in violations(found, CHECK)] == ["shared"]
    both = files | {"base/deployment.yaml": files["base/deployment.yaml"].replace("backend/token", "staging-registry")}
    found = fleet_of(both, {"sources": sources, "environments": {"staging": {}, "production": {}}})
    assert not violations(found, CHECK)


def test_a_compound_segment_that_the_zone_says_with_its_own_word_everywhere_else() -> None:
    def path(name: str, of: str) -> dict[str, str]:
        return {"DB_PASSWORD": f"${{vault:resources/infra-{of}/{name}#password}}"}

    own = {name: path(name, "production") for name in ("api", "auth", "mail")}
    found = fleet(staging={"api": path("api", "staging")}, production=own | {"jobs": path("jobs", "staging")})
    (violation,) = violations(found, CHECK)
    assert (violation.place.service, violation.facts["named"], violation.variant) == ("jobs", "staging", "alone")
    few = fleet(staging={"api": path("api", "staging")}, production={"jobs": path("jobs", "staging")})
    assert not violations(few, CHECK)
