"""What Docker Compose itself makes of compose files, against what is read here."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from config_lint.values.secret import Secret
from config_lint.values.value import shown
from tests.builders import fleet_of

COMPOSE = shutil.which("docker-compose")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(COMPOSE is None, reason="docker-compose is not installed"),
]


def web(text: str) -> str:
    return f"version: '3.7'\nservices:\n  web:\n    image: web\n    {text}\n"


@pytest.mark.parametrize(
    "files",
    [
        {"docker-compose.yml": web("environment: {A: x, B: 1, C: 'true', D: '', E: \"a b\"}")},
        {"docker-compose.yml": web("environment: [A=x, 'B=\"q\"', C=, 'D=a=b']")},
        {"docker-compose.yml": web("environment: {A: '${ONE}', B: '${TWO:-two}', C: '$$X', D: '${EMPTY-e}', F: '${EMPTY:-f}'}")},
        {"docker-compose.yml": web("image: 'web:${ONE}'")},
        {
            "docker-compose.yml": web("env_file: [a.env, b.env]\n    environment: {A: own}"),
            "a.env": "A=a\nB=a\n# comment\nC=a b\n\nexport D=1\n",
            "b.env": "B=b\nE=\n",
        },
        {"docker-compose.yml": web("env_file: a.env"), "a.env": "B='q'\nC=x # y\nD=\"a\\nb\"\n"},
        {
            "docker-compose.yml": web("extends: {file: common.yml, service: base}\n    environment: {B: own}"),
            "common.yml": "version: '3.7'\nservices:\n  base:\n    image: base\n    environment: {A: base, B: base}\n",
        },
        {"docker-compose.yml": "x-env: &env {A: x}\n" + web("environment: {<<: *env, B: y}")},
    ],
)
def test_variables_are_those_that_compose_gives(files: dict[str, str], tmp_path: Path) -> None:
    compare(files | {".env": "ONE=1\nEMPTY=\n"}, tmp_path, ["docker-compose.yml"])


def test_a_second_file_lies_on_the_first(tmp_path: Path) -> None:
    files = {
        "docker-compose.yml": web("environment: {A: x, B: x}\n    command: [serve]"),
        "docker-compose.staging.yml": web("environment: [B=y, C=y]\n    command: [other, more]"),
    }
    compare(files, tmp_path, ["docker-compose.yml", "docker-compose.staging.yml"])


def compare(files: dict[str, str], folder: Path, names: list[str]) -> None:
    for name, content in files.items():
        (folder / name).write_text(content)
    given = [part for name in names for part in ("-f", name)]
    assert COMPOSE is not None
    made = subprocess.run([COMPOSE, *given, "config"], cwd=folder, capture_output=True, text=True, check=True)
    expected = yaml.safe_load(made.stdout)["services"]["web"]
    sources = [{"path": "docker-compose.yml"}, {"path": "docker-compose.{environment}.yml"}]
    options = {"sources": sources, "environments": {"staging": {}}}
    service = next(service for service in fleet_of(files, options).services if service.name == "web")
    ours = {setting.name: setting.value for setting in service.settings}
    variables = {name: said(value) for name, value in ours.items() if re.fullmatch(r"[A-Z_]+", name)}
    assert variables == {name: said(value).replace("$$", "$") for name, value in expected.get("environment", {}).items()}
    assert ours["image"] == expected["image"]
    assert [value for name, value in ours.items() if name.startswith("command[")] == expected.get("command", [])


def said(value: Any) -> str:
    """A variable's text; a reference that nothing answers is empty."""
    plain = value.reveal() if isinstance(value, Secret) else value
    if plain is None or isinstance(plain, str):
        return plain or ""
    return json.dumps(plain) if isinstance(plain, bool) else shown(plain)
