"""The cases: what was wrong in a repository, where, and which layout its trees have."""

import json
import os
from pathlib import Path
from typing import Any

import msgspec

variable = "CONFIG_LINT_REPLAY_DATA"


class Change(msgspec.Struct, frozen=True):
    """What a fix did to one file.

    `before` are the line ranges that it took away or changed, 1-based and inclusive; `before_at` the lines after which it put
    something in where nothing stood; `keys` those on the lines of either side.
    """

    path: str
    before: tuple[tuple[int, int], ...] = ()
    before_at: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()


class Case(msgspec.Struct, frozen=True):
    """One fix of a wrong configuration; `classes` are one reader's judgement, the first is the main one."""

    id: str
    repo: str
    bundle: str
    layout: str
    classes: tuple[str, ...]
    detectable: str
    found_by: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def repository(self) -> str:
        """The name that its bundle has."""
        return self.bundle.removesuffix(".bundle")

    def tag(self, side: str) -> str:
        """The tag of its tree `before` or `after` the fix."""
        return f"{self.id}/{side}"


def cases_in(folder: Path) -> list[Case]:
    """All cases of a data folder, in its order."""
    lines = (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line)) for line in lines if line.strip()]


def _case(written: dict[str, Any]) -> Case:
    return msgspec.convert(written | {"classes": written["class"].split(",")}, Case)


def data_folder(given: Path | None) -> Path:
    """The folder that was given, or the one that stands beside the checkout.

    Raises `FileNotFoundError` with what to do where there is none.
    """
    beside = Path(__file__).resolve().parents[3] / "shared" / "data"
    named = os.environ.get(variable)
    folder = given or (Path(named) if named else beside)
    if not (folder / "cases.jsonl").is_file():
        message = (
            f"there is no cases.jsonl in {folder}: the replay needs the folder of bundles, layouts and cases; "
            f"name it with --data or {variable}, or put it beside the checkout, as ../shared/data"
        )
        raise FileNotFoundError(message)
    return folder
