"""A run pays for the dialects that it meets, and for no others."""

import subprocess
import sys
from pathlib import Path

import pytest

PARTS = {
    "docker_compose.project": ("compose.yaml", "services: {web: {image: web}}\n"),
    "helm.values": ("values.yaml", "a: 1\n"),
    "helmfile.state": ("helmfile.yaml", "releases: [{name: web, chart: ./web}]\n"),
    "kubernetes.argo_cd": ("web.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n"),
    "kustomize.build": ("kustomization.yaml", "resources: [web.yaml]\n"),
}
RUN = """
import sys
from config_lint.cli import main
try:
    main()
except SystemExit:
    pass
print(sorted(name.removeprefix("config_lint.dialects.") for name in sys.modules if name.startswith("config_lint.dialects.")))
"""


def imported(folder: Path, name: str, text: str) -> str:
    """What a check of one file in staging imports of the dialects."""
    (folder / "staging").mkdir()
    (folder / "staging" / name).write_text(text)
    (folder / "config-lint.toml").write_text('promotion = ["staging"]\n[[sources]]\npath = "{environment}/*"\n[services.web]\n')
    command = [sys.executable, "-c", RUN, "check", "--root", str(folder), "--output-format", "concise"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_plain_settings_need_none_of_the_large_ones(tmp_path: Path) -> None:
    found = imported(tmp_path, "web.env", "LOG_LEVEL=INFO\n")
    assert "'plain'" in found
    assert not [part for part in PARTS if f"'{part}'" in found]


@pytest.mark.parametrize("part", PARTS)
def test_what_a_dialect_needs_is_there_when_it_is_met(tmp_path: Path, part: str) -> None:
    assert f"'{part}'" in imported(tmp_path, *PARTS[part])
