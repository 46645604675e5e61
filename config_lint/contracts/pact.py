"""Pact files: what a consumer's tests count on.

https://github.com/pact-foundation/pact-specification
"""

from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote

from config_lint.contracts.branch import Branch
from config_lint.domain.contract import Expectation


def is_pact(root: Branch) -> bool:
    """Whether it is one, of any version."""
    return bool(root.at("consumer", "name").text and root.at("provider", "name").text and root.at("interactions").is_there)


def expectations_of(root: Branch, consumer: str, provider: str) -> Iterator[Expectation]:
    """The http calls in a file; messages are none."""
    for index, interaction in enumerate(root.at("interactions").items):
        request, response = interaction.at("request"), interaction.at("response")
        path = request.at("path").text
        if not path:
            continue
        yield Expectation(
            consumer,
            provider,
            request.at("method").text.upper() or "GET",
            unquote(path),
            request.at("path").location,
            key=f"interactions[{index}].request.path",
            sends=_body(request),
            carries=(*(("query", name) for name in _query(request.at("query"))), *_headers(request.at("headers"))),
            statuses=tuple(filter(None, (response.at("status").text,))),
            reads=_body(response) or (),
        )


def _body(message: Branch) -> tuple[str, ...] | None:
    """The fields of a body, which since version 4 stands under `content`; None where it is no mapping, or there is none."""
    body = message.at("body")
    body = body.at("content") if body.at("contentType").is_there else body
    fields = tuple(name for name in body.branches if not name.startswith("["))
    return fields or None


def _query(query: Branch) -> list[str]:
    """The names in a query: a text in version 2, a mapping since."""
    return [name for name, _ in parse_qsl(query.text, keep_blank_values=True)] if query.text else list(query.branches)


def _headers(headers: Branch) -> Iterator[tuple[str, str]]:
    for name in headers.branches:
        yield "header", name.lower()
