import pytest

from config_lint.checks.agreements import leads_somewhere, operations_at
from config_lint.domain.contract import Offer, Operation
from config_lint.values.location import start_of

PATHS = ("/users", "/users/{id}", "/users/me", "/orders/{id}/lines")
OFFERS = (Offer("auth", "x", tuple(Operation("GET", path, start_of("x")) for path in PATHS), bases=("/v1", "")),)


@pytest.mark.parametrize(
    ("path", "answering"),
    [
        ("/users", ["/users"]),
        ("/v1/users/", ["/users"]),
        ("/users?page=1", ["/users"]),
        ("/users/me", ["/users/me", "/users/{id}"]),
        ("/users/17", ["/users/{id}"]),
        ("/orders/{order}/lines", ["/orders/{id}/lines"]),
        ("/orders/17/parts", []),
        ("/v2/users", []),
    ],
)
def test_operations_that_answer_at_a_path(path: str, answering: list[str]) -> None:
    assert [operation.path for operation in operations_at(OFFERS, path, "GET")] == answering
    assert operations_at(OFFERS, path, "POST") == []


@pytest.mark.parametrize(
    ("path", "leads"), [("/v1", True), ("/orders/9", True), ("/", True), ("/v2", False), ("/users/9/x", False)]
)
def test_where_a_path_leads(path: str, *, leads: bool) -> None:
    assert leads_somewhere(OFFERS, path) is leads
