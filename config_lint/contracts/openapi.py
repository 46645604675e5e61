"""OpenAPI 3.x documents, of which only what they hold themselves is read.

https://spec.openapis.org/oas/v3.1.1.html
"""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from config_lint.contracts.branch import Branch
from config_lint.domain.contract import Address, Answer, Body, Offer, Operation

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

MOST_STEPS = 20
"""References that are followed from one place, and schemas within schemas: more are a circle."""

IMPLIED = frozenset(("accept", "authorization", "content-type"))
"""Headers that a document may not describe as parameters."""


def is_openapi(root: Branch) -> bool:
    """Whether it is a document of a version that is read."""
    return root.at("openapi").text.startswith("3.")


def offer_of(root: Branch, provider: str, path: str) -> Offer:
    """What the document at a path says that a service offers."""
    addresses = tuple(
        Address(server.at("url").text, server.at("url").location, server.at("description").text)
        for server in root.at("servers").items
        if server.at("url").text
    )
    bases = dict.fromkeys((*(_path_of(address.url) for address in addresses), ""))
    return Offer(provider, path, tuple(_operations(root)), bases=tuple(bases), addresses=addresses)


def _path_of(url: str) -> str:
    """The path of a server's url, whose host may hold variables."""
    try:
        return urlsplit(url.replace("{", "").replace("}", "")).path.rstrip("/")
    except ValueError:
        return ""


def _operations(root: Branch) -> Iterator[Operation]:
    for path, written in root.at("paths").branches.items():
        item = _followed(root, written)
        shared = _parameters(root, item)
        for method in METHODS:
            operation = item.at(method)
            if not operation.is_there:
                continue
            parameters = {**shared, **_parameters(root, operation)}
            yield Operation(
                method.upper(),
                path,
                operation.location,
                _request(root, operation),
                tuple(where for where, required in parameters.items() if required),
                tuple(_answers(root, operation)),
            )


def _parameters(root: Branch, holder: Branch) -> dict[tuple[str, str], bool]:
    """What is given beside the body, and whether it must be; what is in the path is part of that."""
    found: dict[tuple[str, str], bool] = {}
    for written in holder.at("parameters").items:
        parameter = _followed(root, written)
        place, name = parameter.at("in").text, parameter.at("name").text
        if place in ("query", "header") and name.lower() not in IMPLIED:
            found[place, name.lower() if place == "header" else name] = parameter.at("required").value is True
    return found


def _request(root: Branch, operation: Branch) -> Body:
    body = _followed(root, operation.at("requestBody"))
    found = _content(root, body)
    return found if body.at("required").value is True else Body((), found.known)


def _answers(root: Branch, operation: Branch) -> Iterator[Answer]:
    for status, written in operation.at("responses").branches.items():
        answer = _followed(root, written)
        yield Answer(
            status.upper() if status != "default" else status, _content(root, answer), tuple(answer.at("content").branches)
        )


def _content(root: Branch, holder: Branch) -> Body:
    """The fields of a body of JSON; nothing is known of those of others."""
    for media, content in holder.at("content").branches.items():
        if media.partition(";")[0].rpartition("+")[2].endswith("json"):
            return _fields(root, content.at("schema"), MOST_STEPS)
    return Body()


def _fields(root: Branch, written: Branch, left: int) -> Body:
    """The fields of a schema: those of all its parts together; with alternatives, nobody knows which are there."""
    schema = _followed(root, written)
    if not left or not schema.is_there:
        return Body()
    required = dict.fromkeys(item.text for item in schema.at("required").items)
    known = dict.fromkeys(schema.at("properties").branches)
    is_open = not known and not schema.at("allOf").is_there
    for part in schema.at("allOf").items:
        inner = _fields(root, part, left - 1)
        required |= dict.fromkeys(inner.required)
        known |= dict.fromkeys(inner.known or ())
        is_open = is_open or inner.known is None
    extra = schema.at("additionalProperties")
    has_more = extra.is_there and extra.value is not False
    if is_open or has_more or any(schema.at(word).is_there for word in ("oneOf", "anyOf", "patternProperties")):
        return Body(tuple(required))
    return Body(tuple(required), tuple(known))


def _followed(root: Branch, written: Branch) -> Branch:
    """What a local `$ref` stands for; an empty branch for one that leads out of the document, or nowhere."""
    for _ in range(MOST_STEPS):
        reference = written.at("$ref").text
        if not reference:
            return written
        if not reference.startswith("#/"):
            return Branch(written.location)
        steps = (unquote(step).replace("~1", "/").replace("~0", "~") for step in reference[2:].split("/"))
        written = _stepped(root, steps)
    return Branch(written.location)


def _stepped(root: Branch, steps: Iterator[str]) -> Branch:
    branch = root
    for step in steps:
        branch = branch.items[int(step)] if step.isdecimal() and int(step) < len(branch.items) else branch.at(step)
    return branch
