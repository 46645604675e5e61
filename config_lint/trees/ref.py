"""The files of a commit: what a branch, a tag or any other revision holds."""

from pathlib import Path

from config_lint.domain.usage import UsageError, nearest
from config_lint.git import GitUnavailable, commit_of, in_commit, is_a, refs
from config_lint.trees.objects import ObjectTree


def ref_tree(folder: Path, ref: str) -> ObjectTree:
    """The tree of the commit that `ref` means in the repository of `folder`, which may be bare.

    Raises `UsageError`, which says what to do, where git cannot tell.
    """
    try:
        commit = commit_of(folder, ref)
        if not commit:
            raise _missing(folder, ref)
        return ObjectTree(folder, in_commit(folder, commit), commit)
    except GitUnavailable as unavailable:
        message = f"the tree of {ref} cannot be read: {_sentence(unavailable.reason)}"
        raise UsageError(message) from unavailable


def _missing(folder: Path, ref: str) -> UsageError:
    known = refs(folder)
    if not commit_of(folder, "HEAD") and not known:
        return UsageError(f'there is no "{ref}" to compare with: the repository has no commit yet')
    if is_a(folder, "shallow"):
        hint = "this clone is shallow: fetch all of it (git fetch --unshallow, or fetch-depth: 0 in actions/checkout)"
    elif meant := nearest(ref, known):
        hint = f'did you mean "{meant}"?'
    else:
        hint = "fetch it (git fetch origin), or name a branch, a tag or a commit that is here"
    return UsageError(f'there is no "{ref}" in this clone: {hint}')


def _sentence(reason: str) -> str:
    if "not a git repository" in reason:
        return "this is no git repository; compare with a file that `config-lint snapshot FILE` wrote"
    return reason
