"""Trees out of git bundles: nothing is checked out, and no work tree is touched."""

import subprocess
from functools import cache
from pathlib import Path
from shutil import which

from config_lint.domain.tree import Tree
from config_lint.trees.ref import ref_tree


class Bundles:
    """The bundles of a data folder, each cloned once into `folder`, which stands outside of every repository."""

    def __init__(self, data: Path, folder: Path) -> None:
        self._data = data
        self._folder = folder
        self.clone = cache(self._clone)
        """The bare repository of a bundle."""

    def _clone(self, bundle: str) -> Path:
        target = self._folder / bundle.removesuffix(".bundle")
        if not target.exists():
            _git("clone", "--quiet", "--bare", str(self._data / bundle), str(target))
        return target

    def tree(self, bundle: str, tag: str) -> Tree:
        """All files of a tag."""
        return ref_tree(self.clone(bundle), tag)


def _git(*arguments: str) -> None:
    """Runs git. Raises `RuntimeError` with what it complains of."""
    program = which("git")
    if program is None:
        message = "git is not installed"
        raise RuntimeError(message)
    done = subprocess.run((program, *arguments), check=False, capture_output=True, text=True)
    if done.returncode:
        message = f"git {arguments[0]} failed: {done.stderr.strip()}"
        raise RuntimeError(message)
