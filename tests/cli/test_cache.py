from pathlib import Path

import pytest

from tests.cli.conftest import Command


def test_what_was_read_is_kept_and_says_the_same_again(command: Command, tmp_path: Path) -> None:
    first = command("check", "--cache-dir", str(tmp_path / "kept"))
    assert len(list((tmp_path / "kept").glob("*.pack"))) == 3
    assert command("check", "--cache-dir", str(tmp_path / "kept")) == first == command("check", "--no-cache")


def test_nothing_is_kept_where_nothing_shall_be(command: Command, tmp_path: Path) -> None:
    command("check", "--no-cache", "--cache-dir", str(tmp_path / "kept"))
    assert not (tmp_path / "kept").exists()


def test_a_variable_can_name_the_folder(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIG_LINT_CACHE_DIR", str(tmp_path / "kept"))
    command("check")
    assert (tmp_path / "kept" / "CACHEDIR.TAG").is_file()
    ended = command("cache", "clean")
    assert ended.code == 0
    assert "1 repository forgotten" in ended.err
    assert not (tmp_path / "kept").exists()


def test_cleaning_what_is_not_there_is_no_error(command: Command, tmp_path: Path) -> None:
    ended = command("cache", "clean", "--cache-dir", str(tmp_path / "kept"))
    assert ended.code == 0
    assert "0 repositories forgotten" in ended.err


def test_a_folder_that_nothing_can_be_written_to_changes_nothing(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert command("check", "--cache-dir", str(tmp_path / "file" / "below")) == command("check", "--no-cache")


def test_cache_alone_says_what_it_can_do(command: Command) -> None:
    ended = command("cache")
    assert ended.code == 2
    assert "clean" in ended.err
