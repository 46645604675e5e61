"""The generated fleet in other notations: env files and chart values, with or without faults."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks import corpus

kinds = ("yaml", "env", "chart")
"""Nested YAML, env files, and the values of a chart with a list of variables."""

every = 25
"""In a fleet with faults, one service of so many has them."""

_format = re.compile(r"(format(?:: |=|\n  value: ))(json|text)", re.IGNORECASE)


def write(root: Path, services: int, kind: str = "yaml", *, faulty: bool = False) -> None:
    """Writes a fleet of that many services in each of four environments, in one of the `kinds`.

    With faults, some services of staging call others at production's hosts, and log at a level that there is not.
    """
    corpus.write(root, services * len(corpus.environments))
    files = sorted((root / "environments").glob("*/*.yaml"))
    for index, file in enumerate(files):
        text = file.read_text(encoding="utf-8")
        if faulty and file.parent.name == "staging" and index % services % every == 0:
            text = (
                text.replace("url: https://", "url: https://x.")
                .replace(".staging.", ".production.")
                .replace("level: info", "level: LOUD")
            )
        if kind == "yaml":
            file.write_text(text, encoding="utf-8")
            continue
        flat = dict(_flat(yaml.safe_load(text), ()))
        file.unlink()
        written = _env(flat) if kind == "env" else _chart(flat)
        file.with_suffix(".env" if kind == "env" else ".yaml").write_text(written, encoding="utf-8")
    if kind == "env":
        options = root / "config-lint.toml"
        options.write_text(options.read_text(encoding="utf-8").replace("{service}.yaml", "{service}.env"), encoding="utf-8")


def edit(root: Path) -> None:
    """Changes one line of one file: the format of a service's logs, and back again the next time."""
    file = min((root / "environments" / "staging").iterdir())
    text = file.read_text(encoding="utf-8")
    changed = _format.sub(lambda match: match[1] + ("text" if match[2] == "json" else "json"), text, count=1)
    if changed == text:
        message = f"{file} has no line to change"
        raise ValueError(message)
    file.write_text(changed, encoding="utf-8")


def _flat(settings: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from _flat(value, () if key == "dependencies" else (*above, key))
        else:
            yield "_".join((*above, key)).replace("-", "_").upper(), str(value).lower() if isinstance(value, bool) else str(value)


def _env(flat: Mapping[str, str]) -> str:
    return "".join(f'{name}="{value}"\n' if " " in value else f"{name}={value}\n" for name, value in flat.items())


def _chart(flat: Mapping[str, str]) -> str:
    head = "replicaCount: 2\nimage:\n  repository: registry.example.com/app\n  tag: 1.2.3\nenv:\n"
    return head + "".join(
        f"- name: {name}\n  value: {yaml.safe_dump(value, width=999).splitlines()[0]}\n" for name, value in flat.items()
    )
