import pytest

from config_lint.domain.fleet import Fleet
from tests.builders import fleet, fleet_of, outcomes, unknown, violations

SHARED = "AUTH_URL=http://${AUTH_HOST}:8081\n"


def shared(**hosts: str) -> Fleet:
    """One service, whose base file asks for a host that only some environments set."""
    files = {"base/backend.env": SHARED}
    files |= {f"{name}/backend.env": f"AUTH_HOST={host}\n" if host else "A=1\n" for name, host in hosts.items()}
    sources = [{"path": "base/{service}.env"}, {"path": "{environment}/{service}.env"}]
    return fleet_of(files, {"sources": sources, "environments": {name: {} for name in hosts}})


def variants(found: Fleet) -> list[tuple[str, str]]:
    return [(violation.place.environment, violation.variant) for violation in violations(found, "references-resolve")]


def test_name_that_nothing_sets() -> None:
    found = fleet(staging={"backend": {"URL": "http://${AUTH_HOST}"}})
    assert variants(found) == [("staging", "")]


def test_name_that_the_higher_environment_sets() -> None:
    assert variants(shared(staging="", production="auth")) == [("staging", "resolved-by-siblings")]


def test_name_that_only_the_lower_environment_sets_may_arrive_at_deployment() -> None:
    assert variants(shared(development="auth", production="")) == [("production", "")]
    assert variants(shared(development="auth", staging="", production="")) == [("staging", ""), ("production", "")]


def test_name_that_most_environments_set() -> None:
    assert variants(shared(development="auth", staging="auth", production="")) == [("production", "resolved-by-siblings")]


def test_name_that_the_services_beside_it_set() -> None:
    files = {"base.env": SHARED} | {f"staging/{name}.env": "AUTH_HOST=auth\n" for name in "abc"} | {"staging/d.env": "A=1\n"}
    found = fleet_of(
        files, {"sources": [{"path": "base.env"}, {"path": "{environment}/{service}.env"}], "environments": {"staging": {}}}
    )
    [violation] = violations(found, "references-resolve")
    assert (violation.place.service, violation.variant) == ("d", "resolved-by-siblings")
    assert violation.related[0].message == "AUTH_HOST is set for a in staging"


@pytest.mark.parametrize(
    ("settings", "variant"),
    [({"AUTH_HOST": "a", "URL": "${AUHT_HOST}"}, "near"), ({"A": "${B}", "B": "${A}"}, "cycle")],
)
def test_variants_of_the_problem_stay(settings: dict[str, str], variant: str) -> None:
    assert variants(fleet(staging={"backend": settings})) == [("staging", variant)]


def test_names_that_come_at_deployment_are_not_known() -> None:
    names = {f"SETTING_{letter}": f"${{NAME_{letter}{letter}{letter}}}" for letter in "ABCD"}
    found = fleet(staging={"backend": names})
    assert variants(found) == []
    assert unknown(found, "references-resolve") == 4
    resolved = {f"URL_{number}": "http://${HOST}" for number in range(20)} | {"HOST": "auth"}
    assert len(variants(fleet(staging={"backend": names | resolved}))) == 4


def test_what_no_file_is_to_hold_comes_from_a_store() -> None:
    assert variants(fleet(staging={"backend": {"slack": "${SLACK_TOKEN}"}})) == []


def test_another_name_than_in_another_environment() -> None:
    names = {f"SETTING_{letter}": f"${{NAME_{letter}{letter}{letter}}}" for letter in "ABCD"}
    other = names | {"SETTING_A": "${SOMETHING_ELSE}"}
    assert variants(fleet(staging={"backend": names}, production={"backend": other})) == [("staging", ""), ("production", "")]
    # What says something of its own asks for no other name.
    written = fleet(local={"backend": {"SETTING_A": "a"}}, staging={"backend": names}, production={"backend": other})
    assert variants(written) == [("staging", ""), ("production", "")]
    assert variants(fleet(local={"backend": {"SETTING_A": "a"}}, staging={"backend": names})) == []


def test_reference_that_came_to_something_has_passed() -> None:
    found = fleet(staging={"backend": {"HOST": "auth", "URL": "http://${HOST}", "PLAIN": "x"}})
    assert len(outcomes(found, "references-resolve")) == 1
    assert variants(found) == []


def test_what_a_developer_sets_is_not_known() -> None:
    own = {"backend": {"URL": "http://${AUTH_HOST}"}}
    assert variants(fleet(development=own, staging={"backend": {"A": 1}})) == []
    assert variants(fleet(development={"backend": {"A": 1}}, staging=own)) == [("staging", "")]


def test_texts_in_an_object_of_kubernetes_are_for_the_program_that_reads_it() -> None:
    realm = "kind: Realm\napiVersion: v1\nmetadata: {name: r}\nspec: {one: '${consentText}', other: 'http://${AUTH_HOST}'}\n"
    sources = [{"path": "{environment}/{service}.yaml"}]
    found = fleet_of({"staging/backend.yaml": realm}, {"sources": sources, "environments": {"staging": {}}})
    assert [violation.facts["name"] for violation in violations(found, "references-resolve")] == ["AUTH_HOST"]


def test_something_fills_a_template_in() -> None:
    files = {"values.staging.template.yaml": "image: ${IMAGE_NAME}\n", "values.production.yaml": "image: ${IMAGE_NAME}\n"}
    sources = [{"path": f"values.{{environment}}.{extension}"} for extension in ("template.yaml", "yaml")]
    options = {"sources": sources, "environments": {"staging": {}, "production": {}}, "services": {"shop": {}}}
    assert variants(fleet_of(files, options)) == [("production", "")]
