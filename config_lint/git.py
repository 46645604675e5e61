"""The only file that runs git."""

import os
import subprocess
import tempfile
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from config_lint.values.on_use import on_use

_misleading = on_use(
    r"GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|NAMESPACE|\w*_DIR|\w*_DIRECTOR(Y|IES)|\w+_PATHSPECS|CONFIG(_[PCKV].*)?)"
)
longest_wait = 120
"""Seconds: a listing takes well under one; whatever needs this long has hung."""


class GitUnavailable(Exception):
    """Git cannot say: it is not installed, does not trust the folder's owner, or has failed. `reason` is one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Stored(NamedTuple):
    """A path of a tree or of the index: its mode (octal, as git writes it), the name of its object, and the path itself.

    `stage` is 0 but for the sides of a conflict: 1 what both had, 2 ours, 3 theirs.
    """

    mode: bytes
    name: bytes
    path: bytes
    stage: int = 0


class Staged(NamedTuple):
    """The paths that the next commit will change, and those that it will take away, renamed ones under both names."""

    changed: frozenset[str]
    removed: frozenset[str]


def root_of(folder: Path) -> Path | None:
    """The closest folder, `folder` itself included, that git calls the top of a work tree; None outside of one.

    Found by its `.git` (a file in linked work trees and submodules), so that it costs no process and needs no git.
    """
    absolute = folder.absolute()
    return next((place for place in (absolute, *absolute.parents) if (place / ".git").exists()), None)


def listed(root: Path, *, tracked: bool = False) -> tuple[bytes, ...]:
    """The paths below `root`, relative to it, that git tracks or would track: without what is ignored, with what was deleted.

    With `tracked`, only those that it tracks. A path that ends with `/` is another repository inside this one. Raises
    `GitUnavailable`.
    """
    others = () if tracked else ("--others", "--exclude-standard")
    return _parts(_run(root, "ls-files", "-z", "--cached", *others))


def generated(root: Path) -> tuple[bytes, ...]:
    """The tracked paths below `root` that `.gitattributes` calls generated. Raises `GitUnavailable`.

    Source: https://docs.github.com/repositories/working-with-files/managing-files/customizing-how-changed-files-appear-on-github
    """
    marked = (":(attr:linguist-generated)", ":(attr:linguist-generated=true)")
    return _parts(_run(root, "ls-files", "-z", "--cached", "--", *marked))


def generated_in(folder: Path, paths: Sequence[bytes], commit: str = "") -> frozenset[bytes]:
    """Those of the paths that the `.gitattributes` of a commit call generated; without a commit, those of the index.

    Git reads attributes from an index only, so that a commit's are laid out in one of their own, which is thrown away.
    Raises `GitUnavailable`.
    """
    with tempfile.TemporaryDirectory() as place:
        settings = {"GIT_INDEX_FILE": f"{place}/index"} if commit else {}
        if commit:
            _run(folder, "read-tree", commit, settings=settings)
        asked = b"".join(path + b"\0" for path in paths)
        output = _run(folder, "check-attr", "--cached", "-z", "--stdin", "linguist-generated", content=asked, settings=settings)
    fields = output.split(b"\0")
    return frozenset(path for path, value in zip(fields[::3], fields[2::3], strict=False) if value in (b"set", b"true"))


def commit_of(folder: Path, ref: str) -> str:
    """The full name of the commit that a branch, a tag or any other revision means; empty where there is none.

    Raises `GitUnavailable`, also for a name that means several.
    """
    if ref.startswith("-") or "\0" in ref:
        return ""
    try:
        name, said = _told(folder, "-c", "core.warnAmbiguousRefs=true", "rev-parse", "--verify", f"{ref}^{{commit}}")
    except GitUnavailable as unavailable:
        if any(words in unavailable.reason for words in _means_nothing):
            return ""
        raise
    if b"ambiguous" in said:
        several = f"it has several things of the name {ref}: write refs/heads/{ref} or refs/tags/{ref}"
        raise GitUnavailable(several)
    return name.decode().strip()


def refs(folder: Path) -> tuple[str, ...]:
    """The short names of all branches and tags, remote ones included. Raises `GitUnavailable`."""
    output = _run(folder, "for-each-ref", "--format=%(refname:short)")
    return tuple(output.decode(errors="replace").splitlines())


def is_a(folder: Path, kind: Literal["shallow", "bare"]) -> bool:
    """Whether the repository lacks older commits, or has no work tree. Raises `GitUnavailable`."""
    return _run(folder, "rev-parse", f"--is-{kind}-repository").strip() == b"true"


def in_commit(folder: Path, commit: str) -> tuple[Stored, ...]:
    """Everything in the tree of a commit, from its top. Raises `GitUnavailable`."""
    output = _run(folder, "ls-tree", "-r", "-z", "--full-tree", commit)
    heads = ((*head.split(b" "), path) for head, _, path in (line.partition(b"\t") for line in _parts(output)))
    return tuple(Stored(mode, name, path) for mode, _, name, path in heads)


def in_index(root: Path) -> tuple[Stored, ...]:
    """Everything in the index of the work tree whose top is `root`; not what `git add -N` only announced.

    Raises `GitUnavailable`.
    """
    lines = (line.partition(b"\t") for line in _parts(_run(root, "ls-files", "-s", "-z")))
    found = [Stored(mode, name, path, int(stage)) for head, _, path in lines for mode, name, stage in [head.split(b" ")]]
    announced = frozenset(_parts(_run(root, "diff-files", "-z", "--name-only", "--diff-filter=A")))
    return tuple(one for one in found if one.path not in announced)


def staged(root: Path) -> Staged:
    """How the index differs from the last commit, or from nothing where there is none yet. Raises `GitUnavailable`."""
    base = commit_of(root, "HEAD") or _run(root, "hash-object", "-t", "tree", "--stdin").decode().strip()
    output = _run(root, "diff-index", "--cached", "-z", "--name-status", "--no-renames", "--ita-invisible-in-index", base)
    fields = [field.decode(errors="backslashreplace") for field in output.split(b"\0")]
    pairs = list(zip(fields[::2], fields[1::2], strict=False))
    removed = frozenset(path for status, path in pairs if status == "D")
    return Staged(frozenset(path for _, path in pairs) - removed, removed)


class Objects:
    """The contents of a repository's objects, all from one process, which ends with this object.

    A copy of this process has one of its own: two that ask one and the same would take each other's answers.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._asked_by = 0

    def read(self, name: bytes, most: int) -> bytes:
        """The first `most` bytes of an object. Raises `GitUnavailable` for one that is not there."""
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(name + b"\n")
            process.stdin.flush()
            head = process.stdout.readline().split()
            size = int(head[2])
        except (OSError, IndexError, ValueError) as error:
            reason = "git does not have its content (a partial or damaged clone): git fetch --refetch"
            raise GitUnavailable(reason) from error
        content = process.stdout.read(min(size, most))
        left = size - len(content)
        while left > 0:
            left -= len(process.stdout.read(min(left, most)) or b"\0" * left)
        process.stdout.read(1)
        return content

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._asked_by != os.getpid():
            command, environment = _command("cat-file", "--batch"), _environment({})
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            try:
                process = subprocess.Popen(command, cwd=self._folder, env=environment, stdin=pipe, stdout=pipe, stderr=nowhere)
            except OSError as error:
                raise GitUnavailable(_unrunnable(error)) from error
            self._process, self._asked_by = process, os.getpid()
            weakref.finalize(self, _end, process)
        return self._process


def _end(process: subprocess.Popen[bytes]) -> None:
    """It stops by itself once nobody can ask it any more."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    process.wait(longest_wait)


_means_nothing = ("single revision", "unknown revision", "no such branch", "no upstream", "expected commit")


def _run(folder: Path, *arguments: str, content: bytes = b"", settings: Mapping[str, str] | None = None) -> bytes:
    return _told(folder, *arguments, content=content, settings=settings)[0]


def _told(folder: Path, *arguments: str, content: bytes = b"", settings: Mapping[str, str] | None = None) -> tuple[bytes, bytes]:
    """What git writes to standard output and to standard error."""
    command, environment = _command(*arguments), _environment(settings or {})
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, input=content, capture_output=True, check=True, timeout=longest_wait
        )
    except subprocess.TimeoutExpired as error:
        reason = f"git did not answer within {longest_wait} seconds"
        raise GitUnavailable(reason) from error
    except subprocess.CalledProcessError as error:
        raise GitUnavailable(_reason(error.stderr)) from error
    except OSError as error:
        raise GitUnavailable(_unrunnable(error)) from error
    return done.stdout, done.stderr


def _command(*arguments: str) -> list[str]:
    # A file system monitor is a program that the repository's own configuration names: never run it.
    return ["git", "-c", "core.fsmonitor=false", *arguments]


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    return {**undeceived(os.environ), "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", **settings}


def undeceived(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables without those that send git to other files, but for the index of a running commit in our own `.git`.

    Source: https://git-scm.com/docs/git#_environment_variables
    """
    own = "GIT_INDEX_FILE" if ".git" in Path(variables.get("GIT_INDEX_FILE", "")).parts else ""
    return {name: value for name, value in variables.items() if name == own or not _misleading.fullmatch(name)}


def _parts(output: bytes) -> tuple[bytes, ...]:
    return tuple(sorted(set(output.split(b"\0")) - {b""}))


def _unrunnable(error: OSError) -> str:
    return "git is not installed" if isinstance(error, FileNotFoundError) else f"git cannot be run: {error.strerror}"


def _reason(errors: bytes) -> str:
    if b"dubious ownership" in errors:
        return "git does not trust the owner of this folder (git config --global --add safe.directory <folder>)"
    first = next(iter(errors.decode(errors="replace").strip().splitlines()), "no reason given")
    return f"git failed: {first.removeprefix('fatal: ')}"
