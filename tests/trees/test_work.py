import os
import socket
import subprocess
from pathlib import Path

import pytest

from config_lint.domain.tree import TooLarge, Tree, Unreadable
from config_lint.domain.usage import UsageError
from config_lint.text.limits import FILE_BYTES
from config_lint.trees import listing
from config_lint.trees.work import WorkTree


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)


def git(folder: Path, *arguments: str, check: bool = True) -> None:
    command = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments]
    subprocess.run(command, check=check, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


@pytest.fixture(params=["git", "no git"])
def either(request: pytest.FixtureRequest, root: Path) -> Path:
    if request.param == "git":
        git(root, "init", "-q")
    return root


def test_files_are_listed_by_path_and_read(either: Path) -> None:
    write(either, "b/x.yaml", "a.env", ".env.staging")
    tree: Tree = WorkTree(either)
    assert tree.files() == (".env.staging", "a.env", "b/x.yaml")
    assert tree.read("b/x.yaml") == b"b/x.yaml"
    assert tree.notes() == ()


def test_a_deleted_file_is_not_listed(root: Path) -> None:
    git(root, "init", "-q")
    write(root, "a.yaml", "b.yaml")
    git(root, "add", ".")
    (root / "a.yaml").unlink()
    assert WorkTree(root).files() == ("b.yaml",)


def test_a_conflicted_file_is_listed_once(root: Path) -> None:
    write(root, "a.yaml")
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "1"], ["checkout", "-qb", "other"]):
        git(root, *arguments)
    for branch, text in (("other", "a: 2"), ("main", "a: 3")):
        git(root, "checkout", "-q", branch)
        (root / "a.yaml").write_text(text)
        git(root, "commit", "-qam", text)
    git(root, "merge", "-q", "other", check=False)
    assert WorkTree(root).files() == ("a.yaml",)


def test_folders_of_tools_are_not_entered_outside_of_git(root: Path) -> None:
    write(root, "node_modules/x/a.yaml", "b/.venv/lib/a.yaml", "b/__pycache__/a.yaml", "b/a.yaml")
    assert WorkTree(root).files() == ("b/a.yaml",)


def test_without_git_all_files_are_read_and_it_is_said(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(root, "init", "-q")
    write(root, "a.yaml")
    monkeypatch.setenv("PATH", str(tmp_path))
    tree = WorkTree(root)
    assert tree.files() == ("a.yaml",)
    assert tree.notes() == ((".", "git is not installed: all files are read, ignored ones too"),)


def test_a_link_inside_the_root_is_followed(either: Path) -> None:
    write(either, "base/a.yaml")
    (either / "staging").mkdir()
    (either / "staging" / "a.yaml").symlink_to("../base/a.yaml")
    tree = WorkTree(either)
    assert tree.files() == ("base/a.yaml", "staging/a.yaml")
    assert tree.read("staging/a.yaml") == b"base/a.yaml"


def test_a_link_to_a_folder_brings_its_files(either: Path) -> None:
    write(either, "production/a.yaml", "production/deep/b.yaml", "production-eu/c.yaml")
    (either / "prod").symlink_to("production")
    tree = WorkTree(either)
    assert [path for path in tree.files() if path.startswith("prod/")] == ["prod/a.yaml", "prod/deep/b.yaml"]
    assert tree.read("prod/deep/b.yaml") == b"production/deep/b.yaml"


def test_links_to_no_file_of_the_root_are_unreadable_and_never_followed(either: Path) -> None:
    write(either, "a.yaml", "../secret.yaml")
    for link, target in (
        ("loop.yaml", "loop.yaml"),
        ("gone.yaml", "nothing.yaml"),
        ("out.yaml", "../secret.yaml"),
        ("absolute.yaml", str(either.parent / "secret.yaml")),
        ("null.yaml", "/dev/null"),
    ):
        (either / link).symlink_to(target)
    tree = WorkTree(either)
    assert tree.files() == ("a.yaml", "absolute.yaml", "gone.yaml", "loop.yaml", "null.yaml", "out.yaml")
    assert tree.notes() == ()
    for link, reason in (
        ("loop.yaml", "a link that leads nowhere (Too many levels of symbolic links)"),
        ("gone.yaml", "a link that leads nowhere (No such file or directory)"),
        ("out.yaml", "a link out of the root"),
        ("absolute.yaml", "a link out of the root"),
        ("null.yaml", "a link out of the root"),
    ):
        with pytest.raises(Unreadable) as refused:
            tree.read(link)
        assert (refused.value.reason, "`exclude`" in refused.value.remedy) == (reason, True)


def test_links_to_folders_out_of_the_root_or_around_them_are_passed_over(either: Path) -> None:
    write(either, "a.yaml", "inner/b.yaml", "../other/c.yaml")
    for link, target in (("outer", ".."), ("inner/up", ".."), ("other", "../other")):
        (either / link).symlink_to(target)
    tree = WorkTree(either)
    assert tree.files() == ("a.yaml", "inner/b.yaml")
    assert dict(tree.notes()) == {
        "outer": "a link out of the root",
        "other": "a link out of the root",
        "inner/up": "a link to a folder that it stands in",
    }


def test_pipes_and_sockets_are_passed_over(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)  # the path of a socket must be short
    write(root, "a.yaml")
    os.mkfifo(root / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.yaml")
        tree = WorkTree(root)
        assert tree.files() == ("a.yaml",)
        assert tree.notes() == (("pipe.yaml", "a pipe, and no file"), ("socket.yaml", "a socket, and no file"))


def test_a_file_that_has_become_a_pipe_does_not_hang(root: Path) -> None:
    write(root, "a.yaml")
    tree = WorkTree(root)
    tree.files()
    (root / "a.yaml").unlink()
    os.mkfifo(root / "a.yaml")
    with pytest.raises(Unreadable, match="no regular file"):
        tree.read("a.yaml")


def test_an_empty_folder_named_like_a_file_is_passed_over(root: Path) -> None:
    (root / "x.yaml").mkdir()
    tree = WorkTree(root)
    assert tree.files() == ()
    assert tree.notes() == (("x.yaml", "an empty folder, and no file"),)


def test_a_tracked_file_that_has_become_a_folder_gives_its_files(root: Path) -> None:
    git(root, "init", "-q")
    write(root, "a.yaml")
    git(root, "add", ".")
    (root / "a.yaml").unlink()
    write(root, "a.yaml/b.yaml")
    assert WorkTree(root).files() == ("a.yaml/b.yaml",)


def test_another_repository_inside_is_passed_over(root: Path) -> None:
    (root / "inner").mkdir()
    for folder in (root, root / "inner"):
        git(folder, "init", "-q")
        write(folder, "a.yaml")
    tree = WorkTree(root)
    assert tree.files() == ("a.yaml",)
    assert tree.notes() == (("inner/", "another repository inside this one"),)


def test_a_name_that_is_not_utf_8_is_passed_over(either: Path) -> None:
    Path(os.fsdecode(os.fsencode(either) + b"/\xff.yaml")).write_text("a: 1")
    tree = WorkTree(either)
    assert tree.files() == ()
    assert tree.notes() == (("\\xff.yaml", "a name that is not UTF-8"),)


def test_a_file_above_the_limit_is_refused(root: Path) -> None:
    with (root / "large.yaml").open("wb") as file:
        file.truncate(FILE_BYTES + 1)
    with (root / "largest.yaml").open("wb") as file:
        file.truncate(FILE_BYTES)
    tree = WorkTree(root)
    assert len(tree.read("largest.yaml")) == FILE_BYTES
    with pytest.raises(TooLarge, match="a file larger than"):
        tree.read("large.yaml")


@pytest.mark.parametrize("path", ["../secret.yaml", "/etc/passwd", "a/../../secret.yaml", "nothing.yaml", "folder", ""])
def test_nothing_but_listed_files_can_be_read(either: Path, path: str) -> None:
    write(either, "../secret.yaml", "folder/a.yaml")
    with pytest.raises(Unreadable, match="there is no such file"):
        WorkTree(either).read(path)


def test_reading_an_ignored_file_says_that_others_do_not_have_it(root: Path) -> None:
    git(root, "init", "-q")
    write(root, ".env")
    (root / ".gitignore").write_text(".env\n")
    with pytest.raises(Unreadable, match="git ignores it"):
        WorkTree(root).read(".env")


def test_a_file_that_is_gone_by_now_is_unreadable(root: Path) -> None:
    write(root, "a.yaml")
    tree = WorkTree(root)
    tree.files()
    (root / "a.yaml").unlink()
    with pytest.raises(Unreadable, match="No such file"):
        tree.read("a.yaml")


def test_a_whole_disk_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "most_files", 2)
    write(root, "a", "b", "c")
    with pytest.raises(UsageError, match="more than 2 files: name the folder"):
        WorkTree(root).files()


def test_generated_files_are_known_where_git_is(root: Path) -> None:
    write(root, "out/a.yaml", "b.yaml")
    (root / ".gitattributes").write_text("out/** linguist-generated\n")
    assert WorkTree(root).generated() == frozenset()
    git(root, "init", "-q")
    git(root, "add", ".")
    assert WorkTree(root).generated() == {"out/a.yaml"}
    (root / ".gitattributes").write_text("")
    assert WorkTree(root).generated() == frozenset()


def test_only_tracked_files_are_listed_where_that_is_asked(root: Path) -> None:
    git(root, "init", "-q")
    write(root, "tracked.yaml", "untracked.yaml")
    git(root, "add", "tracked.yaml")
    assert WorkTree(root, tracked=True).files() == ("tracked.yaml",)
    assert WorkTree(root).files() == ("tracked.yaml", "untracked.yaml")


def test_without_git_nothing_is_tracked(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="is no git work tree, so that no file of it is tracked"):
        WorkTree(root, tracked=True).files()
    git(root, "init", "-q")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="what is tracked cannot be told: git is not installed"):
        WorkTree(root, tracked=True).files()
