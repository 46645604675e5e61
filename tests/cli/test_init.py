from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def unknown(repository: Path) -> Path:
    """The repository before anybody has said anything."""
    (repository / "config-lint.toml").unlink()
    return repository


def test_what_it_writes_works(command: Command, unknown: Path) -> None:
    ended = command("init")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert [line.split() for line in lines[:3]] == [["service", "staging", "production"], ["auth", "2", "2"], ["web", "1", "1"]]
    assert "5 files read through 2 sources, 0 of known formats not read" in lines
    assert (unknown / "config-lint.toml").read_text().startswith("# Which file is whose.")
    checked = command("check", "--output-format", "concise", "--select", "auth/unsafe-jwt-algorithm")
    assert (checked.code, checked.out.count("\n")) == (1, 1)


def test_a_file_that_is_there_is_kept(command: Command, repository: Path) -> None:
    before = (repository / "config-lint.toml").read_text()
    ended = command("init")
    told = "config-lint: error: there is a config-lint.toml already: --force replaces it, --dry-run only prints\n"
    assert (ended.code, ended.out, ended.err) == (2, "", told)
    assert command("init", "--dry-run").out.startswith("# Which file is whose.")
    assert (repository / "config-lint.toml").read_text() == before
    assert command("init", "--force").code == 0
    assert (repository / "config-lint.toml").read_text() != before


@pytest.mark.usefixtures("unknown")
def test_what_it_prints_is_what_it_writes(command: Command, repository: Path) -> None:
    printed = command("init", "--dry-run").out
    command("init")
    assert (repository / "config-lint.toml").read_text() == printed


def test_where_nothing_is_recognised_it_shows_what_would_work(command: Command, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("empty")
    ended = command("init", "--root", str(folder))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("config-lint: error: nothing here names an environment")
    assert 'path = "environments/{environment}/{service}.yaml"' in ended.err
    assert list(folder.iterdir()) == []
