"""The hooks, run by pre-commit itself in a repository of two services.

pre-commit runs what the manifest says with the program of this environment; in the last test `try-repo` installs the project
first, as it does for users.
"""

import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.installed import link
from tests.program import environment
from tests.repositories import commit, git, write
from tests.warm.python import python

PROJECT = Path(__file__).parent.parent
HOOKS: list[dict[str, Any]] = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))

WEB, API, BASE = "staging/web.env", "staging/api.env", "production/api.env"
FLEET: dict[str, str | None] = {
    "config-lint.toml": 'promotion = ["staging", "production"]\n\n[[sources]]\npath = "{environment}/{service}.env"\n',
    WEB: "LOG_LEVEL=info\nJWT_ALGORITHM=RS256\n",
    API: "LOG_LEVEL=NOISY\nJWT_ALGORITHM=RS256\n",
    "production/web.env": "LOG_LEVEL=info\nJWT_ALGORITHM=RS256\n",
    "production/api.env": "LOG_LEVEL=info\nJWT_ALGORITHM=RS256\n",
}
"""A fault of long standing is in the api's file of staging."""


class Ended(NamedTuple):
    """How pre-commit ended, and what it said."""

    code: int
    said: str


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The repository, with one commit, and the hooks of the manifest run by the program of this environment."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.name", "a")
    git(folder, "config", "user.email", "a@example.com")
    program = f'"{python()}" -m config_lint'
    ours = [
        {**hook, "language": "system", "entry": hook["entry"].replace("config-lint", program, 1), "verbose": True}
        for hook in HOOKS
    ]
    config = {"repos": [{"repo": "local", "hooks": ours}]}
    commit(folder, {**FLEET, ".pre-commit-config.yaml": yaml.safe_dump(config)})
    return folder


def pre_commit(root: Path, *arguments: str, home: Path | None = None, path: Path = PROJECT) -> Ended:
    """`path` is where programs find their packages."""
    variables = {**environment(), "PRE_COMMIT_HOME": str(home or root.parent / "home"), "GIT_CONFIG_GLOBAL": os.devnull}
    variables["PYTHONPATH"] = str(path)
    variables = {name: value for name, value in variables.items() if not name.startswith("GIT_") or name == "GIT_CONFIG_GLOBAL"}
    command = [python(), "-m", "pre_commit", *arguments]
    done = subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True, check=False)
    return Ended(done.returncode, done.stdout + done.stderr)


def run(root: Path, hook: str) -> Ended:
    return pre_commit(root, "run", hook)


def test_the_first_hook_sees_everything(root: Path) -> None:
    write(root, {WEB: "LOG_LEVEL=warning\nJWT_ALGORITHM=RS256\n"})
    git(root, "add", WEB)
    ended = run(root, "config-lint")
    assert (ended.code, f"{API}:1:11" in ended.said) == (1, True), ended.said


def test_the_second_hook_reports_only_what_touches_staged_files(root: Path) -> None:
    write(root, {WEB: "LOG_LEVEL=warning\nJWT_ALGORITHM=RS256\n"})
    git(root, "add", WEB)
    ended = run(root, "config-lint-staged")
    assert (ended.code, "Passed" in ended.said) == (0, True), ended.said
    write(root, {API: "LOG_LEVEL=NOISIER\nJWT_ALGORITHM=RS256\n"})
    git(root, "add", API)
    ended = run(root, "config-lint-staged")
    assert (ended.code, f"{API}:1:11" in ended.said) == (1, True), ended.said


def test_the_second_hook_sees_the_whole_fleet(root: Path) -> None:
    write(root, {WEB: "LOG_LEVEL=info\nJWT_ALGORITHM=HS256\n"})
    git(root, "add", WEB)
    ended = run(root, "config-lint-staged")
    assert ended.code == 1, ended.said
    assert "auth/jwt-algorithm-differs" in ended.said
    assert API in ended.said


@pytest.mark.parametrize("hook", ["config-lint", "config-lint-staged"])
def test_staged_content_decides(root: Path, hook: str) -> None:
    write(root, {API: "LOG_LEVEL=info\nJWT_ALGORITHM=RS256\n"})
    git(root, "add", API)
    write(root, {API: "LOG_LEVEL=NOISY\nJWT_ALGORITHM=RS256\n"})
    assert run(root, hook).code == 0
    assert (root / API).read_text() == "LOG_LEVEL=NOISY\nJWT_ALGORITHM=RS256\n"
    git(root, "add", API)
    git(root, "commit", "-qnm", "noise", "--allow-empty")
    write(root, {API: "LOG_LEVEL=NOISIER\nJWT_ALGORITHM=RS256\n"})
    git(root, "add", API)
    write(root, {API: "LOG_LEVEL=info\nJWT_ALGORITHM=RS256\n"})
    assert run(root, hook).code == 1


@pytest.mark.parametrize("hook", ["config-lint", "config-lint-staged"])
def test_untracked_files_are_not_read(root: Path, hook: str) -> None:
    write(root, {"staging/local.env": "LOG_LEVEL=LOUD\nLOG_LEVEL=LOUDER\n", API: "LOG_LEVEL=info\nJWT_ALGORITHM=RS256\n"})
    git(root, "add", API)
    ended = run(root, hook)
    assert (ended.code, "local" in ended.said) == (0, False), ended.said


def test_a_commit_of_other_files_wakes_up_no_hook(root: Path) -> None:
    write(root, {"README.md": "Nothing to see.\n"})
    git(root, "add", "README.md")
    ended = run(root, "config-lint-staged")
    assert (ended.code, "Skipped" in ended.said) == (0, True), ended.said


def test_a_commit_is_stopped_by_the_installed_hook(root: Path) -> None:
    assert pre_commit(root, "install").code == 0
    script = root / ".git/hooks/pre-commit"
    assert script.is_file()
    write(root, {API: "LOG_LEVEL=NOISIER\nJWT_ALGORITHM=RS256\n"})
    variables = {**environment(), "PRE_COMMIT_HOME": str(root.parent / "home"), "SKIP": "config-lint"}
    command = ["git", "commit", "-am", "louder"]  # whose index has a name of its own while it lasts
    done = subprocess.run(command, cwd=root, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{API}:1:11" in done.stdout + done.stderr
    assert len(git(root, "log", "--oneline").splitlines()) == 1


@pytest.mark.slow
def test_both_hooks_run_as_users_install_them(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, {WEB: "LOG_LEVEL=warning\nJWT_ALGORITHM=RS256\n"})
    git(root, "add", WEB)
    # It installs anew each time that it is called: the project itself, beside what that needs, and what builds it.
    packages = tmp_path / "packages"
    packages.mkdir()
    pyproject = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    link([*pyproject["project"]["dependencies"], *pyproject["build-system"]["requires"]], packages)
    for name, value in {"PIP_NO_INDEX": "1", "PIP_NO_COMPILE": "1", "PIP_NO_BUILD_ISOLATION": "0"}.items():
        monkeypatch.setenv(name, value)
    ended = pre_commit(root, "try-repo", str(PROJECT), "--verbose", home=tmp_path / "shared-home", path=packages)
    assert "An unexpected error" not in ended.said, ended.said
    first, found, second = ended.said.partition("- hook id: config-lint-staged")
    assert found, ended.said
    assert (ended.code, f"{API}:1:11" in first, f"{API}:1:11" in second) == (1, True, False), ended.said
    results = re.findall(r"\.(Passed|Failed)$", ended.said, re.MULTILINE)
    assert results == ["Failed", "Passed"], ended.said
