from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.contracts.branch import Branch, tree_of
from config_lint.contracts.openapi import is_openapi, offer_of
from config_lint.domain.contract import Body, Operation
from config_lint.formats.reader import FileReader
from config_lint.trees.memory import MemoryTree


def tree(text: str) -> Branch:
    [document] = FileReader(MemoryTree({"openapi.yaml": text})).read("openapi.yaml")
    return tree_of(document)


def operations(text: str) -> list[Operation]:
    return list(offer_of(tree(text), "auth", "openapi.yaml").operations)


def schema(written: str, parts: str = "{}") -> Body:
    [operation] = operations(
        "openapi: 3.1.0\n"
        f"paths: {{/x: {{post: {{requestBody: {{required: true, content: {{application/json: {{schema: {written}}}}}}}}}}}}}\n"
        f"components: {{schemas: {parts}}}\n"
    )
    return operation.request


def test_calls_with_their_place_parameters_and_answers() -> None:
    [get, post] = operations("""\
openapi: 3.0.3
paths:
  /users/{id}:
    parameters:
      - {name: X-Tenant, in: header, required: true}
      - {name: id, in: path, required: true}
    get:
      parameters: [{name: full, in: query}, {name: Authorization, in: header, required: true}]
      responses: {200: {description: Well}, 4XX: {description: Not}, default: {}}
    post:
      parameters: [{name: X-Tenant, in: header, required: false}]
""")
    assert (get.method, get.path, get.location.line) == ("GET", "/users/{id}", 7)
    assert get.parameters == (("header", "x-tenant"),)
    assert [answer.status for answer in get.answers] == ["200", "4XX", "default"]
    assert post.parameters == ()


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("{required: [a], properties: {a: {}, b: {}}}", Body(("a",), ("a", "b"))),
        ("{required: [a], properties: {a: {}}, additionalProperties: true}", Body(("a",))),
        ("{required: [a], properties: {a: {}}, additionalProperties: false}", Body(("a",), ("a",))),
        ("{properties: {a: {}}, oneOf: [{required: [b]}]}", Body()),
        ("{type: object}", Body()),
        ("{$ref: 'other.yaml#/Ask'}", Body()),
        ("{$ref: '#/components/schemas/Nowhere'}", Body()),
    ],
)
def test_fields_of_a_schema(written: str, body: Body) -> None:
    assert schema(written) == body


def test_parts_and_references_within_the_document() -> None:
    parts = "{Base: {required: [id], properties: {id: {}}}, 'a/b c': {$ref: '#/components/schemas/Base'}}"
    whole = "{allOf: [{$ref: '#/components/schemas/a~1b%20c'}, {required: [name], properties: {name: {}}}]}"
    assert schema(whole, parts) == Body(("id", "name"), ("id", "name"))


def test_circles_end() -> None:
    circle = "{A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}"
    assert schema("{$ref: '#/components/schemas/A'}", circle) == Body()
    assert schema("{allOf: [{$ref: '#/components/schemas/A'}]}", "{A: {allOf: [{$ref: '#/components/schemas/A'}]}}") == Body()


def test_a_body_that_need_not_be_there_requires_nothing() -> None:
    body = "{content: {text/xml: {}, application/x+json: {schema: {required: [a]}}}}"
    text = f"openapi: 3.0.0\npaths: {{/x: {{put: {{requestBody: {body}}}}}}}\n"
    [operation] = operations(text)
    assert operation.request == Body()


def test_servers() -> None:
    text = "openapi: 3.0.0\nservers: [{url: 'https://{tenant}.example.com/v1/'}, {url: /v2, description: Staging}, {}]\n"
    offer = offer_of(tree(text), "auth", "openapi.yaml")
    assert offer.bases == ("/v1", "/v2", "")
    assert [(address.url, address.description, address.location.line) for address in offer.addresses][1] == ("/v2", "Staging", 2)


@pytest.mark.parametrize(
    ("text", "read"), [("openapi: 3.1.0\n", True), ("swagger: '2.0'\n", False), ("a: 1\n", False), ("[]\n", False)]
)
def test_versions(text: str, *, read: bool) -> None:
    assert is_openapi(tree(text)) is read


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text("ab/#~$", max_size=4)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ("paths", "get", "/x", "parameters", "schema", "$ref", "allOf", "content", "a", "responses", "servers", "url")
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=20,
)


@given(values)
def test_whatever_is_written_is_read_or_left_alone(written: Any) -> None:
    import json

    [document] = FileReader(
        MemoryTree({"openapi.json": json.dumps({"openapi": "3.0.0", "paths": written, "servers": written})})
    ).read("openapi.json")
    offer_of(tree_of(document), "auth", "openapi.json")
