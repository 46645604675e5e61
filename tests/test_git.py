import subprocess
from pathlib import Path

import pytest

from config_lint.git import GitUnavailable, generated, listed, root_of, undeceived


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-C", str(folder), *arguments]
    subprocess.run(command, check=True)


def repository(folder: Path, **files: str) -> Path:
    git(folder, "init", "-q")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder


def test_root_is_the_closest_folder_with_a_git_folder_or_file(tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    (inner / "deep").mkdir(parents=True)
    (tmp_path / "outer" / ".git").mkdir()
    assert root_of(inner / "deep") == tmp_path / "outer"
    (inner / ".git").write_text("gitdir: ../.git/worktrees/inner")
    assert root_of(inner / "deep") == inner


def test_there_is_no_root_outside_of_git(tmp_path: Path) -> None:
    assert root_of(tmp_path) is None


def test_tracked_and_untracked_files_are_listed_and_ignored_ones_are_not(tmp_path: Path) -> None:
    root = repository(tmp_path, tracked="a: 1", untracked="a: 1", ignored="a: 1")
    (root / ".gitignore").write_text("ignored.yaml\n")
    git(root, "add", "tracked.yaml")
    assert listed(root) == (b".gitignore", b"tracked.yaml", b"untracked.yaml")


def test_names_are_relative_to_the_folder_asked_about_and_unquoted(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "inner").mkdir()
    (root / "inner" / 'ä "b".yaml').write_text("")
    assert listed(root / "inner") == ('ä "b".yaml'.encode(),)


def test_the_repository_cannot_make_git_run_a_program(tmp_path: Path) -> None:
    root = repository(tmp_path, a="")
    program = tmp_path / "monitor"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/has-run\n")
    program.chmod(0o755)
    git(root, "config", "core.fsmonitor", str(program))
    listed(root)
    assert not (tmp_path / "has-run").exists()


def test_a_missing_git_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitUnavailable, match="git is not installed"):
        listed(tmp_path)


def test_a_folder_of_somebody_else_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(GitUnavailable, match="does not trust the owner"):
        listed(repository(tmp_path))


def test_a_damaged_repository_is_said(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("nonsense")
    with pytest.raises(GitUnavailable, match="git failed: invalid gitfile format"):
        listed(tmp_path)


def test_generated_files_are_those_that_the_attributes_say(tmp_path: Path) -> None:
    root = repository(tmp_path, a="", mine="", c="")
    (root / ".gitattributes").write_text("*a.yaml linguist-generated\nmine.yaml linguist-generated=true\n*.yaml text\n")
    git(root, "add", ".")
    assert generated(root) == (b"a.yaml", b"mine.yaml")
    (root / ".gitattributes").write_text("*.yaml linguist-generated\nmine.yaml -linguist-generated\n")
    assert generated(root) == (b"a.yaml", b"c.yaml")


def test_variables_that_lead_elsewhere_are_not_passed_on() -> None:
    elsewhere = {"GIT_DIR": "/x", "GIT_WORK_TREE": "/x", "GIT_INDEX_FILE": "/x/index", "GIT_ICASE_PATHSPECS": "1"}
    assert undeceived({"PATH": "/bin", "GIT_SSH": "ssh", **elsewhere}) == {"PATH": "/bin", "GIT_SSH": "ssh"}


def test_index_of_a_running_commit_is_passed_on() -> None:
    for path in (".git/next-index-7.lock", "/home/me/shop/.git/worktrees/b/index.lock"):
        assert undeceived({"GIT_INDEX_FILE": path}) == {"GIT_INDEX_FILE": path}


def test_settings_in_variables_are_not_passed_on() -> None:
    given = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.worktree",
        "GIT_CONFIG_VALUE_0": "/x",
        "GIT_CONFIG_PARAMETERS": "a",
    }
    assert undeceived(given | {"GIT_CONFIG_GLOBAL": "/x"}) == {"GIT_CONFIG_GLOBAL": "/x"}
