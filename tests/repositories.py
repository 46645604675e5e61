"""Real git repositories, small and quick to make."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

COMMIT = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always")


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    """What git says; those who run the tests have no say in it."""
    settings = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(folder), *COMMIT, *arguments]
    return subprocess.run(command, check=check, capture_output=True, text=True, env=settings).stdout


def write(folder: Path, files: Mapping[str, str | None]) -> None:
    """The texts by path; None takes a file away."""
    for path, text in files.items():
        file = folder / path
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def repository(folder: Path, *commits: Mapping[str, str | None]) -> Path:
    """A repository with these changes, a commit each."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    for number, files in enumerate(commits, 1):
        commit(folder, files, str(number))
    return folder


def commit(folder: Path, files: Mapping[str, str | None], message: str = "change") -> None:
    """One more commit."""
    write(folder, files)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message)
