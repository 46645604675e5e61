"""A run pays for the dialects that it meets, and for no others."""

import subprocess
import sys

import pytest

PARTS = {
    "docker_compose.project": ("compose.yaml", "services: {web: {image: web}}\n"),
    "helm.values": ("values.yaml", "a: 1\n"),
    "helmfile.state": ("helmfile.yaml", "releases: [{name: web, chart: ./web}]\n"),
    "kubernetes.argo_cd": ("web.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n"),
    "kustomize.build": ("kustomization.yaml", "resources: [web.yaml]\n"),
}
RUN = """
import os, sys
from config_lint.cli import main
from config_lint.cli.program import run
for folder in sys.argv[1:]:
    if not os.fork():
        sys.argv[1:] = ["check", "--root", folder, "--output-format", "concise"]
        main()
        print(*(name.removeprefix("config_lint.dialects.") for name in sys.modules if name.startswith("config_lint.dialects.")))
        sys.exit()
    os.wait()
    print("--", flush=True)
"""
"""A check of each folder in a process of its own, all of which begin with the same imports."""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What a check of one file in staging imports of the dialects, by the part that the file should need."""
    folders = []
    for part, (name, text) in {**PARTS, "": ("web.env", "LOG_LEVEL=INFO\n")}.items():
        folder = tmp_path_factory.mktemp(f"fleet-{part}")
        (folder / "staging").mkdir()
        (folder / "staging" / name).write_text(text)
        (folder / "config-lint.toml").write_text(
            'promotion = ["staging"]\n[[sources]]\npath = "{environment}/*"\n[services.web]\n'
        )
        folders.append(folder)
    told = subprocess.run([sys.executable, "-c", RUN, *folders], capture_output=True, text=True, check=True).stdout
    return {part: each.split() for part, each in zip([*PARTS, ""], told.split("--"), strict=False)}


def test_plain_settings_need_none_of_the_large_ones(imported: dict[str, list[str]]) -> None:
    assert "plain" in imported[""]
    assert not set(PARTS) & set(imported[""])


@pytest.mark.parametrize("part", PARTS)
def test_what_a_dialect_needs_is_there_when_it_is_met(imported: dict[str, list[str]], part: str) -> None:
    assert part in imported[part]
