import pytest

from config_lint.contracts.gather import documents_wanted, is_contract
from config_lint.domain.contract import Contracts
from tests.builders import fleet_of, resolved

OPTIONS = {"sources": [{"path": "{environment}/{service}.yaml"}], "environments": {"staging": {}, "production": {}}}
SERVICES = {"staging/auth.yaml": "server: {port: 8081}\n", "staging/cart.yaml": "server: {port: 80}\n"}
DOCUMENT = "openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths: {/x: {get: {}}}\n"


def contracts(files: dict[str, str]) -> Contracts:
    return fleet_of(SERVICES | files, OPTIONS).contracts


@pytest.mark.parametrize(
    "path",
    [
        "openapi.yaml",
        "api/auth.openapi.json",
        "auth-openapi.v1.yml",
        "oas3.json",
        "openapi-auth.yaml",
        "pacts/web-auth.json",
        "web/pact/a/b.json",
        "web-auth.pact.json",
    ],
)
def test_files_that_are_contracts(path: str) -> None:
    assert is_contract(path)


@pytest.mark.parametrize(
    "path", ["openapi.py", "compact/a.json", "myopenapi.yaml", "openapi-server-of-another.yaml", "pacts/readme.md", "values.yaml"]
)
def test_files_that_are_none(path: str) -> None:
    assert not is_contract(path)


@pytest.mark.parametrize(
    "path",
    ["auth/openapi.yaml", "docs/auth.openapi.yaml", "services/auth-service/docs/openapi.yaml", "openapi/auth-api-openapi.yaml"],
)
def test_whose_a_document_is(path: str) -> None:
    [offer] = contracts({path: DOCUMENT}).offers
    assert (offer.provider, offer.path) == ("auth", path)


def test_a_title_says_whose_it_is_and_nothing_else_is_guessed() -> None:
    [offer] = contracts({"openapi.yaml": DOCUMENT.replace("title: T", "title: Cart Service API")}).offers
    assert offer.provider == "cart"
    assert contracts({"openapi.yaml": DOCUMENT}).offers == ()


def test_a_setting_says_which_document_it_is() -> None:
    files = {"staging/mail.yaml": "api: {document: ../docs/mailing.yaml}\n", "docs/mailing.yaml": DOCUMENT}
    [offer] = contracts(files).offers
    assert (offer.provider, offer.path) == ("mail", "docs/mailing.yaml")
    found = resolved(SERVICES | files, OPTIONS)
    assert documents_wanted(["docs/mailing.yaml"], found.fleet.services) == {"docs/mailing.yaml": "mail"}
    assert "docs/mailing.yaml" not in found.located.unread


def test_a_document_is_nobodys_settings() -> None:
    files = {"production/openapi.yaml": DOCUMENT, "staging/openapi.yaml": DOCUMENT}
    found = fleet_of(SERVICES | files, OPTIONS)
    assert {service.name for service in found.services if service.settings} == {"auth", "cart"}


def test_a_document_that_cannot_be_read_is_a_problem() -> None:
    found = fleet_of(SERVICES | {"auth/openapi.yaml": "openapi: 3.0.0\npaths: [\n"}, OPTIONS)
    assert [(problem.kind, problem.location.path) for problem in found.problems] == [("unreadable-file", "auth/openapi.yaml")]


def test_what_services_declare_themselves() -> None:
    call = "endpoint: /check, method: post, request_fields: [a, b], status_codes: '200, 401', headers: [X-A]"
    consumer = f"contracts: {{auth: {{check: {{{call}}}}}}}\n"
    provider = "api: {contract: {check: {endpoint: /check, method: POST, required_fields: a, status_codes: [200]}}}\n"
    found = contracts({"staging/cart.yaml": consumer, "staging/auth.yaml": provider})
    [expectation] = found.expectations
    assert (expectation.consumer, expectation.provider, expectation.method, expectation.path) == (
        "cart",
        "auth",
        "POST",
        "/check",
    )
    assert (expectation.sends, expectation.statuses, expectation.carries) == (("a", "b"), ("200", "401"), (("header", "x-a"),))
    [offer] = found.offers_of("auth", "staging")
    assert [operation.request.required for operation in offer.operations] == [("a",)]
    assert found.offers_of("auth", "production") == ()
    assert found.offers_of("auth", "") == (offer,)


def test_a_contract_with_nobody_is_none() -> None:
    assert contracts({"staging/cart.yaml": "contracts: {bank: {check: {endpoint: /check}}}\n"}).expectations == ()
