"""`check --staged`: the index instead of the work tree, the whole fleet, and what touches staged files."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.repositories import commit, git, write

AUTH = "environments/staging/auth.env"
WEB = "environments/staging/web.env"


@pytest.fixture
def root(repository: Path) -> Path:
    """The small repository, with one commit, and with rules that look at more than one service."""
    options = (repository / "config-lint.toml").read_text()
    write(
        repository,
        {"config-lint.toml": options.replace("select = [", 'select = ["auth/jwt-algorithm-differs", "core/duplicate-key", ')},
    )
    git(repository, "init", "-q", "-b", "main")
    commit(repository, {})
    return repository


def found(command: Command, *arguments: str) -> list[str]:
    ended = command("check", "--staged", "--output-format", "json", *arguments)
    assert ended.code in (0, 1), ended.err
    findings = json.loads(ended.out)["findings"]
    return sorted(finding["location"]["path"] for finding in findings)


def test_nothing_staged_is_said(root: Path, command: Command) -> None:
    ended = command("check", "--staged", "--output-format", "concise")
    assert (ended.code, ended.out) == (0, "")
    assert "nothing is staged, so that no finding can touch it" in ended.err
    assert root.is_dir()


def test_only_what_touches_a_staged_file_is_reported(root: Path, command: Command) -> None:
    write(root, {WEB: "A=1\nA=2\n"})
    git(root, "add", WEB)
    assert found(command) == [WEB]
    git(root, "commit", "-qm", "web")
    write(root, {AUTH: "JWT_ALGORITHM=none\n# looked at\n"})
    git(root, "add", AUTH)
    assert found(command) == [AUTH]


def test_staged_content_decides(root: Path, command: Command) -> None:
    write(root, {WEB: "A=1\nA=2\n"})
    git(root, "add", WEB)
    write(root, {WEB: "A=1\n"})
    assert found(command) == [WEB]
    git(root, "add", WEB)
    write(root, {WEB: "A=1\nA=2\n"})
    assert found(command) == []


def test_untracked_files_are_not_read(root: Path, command: Command) -> None:
    write(root, {"environments/staging/new.env": "A=1\nA=2\n", WEB: "B=1\n"})
    git(root, "add", WEB)
    ended = command("check", "--staged", "-v", "--output-format", "concise")
    assert (ended.code, ended.out) == (0, "")
    assert "new.env" not in ended.err


def test_the_whole_fleet_is_seen(root: Path, command: Command) -> None:
    write(root, {WEB: "AUTH_SERVICE_URL=http://auth:8081\nJWT_ALGORITHM=HS512\n"})
    git(root, "add", WEB)
    ended = command("check", "--staged", "--output-format", "json")
    (finding,) = json.loads(ended.out)["findings"]
    places = {finding["location"]["path"], *(related["location"]["path"] for related in finding["related"])}
    assert (finding["rule"], places) == ("auth/jwt-algorithm-differs", {AUTH, WEB})


def test_what_taking_a_file_away_brings_about_is_reported(root: Path, command: Command) -> None:
    source = '\n[[sources]]\npath = "overrides/{environment}/{service}.env"\n'
    safe = "JWT_ALGORITHM=RS256\n"
    write(root, {"config-lint.toml": (root / "config-lint.toml").read_text() + source, AUTH: safe})
    write(root, {"environments/base/auth.env": "JWT_ALGORITHM=none\n", "overrides/production/auth.env": safe})
    commit(root, {})
    assert found(command) == []
    git(root, "rm", "-q", "overrides/production/auth.env")
    write(root, {"overrides/production/auth.env": safe})
    assert found(command) == ["environments/base/auth.env"]


def test_the_options_are_the_staged_ones(root: Path, command: Command) -> None:
    options = (root / "config-lint.toml").read_text()
    write(root, {"config-lint.toml": options.replace('"core/duplicate-key", ', ""), WEB: "A=1\nA=2\n"})
    git(root, "add", WEB)
    assert found(command) == [WEB]
    git(root, "add", "config-lint.toml")
    assert found(command) == []


def test_it_goes_together_with_against(root: Path, command: Command) -> None:
    write(root, {AUTH: "JWT_ALGORITHM=none\nA=1\nA=2\n", WEB: "B=1\nB=2\n"})
    git(root, "add", AUTH)
    assert found(command) == [AUTH, AUTH]
    assert found(command, "--against", "HEAD") == [AUTH]


def test_outside_of_git_nothing_can_be_staged(repository: Path, command: Command) -> None:
    ended = command("check", "--staged")
    assert (ended.code, ended.out) == (2, "")
    assert "nothing can be staged here: this is no git work tree" in ended.err
    assert repository.is_dir()
