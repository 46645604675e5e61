"""OAuth clients with both halves of their credentials."""

from typing import Any

from tests.builders import fleet, unknown, violations

CHECK = "oauth-complete"
BOTH = {"GITHUB_CLIENT_ID": "Iv1.4f1c9a7be2d05386", "GITHUB_CLIENT_SECRET": "${vault:auth#github}"}


def found(options: dict[str, Any] | None = None, **environments: dict[str, str]) -> list[tuple[str, str, str]]:
    services = fleet(options=options, **{name: {"auth": settings} for name, settings in environments.items()})
    return [(fault.place.environment, fault.facts["lacking"], fault.variant) for fault in violations(services, CHECK)]


def test_both_are_well() -> None:
    assert found(staging=BOTH, production=BOTH) == []


def test_the_half_that_another_environment_has_is_missing() -> None:
    assert found(staging={"GITHUB_CLIENT_ID": "x1"}, production=BOTH) == [("staging", "client secret", "")]
    assert found(staging={"GITHUB_CLIENT_SECRET": "${vault:x}"}, production=BOTH) == [("staging", "client id", "")]


def test_a_blank_half_is_located_where_it_stands() -> None:
    services = fleet(staging={"auth": BOTH | {"GITHUB_CLIENT_SECRET": ""}}, production={"auth": BOTH})
    (violation,) = violations(services, CHECK)
    assert violation.place.key == "GITHUB_CLIENT_SECRET"


def test_a_client_that_never_has_a_secret_may_be_public() -> None:
    assert found(staging={"GITHUB_CLIENT_ID": "x1"}, production={"GITHUB_CLIENT_ID": "x2"}) == []


def test_one_that_users_come_back_to_is_a_variant() -> None:
    settings = {"GITHUB_CLIENT_ID": "x1", "GITHUB_REDIRECT_URI": "https://auth.example.com/callback"}
    assert found(production=settings) == [("production", "client secret", "alone")]


def test_a_secret_alone_is_no_client() -> None:
    assert found(production={"ADMIN_CLIENT_SECRET": "${vault:x}"}) == []


def test_what_is_provided_is_not_missing() -> None:
    options = {"provided": ["*.client_secret"]}
    assert found(options, staging={"GITHUB_CLIENT_ID": "x1"}, production=BOTH) == []
    services = fleet(options=options, staging={"auth": {"GITHUB_CLIENT_ID": "x1"}}, production={"auth": BOTH})
    assert unknown(services, CHECK) == 1


def services_of(client: dict[str, Any]) -> list[str]:
    """The variants of what is found about a service of a hub that is a client of it."""
    whole = {"hub": {"services": {"binder": client}}}
    return [fault.variant for fault in violations(fleet(production={"hub": whole}), CHECK)]


def test_a_token_beside_the_client_is_its_secret() -> None:
    client = {"oauth_client_id": "service-binder", "oauth_redirect_uri": "https://hub.example.com/oauth_callback"}
    assert services_of(client) == ["alone"]
    assert services_of(client | {"api_token": "kUr7-pq2-Lx9-vB4"}) == []
    assert services_of(client | {"webhook_secret": "kUr7-pq2-Lx9-vB4"}) == ["alone"]
    assert services_of({"client": client, "other": {"api_token": "kUr7-pq2-Lx9-vB4"}}) == ["alone"]


GIVEN = {"containers": [{"name": "auth", "envFrom": [{"secretRef": {"name": "auth"}}]}]}


def test_a_half_may_come_with_a_secret_that_is_nowhere_here() -> None:
    services = fleet(staging={"auth": {"GITHUB_CLIENT_ID": "x1"} | GIVEN}, production={"auth": BOTH})
    assert violations(services, CHECK) == []
