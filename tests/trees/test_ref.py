import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from config_lint.domain.tree import TooLarge, Tree, Unreadable
from config_lint.domain.usage import UsageError
from config_lint.executor import Crew
from config_lint.text.limits import FILE_BYTES
from config_lint.trees.ref import ref_tree
from tests.repositories import commit, git, repository, write


def test_files_of_a_commit_are_listed_and_read_as_they_were(tmp_path: Path) -> None:
    root = repository(tmp_path, {"b/x.yaml": "x: 1\n", "a.env": "A=1\n"}, {"b/x.yaml": "x: 2\n", "a.env": None, "c.env": "C=1\n"})
    tree: Tree = ref_tree(root, "HEAD~1")
    assert tree.files() == ("a.env", "b/x.yaml")
    assert tree.read("b/x.yaml") == b"x: 1\n"
    assert tree.read("a.env") == b"A=1\n"
    assert tree.notes() == ()
    assert ref_tree(root, "main").read("b/x.yaml") == b"x: 2\n"


def test_neither_the_work_tree_nor_the_index_is_touched(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n", ".gitattributes": "a.env linguist-generated\n"}, {"a.env": "A=2\n"})
    write(root, {"a.env": "A=3\n"})
    git(root, "add", ".")
    write(root, {"a.env": "A=4\n", "untracked.env": ""})
    status = git(root, "status", "--porcelain")  # which refreshes the index
    index = (root / ".git" / "index").read_bytes()
    tree = ref_tree(root, "main~1")
    assert tree.read("a.env") == b"A=1\n"
    assert tree.generated() == {"a.env"}
    assert (root / ".git" / "index").read_bytes() == index
    assert git(root, "status", "--porcelain") == status
    assert (root / "a.env").read_text() == "A=4\n"


def test_the_tree_is_the_whole_one_also_from_an_inner_folder(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n", "inner/b.env": "B=1\n"})
    assert ref_tree(root / "inner", "main").files() == ("a.env", "inner/b.env")


@pytest.mark.parametrize("name", ["main", "release/1", "v1", "HEAD", "main@{0}", "short", "remote"])
def test_a_ref_can_be_a_branch_a_tag_or_any_revision(tmp_path: Path, name: str) -> None:
    root = repository(tmp_path / "one", {"a.env": "A=1\n"})
    git(root, "branch", "release/1")
    git(root, "tag", "-am", "first", "v1")
    if name == "remote":
        git(tmp_path, "clone", "-q", str(root), "two")
        root, name = tmp_path / "two", "origin/main"
    if name == "short":
        name = git(root, "rev-parse", "--short", "HEAD").strip()
    assert ref_tree(root, name).files() == ("a.env",)


def test_a_bare_clone_has_trees(tmp_path: Path) -> None:
    root = repository(tmp_path / "one", {"a.env": "A=1\n", ".gitattributes": "*.env linguist-generated=true\n"})
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare.git")
    tree = ref_tree(tmp_path / "bare.git", "main")
    assert tree.read("a.env") == b"A=1\n"
    assert tree.generated() == {"a.env"}


def test_generated_files_are_those_that_the_commits_own_attributes_say(tmp_path: Path) -> None:
    root = repository(
        tmp_path,
        {
            "out/a.yaml": "",
            "b.yaml": "",
            "out/mine.yaml": "",
            ".gitattributes": "out/* linguist-generated\nout/mine.yaml -linguist-generated\n",
        },
        {".gitattributes": "*.yaml text\n"},
    )
    assert ref_tree(root, "main~1").generated() == {"out/a.yaml"}
    assert ref_tree(root, "main").generated() == frozenset()


def test_links_are_followed_inside_the_tree_only(tmp_path: Path) -> None:
    root = repository(tmp_path)
    write(root, {"base/a.yaml": "a: 1\n", "base/deep/b.yaml": "b: 1\n", "base-eu/c.yaml": "c: 1\n"})
    for link, target in (
        ("file.yaml", "base/a.yaml"),
        ("folder", "base"),
        ("twice.yaml", "folder/../file.yaml"),
        ("absolute.yaml", str(root / "base" / "a.yaml")),
        ("base/up", ".."),
        ("loop.yaml", "loop.yaml"),
        ("gone.yaml", "nothing.yaml"),
        ("out.yaml", "../secret.yaml"),
        ("null.yaml", "/dev/null"),
    ):
        (root / link).symlink_to(target)
    commit(root, {})
    tree = ref_tree(root, "main")
    assert {
        path: tree.read(path) for path in ("file.yaml", "folder/a.yaml", "folder/deep/b.yaml", "twice.yaml", "absolute.yaml")
    } == {
        "file.yaml": b"a: 1\n",
        "folder/a.yaml": b"a: 1\n",
        "folder/deep/b.yaml": b"b: 1\n",
        "twice.yaml": b"a: 1\n",
        "absolute.yaml": b"a: 1\n",
    }
    assert tree.notes() == (("base/up", "a link to a folder that it stands in"),)
    for link, reason in (
        ("loop.yaml", "a link that leads nowhere (Too many levels of symbolic links)"),
        ("gone.yaml", "a link that leads nowhere (No such file or directory)"),
        ("out.yaml", "a link out of the root"),
        ("null.yaml", "a link out of the root"),
    ):
        assert link in tree.files()
        with pytest.raises(Unreadable) as refused:
            tree.read(link)
        assert (refused.value.reason, "`exclude`" in refused.value.remedy) == (reason, True)


def test_submodules_are_passed_over(tmp_path: Path) -> None:
    inner = repository(tmp_path / "inner", {"a.env": "A=1\n"})
    root = repository(tmp_path / "root", {"b.env": "B=1\n"})
    git(root, "submodule", "--quiet", "add", str(inner), "module")
    commit(root, {})
    tree = ref_tree(root, "main")
    assert tree.files() == (".gitmodules", "b.env")
    assert tree.notes() == (("module", "another repository inside this one"),)


def test_a_name_that_is_not_utf_8_is_passed_over(tmp_path: Path) -> None:
    root = repository(tmp_path)
    Path(os.fsdecode(os.fsencode(root) + b"/\xff.yaml")).write_text("a: 1")
    write(root, {'ä "b".yaml': "a: 1\n"})
    commit(root, {})
    tree = ref_tree(root, "main")
    assert tree.read('ä "b".yaml') == b"a: 1\n"
    assert tree.files() == ('ä "b".yaml',)
    assert tree.notes() == (("\\xff.yaml", "a name that is not UTF-8"),)


def test_a_file_above_the_limit_is_refused_and_the_next_one_is_read(tmp_path: Path) -> None:
    root = repository(tmp_path)
    for name, size in (("large", FILE_BYTES + 100), ("largest", FILE_BYTES)):
        with (root / f"{name}.yaml").open("wb") as file:
            file.truncate(size)
    commit(root, {"z.yaml": "z: 1\n"})
    tree = ref_tree(root, "main")
    with pytest.raises(TooLarge, match="a file larger than"):
        tree.read("large.yaml")
    assert len(tree.read("largest.yaml")) == FILE_BYTES
    assert tree.read("z.yaml") == b"z: 1\n"


@pytest.mark.parametrize("path", ["../secret.yaml", "/etc/passwd", "a/../../secret.yaml", "nothing.yaml", "folder", ""])
def test_nothing_but_listed_files_can_be_read(tmp_path: Path, path: str) -> None:
    root = repository(tmp_path, {"folder/a.yaml": ""})
    with pytest.raises(Unreadable, match="there is no such file"):
        ref_tree(root, "main").read(path)


def test_content_that_a_partial_clone_lacks_is_said(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n"})
    tree = ref_tree(root, "main")
    name = git(root, "rev-parse", "main:a.env").strip()
    (root / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(Unreadable, match="git does not have its content"):
        tree.read("a.env")


def refusal(folder: Path, ref: str) -> str:
    with pytest.raises(UsageError) as refused:
        ref_tree(folder, ref)
    return str(refused.value)


def test_a_missing_ref_is_said_with_what_was_meant_or_what_to_do(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n"})
    git(root, "branch", "release/2026")
    assert refusal(root, "release/2025") == 'there is no "release/2025" in this clone: did you mean "release/2026"?'
    assert "fetch it (git fetch origin)" in refusal(root, "zzz")


@pytest.mark.parametrize("ref", ["--help", "-h", "main:a.env", "main..main", "main^{tree}", "main\0", "", "main@{upstream}"])
def test_what_is_no_commit_is_no_ref(tmp_path: Path, ref: str) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n"})
    assert "in this clone" in refusal(root, ref)


def test_a_shallow_clone_says_how_to_get_the_rest(tmp_path: Path) -> None:
    root = repository(tmp_path / "one", {"a.env": "A=1\n"}, {"a.env": "A=2\n"})
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "shallow")
    assert ref_tree(tmp_path / "shallow", "main").read("a.env") == b"A=2\n"
    assert "fetch-depth: 0" in refusal(tmp_path / "shallow", "main~1")


def test_a_repository_without_commits_is_said(tmp_path: Path) -> None:
    assert refusal(repository(tmp_path), "main") == 'there is no "main" to compare with: the repository has no commit yet'


def test_a_folder_without_git_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "this is no git repository; compare with a file" in refusal(tmp_path, "main")


def test_a_branch_and_a_tag_of_one_name_are_told_apart(tmp_path: Path) -> None:
    root = repository(tmp_path, {"a.env": "A=1\n"}, {"a.env": "A=2\n"})
    git(root, "branch", "both")
    git(root, "tag", "both", "main~1")
    assert "write refs/heads/both or refs/tags/both" in refusal(root, "both")
    assert ref_tree(root, "refs/tags/both").read("a.env") == b"A=1\n"


def test_a_missing_git_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "root", {"a.env": "A=1\n"})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(root, "main") == "the tree of main cannot be read: git is not installed"


def test_no_process_of_git_outlives_its_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def noted(*arguments: Any, **named: Any) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **named))
        return started[-1]

    tree = ref_tree(repository(tmp_path, {"a.env": "A=1\n", "b.env": "B=1\n"}), "main")
    monkeypatch.setattr(subprocess, "Popen", noted)
    assert (tree.read("a.env"), tree.read("b.env")) == (b"A=1\n", b"B=1\n")
    monkeypatch.undo()
    assert [process.poll() for process in started] == [None]
    del tree
    assert [process.returncode for process in started] == [0]


def test_copies_of_this_process_read_at_the_same_time(tmp_path: Path) -> None:
    texts: dict[str, str | None] = {f"{number}.yaml": f"number: {number}\n" * 2000 for number in range(200)}
    tree = ref_tree(repository(tmp_path, texts), "HEAD")
    assert tree.read("0.yaml").startswith(b"number: 0")
    found = Crew(4).each(lambda share: {path: tree.read(path) for path in [*texts][share::8]}, 8)
    assert {path: content.decode() for part in found for path, content in part.items()} == texts
