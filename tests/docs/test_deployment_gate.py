"""The files that the page about gates hands out are the ones that work."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from config_lint import __version__
from config_lint.options import Origin, parse
from tests.warm.python import python

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "deployment-gate.md").read_text(encoding="utf-8")
PIPELINES = DOCS / "pipelines"
ACTION = DOCS.parent / "action.yml"


def test_every_file_is_named_and_there() -> None:
    named = set(re.findall(r"\]\(pipelines/([^)]+)\)", PAGE))
    assert named == {file.name for file in PIPELINES.iterdir()}


def test_options_shown_are_understood() -> None:
    blocks = re.findall(r"^ *```toml\n(.*?)^ *```", PAGE, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 2
    for block in blocks:
        parse(re.sub(r"^   ", "", block, flags=re.MULTILINE), Origin())


@pytest.mark.parametrize("name", ["github.yml", "github-deploy.yml"])
def test_workflows_use_the_action_and_inputs_that_there_are(name: str) -> None:
    inputs = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    workflow = yaml.safe_load((PIPELINES / name).read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    ours = [step for step in steps if "config-lint" in step.get("uses", "")]
    assert ours
    for step in ours:
        path, _, version = step["uses"].partition("@")
        assert path == "OWNER/config-lint"  # an action at the top of a repository goes by the repository's name
        assert version == f"v{__version__}"
        assert set(step["with"]) <= set(inputs)


def test_in_every_deployment_the_check_comes_first() -> None:
    gitlab = yaml.safe_load((PIPELINES / "gitlab.yml").read_text(encoding="utf-8"))
    for stage in ("staging", "production"):
        assert gitlab[f"deploy-{stage}"]["script"] == [f"config-lint check {stage}", f"./deploy {stage}"]
    github = yaml.safe_load((PIPELINES / "github-deploy.yml").read_text(encoding="utf-8"))
    for stage, job in github["jobs"].items():
        assert [step.get("with", {}).get("environments", step.get("run")) for step in job["steps"][1:]] == [
            stage,
            f"./deploy {stage}",
        ]


@pytest.mark.parametrize("name", ["gitlab.yml", "gate.sh"])
def test_version_that_is_installed_is_this_one(name: str) -> None:
    text = (PIPELINES / name).read_text(encoding="utf-8")
    assert re.findall(r"config-lint==(\S+)", text) == [__version__]


def prepared(folder: Path, level: str) -> Path:
    """A repository with the recipe, and the program where the recipe would have installed it."""
    (folder / "staging").mkdir()
    (folder / "staging" / "web.env").write_text(f"LOG_LEVEL={level}\n")
    (folder / "config-lint.toml").write_text('promotion = ["staging"]\n[[sources]]\npath = "{environment}/{service}.env"\n')
    shutil.copy(PIPELINES / "gate.sh", folder)
    program = folder / ".config-lint-tools" / "bin" / "config-lint"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{DOCS.parent}" exec "{python()}" -m config_lint "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("level", "arguments", "code"),
    [
        ("INFO", ["staging"], 0),
        ("LUOD", ["staging"], 1),
        ("LUOD", ["staging", "--ignore", "logging/unknown-level"], 0),
        ("INFO", ["stagin"], 2),
        ("INFO", [], 2),
    ],
)
def test_recipe_for_a_shell_ends_as_the_check_does(tmp_path: Path, level: str, arguments: list[str], code: int) -> None:
    folder = prepared(tmp_path, level)
    shell = shutil.which("sh") or "/bin/sh"
    ended = subprocess.run([shell, "gate.sh", *arguments], cwd=folder, check=False, capture_output=True, text=True)
    assert ended.returncode == code, ended.stderr
    assert (folder / "reports" / "config-lint.json").exists() == (code < 2)
