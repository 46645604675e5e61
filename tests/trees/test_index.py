from pathlib import Path

import pytest

from config_lint.domain.usage import UsageError
from config_lint.git import Staged, staged
from config_lint.trees.index import index_tree
from tests.repositories import git, repository, write


def test_staged_content_is_read_and_nothing_else(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n", "gone.env": "B=1\n", "unstaged.env": "C=1\n"})
    write(root, {"a.env": "A=2\n", "gone.env": None, "new.env": "N=1\n"})
    git(root, "add", "-A")
    write(root, {"a.env": "A=3\n", "unstaged.env": "C=2\n", "untracked.env": "U=1\n"})
    tree = index_tree(root)
    assert {path: tree.read(path) for path in tree.files()} == {
        "a.env": b"A=2\n",
        "new.env": b"N=1\n",
        "unstaged.env": b"C=1\n",
    }
    assert staged(root) == Staged(frozenset({"a.env", "new.env"}), frozenset({"gone.env"}))


def test_what_is_only_announced_is_not_staged(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n"})
    write(root, {"later.env": "L=1\n"})
    git(root, "add", "-N", "later.env")
    assert index_tree(root).files() == ("a.env",)
    assert staged(root) == Staged(frozenset(), frozenset())


def test_a_renamed_file_is_staged_under_both_names(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\nB=2\nC=3\n"})
    git(root, "mv", "a.env", "b.env")
    assert staged(root) == Staged(frozenset({"b.env"}), frozenset({"a.env"}))


def test_before_the_first_commit_everything_added_is_staged(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root, {"a.env": "A=1\n"})
    git(root, "add", ".")
    assert index_tree(root).read("a.env") == b"A=1\n"
    assert staged(root) == Staged(frozenset({"a.env"}), frozenset())


def test_of_a_conflict_our_side_is_read(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n"})
    git(root, "checkout", "-qb", "other")
    write(root, {"a.env": "A=2\n"})
    git(root, "commit", "-qam", "theirs")
    git(root, "checkout", "-q", "main")
    write(root, {"a.env": "A=3\n"})
    git(root, "commit", "-qam", "ours")
    git(root, "merge", "-q", "other", check=False)
    tree = index_tree(root)
    assert (tree.files(), tree.read("a.env")) == (("a.env",), b"A=3\n")


def test_another_index_is_read_where_git_names_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "root", {"a.env": "A=1\n"})
    monkeypatch.setenv("GIT_INDEX_FILE", str(root / ".git" / "next-index-1.lock"))
    git(root, "read-tree", "main")
    write(root, {"a.env": "A=2\n"})
    git(root, "add", "a.env")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert index_tree(root).read("a.env") == b"A=1\n"
    monkeypatch.setenv("GIT_INDEX_FILE", str(root / ".git" / "next-index-1.lock"))
    assert index_tree(root).read("a.env") == b"A=2\n"


def test_generated_files_are_those_that_the_staged_attributes_say(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n", ".gitattributes": "*.env linguist-generated\n"})
    write(root, {".gitattributes": ""})
    assert index_tree(root).generated() == {"a.env"}


def test_there_is_no_index_outside_of_a_work_tree(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="this is no git work tree"):
        index_tree(tmp_path)


def test_a_damaged_index_is_said(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n"})
    (root / ".git" / "index").write_bytes(b"nonsense")
    with pytest.raises(UsageError, match="what is staged cannot be read: git failed"):
        index_tree(root)
