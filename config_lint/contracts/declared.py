"""Contracts that services declare in their own settings: `contracts.auth.validate.endpoint`, `api.contract.validate.endpoint`."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from config_lint.domain.contract import Answer, Body, Expectation, Offer, Operation
from config_lint.domain.key import parse
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.on_use import on_use
from config_lint.values.words import words

FIELDS = {
    "endpoint": "endpoint",
    "path": "endpoint",
    "method": "method",
    "required fields": "request",
    "request fields": "request",
    "required request fields": "request",
    "response fields": "response",
    "required response fields": "response",
    "status codes": "statuses",
    "statuses": "statuses",
    "headers": "headers",
    "required headers": "headers",
}
"""What a contract may say of one call, by the words of the key."""

_separators = on_use(r"[\s,;|]+")

Said = Mapping[str, list[Setting]]
"""The settings of one call, by what they say of it."""


def expectations_in(service: Service, called: Mapping[str, str]) -> Iterator[Expectation]:
    """The calls that a service says it makes; `called` are the services by what they are called."""
    for (provider, _), said in _calls(service, ("contracts",), named=True).items():
        endpoint = _first(said, "endpoint")
        if endpoint is None or provider.lower() not in called:
            continue
        yield Expectation(
            service.name,
            called[provider.lower()],
            _text(_first(said, "method")).upper(),
            _text(endpoint),
            endpoint.location,
            service.environment.name,
            endpoint.key,
            _items(said["request"]) if "request" in said else None,
            tuple(("header", item.lower()) for item in _items(said["headers"])) if "headers" in said else None,
            _items(said.get("statuses", [])),
            _items(said.get("response", [])),
        )


def offers_in(service: Service) -> Iterator[Offer]:
    """What a service says it answers; fields that it names for a request must be there."""
    operations: list[Operation] = []
    for said in _calls(service, ("api", "contract"), named=False).values():
        endpoint = _first(said, "endpoint")
        if endpoint is not None:
            answers = tuple(
                Answer(status, Body((), _items(said.get("response", [])) or None)) for status in _items(said.get("statuses", []))
            )
            request = Body(_items(said.get("request", [])))
            parameters = tuple(("header", item.lower()) for item in _items(said.get("headers", [])))
            method = _text(_first(said, "method")).upper()
            operations.append(Operation(method, _text(endpoint), endpoint.location, request, parameters, answers))
    if operations:
        yield Offer(service.name, operations[0].location.path, tuple(operations), service.environment.name)


def _calls(service: Service, under: tuple[str, ...], *, named: bool) -> dict[tuple[str, str], dict[str, list[Setting]]]:
    """The calls under a key, by the other service's name (if they are sorted by those) and their own."""
    found: dict[tuple[str, str], dict[str, list[Setting]]] = {}
    for setting in service.named(_beginning(under[0])):
        parts = parse(setting.name)
        parts = parts[:-1] if parts[-1][1:-1].isdigit() else parts
        rest = parts[len(under) :]
        field = FIELDS.get(" ".join(words(rest[-1]))) if rest else None
        if parts[: len(under)] != under or field is None or len(rest) < 2 + named:
            continue
        provider = rest[0].strip("[]") if named else ""
        found.setdefault((provider, ".".join(rest[:-1])), {}).setdefault(field, []).append(setting)
    return found


@cache
def _beginning(word: str) -> Callable[[str], bool]:
    return lambda name: name.startswith(word)


def _first(said: Said, field: str) -> Setting | None:
    return next(iter(said.get(field, [])), None)


def _text(setting: Setting | None) -> str:
    return setting.value.strip() if setting is not None and isinstance(setting.value, str) else ""


def _items(settings: list[Setting]) -> tuple[str, ...]:
    texts = (str(setting.value) for setting in settings if isinstance(setting.value, str | int))
    return tuple(item for text in texts for item in _separators.split(text.strip("[] ")) if item)
