"""Secrets that a service has in most of its environments."""

from typing import Any

from tests.builders import fleet, fleet_of, unknown, violations

CHECK = "secret-present"
ASKED: dict[str, Any] = {"tiers": ["test", "staging", "production"]}


def jwt(environment: str) -> dict[str, str]:
    return {"JWT_SECRET": f"${{vault:{environment}#jwt}}", "LOG_LEVEL": "info"}


def test_the_minority_lacks_it() -> None:
    found = fleet(test={"auth": jwt("test")}, staging={"auth": {"LOG_LEVEL": "info"}}, production={"auth": jwt("production")})
    (violation,) = violations(found, CHECK, **ASKED)
    assert violation.place.environment == "staging"
    assert violation.place.location.path == "staging/auth.json"
    assert violation.facts["environments"] == ("test", "production")


def test_the_minority_has_it() -> None:
    found = fleet(test={"auth": jwt("test")}, staging={"auth": {"LOG_LEVEL": "info"}}, production={"auth": {"LOG_LEVEL": "info"}})
    assert not violations(found, CHECK, **ASKED)


def test_one_against_one_needs_more_to_go_by() -> None:
    few = fleet(staging={"auth": jwt("staging")}, production={"auth": {"LOG_LEVEL": "info"}})
    assert not violations(few, CHECK, **ASKED)
    others = {"A_TOKEN": "${vault:a}", "B_TOKEN": "${vault:b}", "C_TOKEN": "${vault:c}"}
    many = fleet(staging={"auth": others | jwt("staging")}, production={"auth": others})
    (violation,) = violations(many, CHECK, **ASKED)
    assert violation.place.environment == "production"
    assert violation.facts["missing"] == "JWT_SECRET"


def test_developers_have_other_ways() -> None:
    found = fleet(development={"auth": {}}, staging={"auth": jwt("staging")}, production={"auth": jwt("production")})
    assert not violations(found, CHECK, **ASKED)


def test_another_spelling_is_the_same_secret() -> None:
    found = fleet(
        test={"auth": jwt("test")},
        staging={"auth": {"auth": {"jwtSecret": "${vault:staging#jwt}"}}},
        production={"auth": jwt("production")},
    )
    assert not violations(found, CHECK, **ASKED)


def test_a_whole_part_that_is_missing_is_no_slip() -> None:
    def with_mail(environment: str) -> dict[str, Any]:
        return {"mail": {"token": f"${{vault:{environment}#mail}}"}, "log": {"level": "info"}}

    found = fleet(
        test={"auth": with_mail("test")},
        staging={"auth": {"log": {"level": "info"}}},
        production={"auth": with_mail("production")},
    )
    assert not violations(found, CHECK, **ASKED)


def test_a_list_of_secrets_that_is_missing_altogether_is_seen() -> None:
    def task(environment: str, *, secrets: bool) -> dict[str, Any]:
        given = (
            {"secrets": [{"name": "API_KEY", "valueFrom": f"arn:aws:ssm:eu-west-1:1:parameter/{environment}/key"}]}
            if secrets
            else {}
        )
        return {"containers": [{"name": "agent", "image": "agent:1", **given}]}

    found = fleet(
        test={"api": task("test", secrets=True)},
        staging={"api": task("staging", secrets=True)},
        production={"api": task("production", secrets=False)},
    )
    (violation,) = violations(found, CHECK, **ASKED)
    assert violation.place.environment == "production"


def test_what_is_provided_at_deployment_is_not_evaluated() -> None:
    found = fleet(
        test={"auth": jwt("test")},
        staging={"auth": {"LOG_LEVEL": "info"}},
        production={"auth": jwt("production")},
        options={"provided": ["JWT_*"]},
    )
    assert not violations(found, CHECK, **ASKED)
    assert unknown(found, CHECK, **ASKED) == 1


def test_a_service_that_was_not_read_in_full_is_not_evaluated() -> None:
    found = fleet_of(
        {
            "test/auth.env": "JWT_SECRET=${vault:test#jwt}\nLOG_LEVEL=info\n",
            "staging/auth.env": "LOG_LEVEL=info\n",
            "staging/auth.yaml": "broken: [\n",
            "production/auth.env": "JWT_SECRET=${vault:production#jwt}\nLOG_LEVEL=info\n",
        },
        {"sources": [{"path": "{environment}/{service}.*"}], "environments": {"test": {}, "staging": {}, "production": {}}},
    )
    assert not violations(found, CHECK, **ASKED)
    assert unknown(found, CHECK, **ASKED) == 1


def test_what_several_services_lack_is_one_matter() -> None:
    names = {"JWT_SECRET": "${vault:x#jwt}", "MAIL_PASSWORD": "${vault:x#mail}", "LOG_LEVEL": "info"}
    here, there = {"api": names, "worker": names}, {name: {"LOG_LEVEL": "info"} for name in ("api", "worker")}
    found = violations(fleet(test=there, staging=here, production=here), CHECK, **ASKED)
    assert [violation.variant for violation in found] == ["lower"] * 4
    assert {violation.cause.service for violation in found if violation.cause} == {"api"}


def test_a_key_that_names_other_environments_is_theirs() -> None:
    own = {"auth": {"STAGING_RUNNER_PASSWORD": "${vault:x#runner}", "LOG_LEVEL": "info"}}
    assert not violations(fleet(test=own, staging=own, production={"auth": {"LOG_LEVEL": "info"}}), CHECK, **ASKED)
