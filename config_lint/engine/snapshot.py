"""The facts of a fleet as a file: what it was like, and no value of any setting."""

import json
from collections.abc import Iterable

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.known import Known
from config_lint.domain.past import Past, PastService
from config_lint.domain.usage import UsageError
from config_lint.values.location import Location, start_of

VERSION = 1


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """A snapshot, as it is written."""

    version: int
    salt: str
    rules: dict[str, dict[str, Tally]]
    suppressions: list[str]
    services: list[PastService]
    findings: list[Known]
    excuses: list[str] | None = None


def written(past: Past) -> str:
    """The text of a snapshot: JSON, a service or a finding a line. Equal fleets give equal texts."""
    parts = {
        "version": str(VERSION),
        "salt": json.dumps(past.salt),
        "rules": _listed((f"{json.dumps(rule)}: {_json(tallies)}" for rule, tallies in sorted(past.rules.items())), "{}"),
        "suppressions": _listed(map(json.dumps, past.suppressions), "[]"),
        "excuses": _listed(map(json.dumps, past.excuses or ()), "[]"),
        "services": _listed(map(_json, past.services), "[]"),
        "findings": _listed((_json(_without_place(one)) for one in past.known), "[]"),
    }
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {value}" for name, value in parts.items()) + "\n}\n"


def read(text: str, path: str) -> Past:
    """What a snapshot holds. Raises `UsageError`, with the place, for what is none."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is no snapshot: {error.msg[:1].lower()}{error.msg[1:]}"
        raise UsageError(message, Location(path, error.lineno, error.colno, error.lineno, error.colno)) from None
    except RecursionError:
        message = "this is no snapshot"
        raise UsageError(message, start_of(path)) from None
    if isinstance(data, dict) and isinstance(data.get("version"), int) and data["version"] != VERSION:
        message = f"a snapshot of version {data['version']}, which this config-lint does not know: take a new one"
        raise UsageError(message, start_of(path))
    try:
        file = msgspec.convert(data, _File)
        salt = bytes.fromhex(file.salt)
    except ValueError as error:  # msgspec's is one
        message = f"this is no snapshot: {error}; `config-lint snapshot FILE` writes one"
        raise UsageError(message, start_of(path)) from None
    return Past(
        salt=salt.hex(),
        lasting=True,
        services=tuple(file.services),
        known=tuple(file.findings),
        suppressions=tuple(file.suppressions),
        rules=file.rules,
        excuses=None if file.excuses is None else tuple(file.excuses),
    )


def _without_place(known: Known) -> dict[str, object]:
    return {name: value for name, value in msgspec.structs.asdict(known).items() if name != "location"}


def _json(value: object) -> str:
    return json.dumps(msgspec.to_builtins(value))


def _listed(lines: Iterable[str], ends: str) -> str:
    text = ",\n".join(lines)
    return f"{ends[0]}\n{text}\n{ends[1]}" if text else ends
