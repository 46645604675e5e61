"""The generated fleet in other notations: env files and chart values, with or without faults."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks import corpus
from benchmarks.faults import Fault, planted

kinds = ("yaml", "env", "chart")
"""Nested YAML, env files, and the values of a chart with a list of variables."""

_number = re.compile(r"((?:attempts|bytes|columns|depth|limit|rows|units|width)(?:: |=|\n  value: \"))(\d+)\b", re.IGNORECASE)

_sentence = re.compile(r"\b[a-z]+(?:,? [a-z]+){3,}")

_timeout = re.compile(r"(timeout: )(\d+)(?=s\b)")

_port = re.compile(r"(database:\n  host: .*\n  port: )(\d+)")

_server, _limit = "server:\n", "  request_timeout: 90s\n"

Change = Callable[[str, int, str], str]
"""What is done to the text of the service of an index in an environment."""


def unchanged(text: str, _index: int, _environment: str) -> str:
    """No fault anywhere."""
    return text


def only(fault: Fault) -> Change:
    """One fault in the whole fleet, in its first service."""

    def change(text: str, index: int, environment: str) -> str:
        return fault.plant(text) if (index, environment) == (0, fault.environment) else text

    return change


def write(root: Path, services: int, kind: str = "yaml", change: Change = unchanged) -> int:
    """Writes a fleet of that many services in each of four environments, in one of the `kinds`; gives the number of settings."""
    corpus.declare(root)
    settings = 0
    for environment, index, name, agreeing in corpus.texts(services):
        text = change(agreeing, index, environment)
        settings += sum(not line.endswith(":") for line in text.splitlines())
        file = root / "environments" / environment / f"{name}.{'env' if kind == 'env' else 'yaml'}"
        file.write_text(_noted[kind](text), encoding="utf-8")
    if kind == "env":
        options = root / "config-lint.toml"
        options.write_text(options.read_text(encoding="utf-8").replace("{service}.yaml", "{service}.env"), encoding="utf-8")
    return settings


def write_faulty(root: Path, services: int, kind: str = "yaml") -> int:
    """The same, with every fault in one service of twenty-four."""
    return write(root, services, kind, planted)


def edit(root: Path) -> None:
    """Changes one line of one file, to what it never was before: a plain number of a service in staging is one more."""
    _change(root, lambda text: _number.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", text, count=1))


def edit_text(root: Path) -> None:
    """Changes one line of one file, to what it never was before: a sentence of a service in staging is one letter longer."""
    _change(root, lambda text: _sentence.sub(lambda match: f"{match[0]}x", text, count=1))


def edit_timeout(root: Path) -> None:
    """Changes one line of one file: a service in staging waits a second longer for one that it calls."""
    _change(root, lambda text: _timeout.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", text, count=1))


def edit_port(root: Path) -> None:
    """Changes one line of one file: the database of a service in staging listens on the next port."""
    _change(root, lambda text: _port.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", text, count=1))


def turn_key(root: Path) -> None:
    """Adds one line to one file or takes it out again: whether a service in staging says how long a request may take."""
    _change(root, lambda text: text.replace(_limit, "") if _limit in text else text.replace(_server, f"{_server}{_limit}", 1))


def add_key(root: Path) -> None:
    """Adds one line to one file of a fleet in YAML: a service in staging has a key that nobody had before."""
    _change(root, lambda text: f"{text}spare_{text.count(chr(10))}: 5\n")


def add_comment(root: Path) -> None:
    """Adds one line to one file, in the midst of it, which says nothing: all below it stands a line further down."""
    _change(root, _commented)


def _commented(text: str) -> str:
    lines = text.splitlines(keepends=True)
    middle = len(lines) // 2
    return "".join((*lines[:middle], f"# {len(lines)} lines until here, as agreed\n", *lines[middle:]))


def _change(root: Path, change: Callable[[str], str]) -> None:
    """Changes the first file of staging. Raises `ValueError` where nothing in it is to be changed so."""
    file = min((root / "environments" / "staging").iterdir())
    text = file.read_text(encoding="utf-8")
    changed = change(text)
    if changed == text:
        message = f"{file} has no line to change"
        raise ValueError(message)
    file.write_text(changed, encoding="utf-8")


def _settings(text: str) -> dict[str, str]:
    return dict(_flat(yaml.load(text, Loader=yaml.CSafeLoader), ()))


def _flat(settings: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from _flat(value, () if key == "dependencies" else (*above, key))
        else:
            yield "_".join((*above, key)).replace("-", "_").upper(), str(value).lower() if isinstance(value, bool) else str(value)


def _env(text: str) -> str:
    named = _settings(text).items()
    return "".join(f'{name}="{value}"\n' if " " in value else f"{name}={value}\n" for name, value in named)


def _chart(text: str) -> str:
    head = "replicaCount: 2\nimage:\n  repository: registry.example.com/app\n  tag: 1.2.3\nenv:\n"
    return head + "".join(f"- name: {name}\n  value: {json.dumps(value)}\n" for name, value in _settings(text).items())


_noted: dict[str, Callable[[str], str]] = {"yaml": str, "env": _env, "chart": _chart}
"""How each kind writes what the YAML text says."""
