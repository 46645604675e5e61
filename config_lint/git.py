"""The only file that runs git."""

import os
import subprocess
from pathlib import Path

longest_wait = 120
"""Seconds: a listing takes well under one; whatever needs this long has hung."""


class GitUnavailable(Exception):
    """Git cannot say: it is not installed, does not trust the folder's owner, or has failed. `reason` is one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def root_of(folder: Path) -> Path | None:
    """The closest folder, `folder` itself included, that git calls the top of a work tree; None outside of one.

    Found by its `.git` (a file in linked work trees and submodules), so that it costs no process and needs no git.
    """
    absolute = folder.absolute()
    return next((place for place in (absolute, *absolute.parents) if (place / ".git").exists()), None)


def listed(root: Path) -> tuple[bytes, ...]:
    """The paths below `root`, relative to it, that git tracks or would track: without what is ignored, with what was deleted.

    A path that ends with `/` is another repository inside this one. Raises `GitUnavailable`.
    """
    output = _run(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return tuple(sorted(set(output.split(b"\0")) - {b""}))


def generated(root: Path) -> tuple[bytes, ...]:
    """The tracked paths below `root` that `.gitattributes` calls generated. Raises `GitUnavailable`.

    Source: https://docs.github.com/repositories/working-with-files/managing-files/customizing-how-changed-files-appear-on-github
    """
    marked = (":(attr:linguist-generated)", ":(attr:linguist-generated=true)")
    return tuple(sorted(set(_run(root, "ls-files", "-z", "--cached", "--", *marked).split(b"\0")) - {b""}))


def _run(root: Path, *arguments: str) -> bytes:
    # A file system monitor is a program that the repository's own configuration names: never run it.
    command = ["git", "-c", "core.fsmonitor=false", *arguments]
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True, timeout=longest_wait)
    except FileNotFoundError as error:
        reason = "git is not installed"
        raise GitUnavailable(reason) from error
    except subprocess.TimeoutExpired as error:
        reason = f"git did not answer within {longest_wait} seconds"
        raise GitUnavailable(reason) from error
    except subprocess.CalledProcessError as error:
        raise GitUnavailable(_reason(error.stderr)) from error
    except OSError as error:
        reason = f"git cannot be run: {error.strerror}"
        raise GitUnavailable(reason) from error
    return done.stdout


def _reason(errors: bytes) -> str:
    if b"dubious ownership" in errors:
        return "git does not trust the owner of this folder (git config --global --add safe.directory <folder>)"
    first = next(iter(errors.decode(errors="replace").strip().splitlines()), "no reason given")
    return f"git failed: {first.removeprefix('fatal: ')}"
