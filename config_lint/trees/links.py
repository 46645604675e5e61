"""Symbolic links of a tree that is no folder: followed by name alone."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from config_lint.domain.tree import Unreadable

OUTSIDE = "a link out of the root"
NOWHERE = "a link that leads nowhere (No such file or directory)"
CIRCLE = "a link that leads nowhere (Too many levels of symbolic links)"

most_hops = 40
"""How many links may lead on to one another: as many as Linux follows."""


class Links:
    """The links of a tree by path, each with where it leads as written; `files` are the paths that are none, sorted.

    `root` is what absolute links into the tree begin with.
    """

    def __init__(self, links: Mapping[str, str], files: Sequence[str], root: str) -> None:
        self._links = links
        self._files = files
        self._known = frozenset(files)
        self._root = root

    def behind(self, link: str) -> dict[str, str]:
        """The paths that a link adds, each with the file that it stands for: its own, or those below the folder it leads to.

        None for a link to a folder that it stands in. Raises `Unreadable` for one that leads to neither.
        """
        target = self._followed(link)
        if target in self._known:
            return {link: target}
        inside = f"{target}/" if target else ""
        if f"{link}/".startswith(inside):
            return {}
        first, last = bisect_left(self._files, inside), bisect_left(self._files, f"{target}0")
        if first == last:
            raise _astray(NOWHERE)
        return {f"{link}/{path.removeprefix(inside)}": path for path in self._files[first:last]}

    def _followed(self, path: str) -> str:
        """Where a path leads once no part of it is a link; the root is the empty text."""
        done: list[str] = []
        waiting = path.split("/")[::-1]
        hops = 0
        while waiting:
            part = waiting.pop()
            if part == "..":
                if not done:
                    raise _astray(OUTSIDE)
                done.pop()
            elif part not in ("", "."):
                done.append(part)
                target = self._links.get("/".join(done))
                if target is not None:
                    hops += 1
                    if hops > most_hops:
                        raise _astray(CIRCLE)
                    done = self._start(target, done[:-1])
                    waiting.extend(target.removeprefix(self._root).split("/")[::-1])
        return "/".join(done)

    def _start(self, target: str, folder: list[str]) -> list[str]:
        """The folder that a link's target is relative to."""
        if not target.startswith("/"):
            return folder
        if not f"{target}/".startswith(f"{self._root}/"):
            raise _astray(OUTSIDE)
        return []


def _astray(reason: str) -> Unreadable:
    return Unreadable(reason, "put the file itself there, or leave it out with `exclude`")
