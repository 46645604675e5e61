import json
from typing import Any

import pytest

from config_lint.contracts.branch import tree_of
from config_lint.contracts.pact import expectations_of, is_pact
from config_lint.domain.contract import Expectation
from config_lint.formats.reader import FileReader
from config_lint.trees.memory import MemoryTree


def expected(request: dict[str, Any], response: dict[str, Any]) -> list[Expectation]:
    pact = {
        "consumer": {"name": "web"},
        "provider": {"name": "auth"},
        "interactions": [{"description": "x", "request": request, "response": response}],
    }
    [document] = FileReader(MemoryTree({"pacts/web-auth.json": json.dumps(pact, indent=1)})).read("pacts/web-auth.json")
    root = tree_of(document)
    assert is_pact(root)
    return list(expectations_of(root, "web", "auth"))


def test_a_call() -> None:
    [found] = expected(
        {"method": "post", "path": "/token%20x", "body": {"name": "a", "password": "b"}, "headers": {"X-Tenant": "a"}},
        {"status": 201, "body": {"token": "t"}},
    )
    assert (found.method, found.path, found.statuses) == ("POST", "/token x", ("201",))
    assert (found.sends, found.reads) == (("name", "password"), ("token",))
    assert found.carries == (("header", "x-tenant"),)
    assert found.key == "interactions[0].request.path"
    assert found.location.line > 1


@pytest.mark.parametrize("query", ["page=1&size=2", {"page": ["1"], "size": ["2"]}])
def test_a_query_of_any_version(query: Any) -> None:
    [found] = expected({"path": "/users", "query": query}, {"status": 200})
    assert found.method == "GET"
    assert found.carries == (("query", "page"), ("query", "size"))


def test_a_body_of_version_four() -> None:
    body = {"contentType": "application/json", "encoded": False, "content": {"name": "a"}}
    [found] = expected({"path": "/users", "body": body}, {"status": 200, "body": ["a"]})
    assert (found.sends, found.reads) == (("name",), ())


def test_a_message_is_no_call() -> None:
    assert expected({}, {}) == []
