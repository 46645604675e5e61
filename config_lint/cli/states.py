"""`--against` and `--staged`: which state is checked, and which it is compared with."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from config_lint.cli.streams import say
from config_lint.domain.past import Past
from config_lint.domain.tree import Tree, Unreadable
from config_lint.domain.usage import UsageError
from config_lint.engine import Request
from config_lint.engine.snapshot import read
from config_lint.engine.suppressions import declared
from config_lint.engine.touching import Touched
from config_lint.git import GitUnavailable, commit_of, is_a, root_of
from config_lint.git import staged as staged_in
from config_lint.options import Options, parse
from config_lint.pipeline.checking import past
from config_lint.pipeline.means import PLAIN, Means
from config_lint.trees.index import index_tree
from config_lint.trees.ref import ref_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from config_lint.domain.check import Check
    from config_lint.domain.rule import Rule

NOTHING = Past(salt="00", lasting=False)
"""The state of a tree in which there is no service: everything is new."""


class Run(NamedTuple):
    """What a check is made with."""

    options: Options
    rules: "Sequence[tuple[Rule, Check[Any, Any]]]"
    known: dict[str, str]
    request: Request
    means: Means = PLAIN
    quiet: bool = False

    def compared(self, state: str | None, *, staged: bool) -> Request:
        """The request with what is compared with, and with what is staged. Raises `UsageError`."""
        request = self.request
        if staged:
            request = msgspec.structs.replace(request, touched=self._touched())
        return request if state is None else msgspec.structs.replace(request, past=self._state(state))

    def _state(self, state: str) -> Past:
        """That of a snapshot file, or of a git ref."""
        file, root = Path(state), self.options.origin.root
        if _is_file(file, state, root):
            return read(_text(file), file.as_posix())
        if root_of(root) is None and _is_bare(root):
            message = (
                f"{root} is a bare clone, which holds no files to check: run this in a work tree (git worktree add PATH REF)"
            )
            raise UsageError(message)
        return self._past(ref_tree(root, state), state)

    def _touched(self) -> Touched:
        root = self.options.origin.root
        try:
            found = staged_in(root)
            follows = found.removed and commit_of(root, "HEAD")
        except GitUnavailable as unavailable:
            message = f"what is staged cannot be told: {unavailable.reason}"
            raise UsageError(message) from unavailable
        if not found.changed and not found.removed:
            self._remark(
                "config-lint: nothing is staged, so that no finding can touch it; without --staged, everything is reported"
            )
        before = self._past(ref_tree(root, "HEAD"), "HEAD") if follows else None
        return Touched(found.changed, found.removed, before)

    def _remark(self, text: str) -> None:
        if not self.quiet:
            say(text)

    def _past(self, tree: Tree, name: str) -> Past:
        """What a tree is like; where it holds nothing that could be resolved, that is said."""
        then = options_in(tree, self.options, self.known)
        reason = "there is no service in it"
        try:
            found = past(tree, self.options, self.rules, self.known, self.request, then=then, means=self.means)
        except UsageError as error:
            found, reason = NOTHING, str(error)
        if not found.services:
            self._remark(f"config-lint: nothing can be compared with {name}, so that everything is new: {reason}")
        return found


def staged_state(options: Options) -> tuple[Tree, Options]:
    """The tree of what is staged, and the options that it holds; those of the work tree where it holds none."""
    tree = index_tree(options.origin.root)
    file = options.origin.file
    return (tree, parse(_decoded(tree, file), options.origin)) if file in tree.files() else (tree, options)


def options_in(tree: Tree, options: Options, known: dict[str, str]) -> Options:
    """The options of another tree, for what they suppress and excuse; a file outside the trees is the same in all of them."""
    root, file = options.origin.root, options.origin.file
    if not file or not (root / file).resolve().is_relative_to(root):
        return options
    try:
        found = parse(_decoded(tree, file), options.origin)
        declared(found, known)
    except (Unreadable, UsageError):
        return msgspec.structs.replace(options, suppress=(), drift={})
    return found


def _decoded(tree: Tree, file: str) -> str:
    return tree.read(file).decode("utf-8-sig", errors="replace")


def _is_file(file: Path, state: str, root: Path) -> bool:
    """Whether a state is a file. Raises `UsageError` for a name that is a git ref too, and for a file that is not there."""
    written_as_one = state.startswith((".", "/")) or file.suffix == ".json"
    if not file.is_file():
        if written_as_one and not _is_ref(root, state):
            message = f"there is no file {state}: `config-lint snapshot {state}` writes one"
            raise UsageError(message)
        return False
    if not state.startswith((".", "/")) and _is_ref(root, state):
        message = f'"{state}" is a file and a git ref: write ./{state} for the file, or refs/heads/{state} for the branch'
        raise UsageError(message)
    return True


def _is_ref(root: Path, state: str) -> bool:
    try:
        return bool(commit_of(root, state))
    except GitUnavailable:
        return False


def _is_bare(root: Path) -> bool:
    try:
        return is_a(root, "bare")
    except GitUnavailable:
        return False


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}"
        raise UsageError(message) from error
