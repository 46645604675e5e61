"""An old repository takes config-lint up: what is there is accepted, a new fault is red, a fixed one is told.

The repository is a real one, which is not part of the project: where it is not there, the story is skipped.
"""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.program import Ended, run
from tests.repositories import git

DATA = Path(os.environ.get("CONFIG_LINT_DATA") or Path(__file__).parents[2] / "shared" / "data")
BUNDLE = DATA / "notification-api.bundle"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BUNDLE.is_file(), reason="the repositories with real configuration are not here"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The repository as it was before somebody mended something in it."""
    git(tmp_path, "clone", "-q", str(BUNDLE), "repository")
    folder = tmp_path / "repository"
    git(folder, "checkout", "-q", "va-14/before")
    shutil.copy(DATA / "layouts" / "notification-api.toml", folder / "config-lint.toml")
    options = folder / "config-lint.toml"
    options.write_text('baseline = "accepted"\n' + options.read_text())
    return folder


def check(root: Path, *arguments: str) -> Ended:
    return run(["check", "--root", str(root), "--output-format", "json", "--fail-on", "warning", *arguments])


def test_an_old_repository_takes_it_up(root: Path) -> None:
    assert run(["check", "--root", str(root), "--baseline", os.devnull, "-q"]).code == 2
    made = run(["baseline", "create", "--root", str(root), str(root / "accepted")])
    assert (made.code, made.out) == (0, "")
    green = check(root)
    assert green.code == 0, green.out
    accepted = json.loads(green.out)["summary"]["baselined"]
    assert accepted > 0

    staging = root / "cd/application-deployment/staging/vaec-api-task-definition.json"
    original = staging.read_text()
    staging.write_text(original.replace("{", '\n\n{"family": "another",', 1))
    red = check(root)
    assert (red.code, [finding["rule"] for finding in json.loads(red.out)["findings"]]) == (1, ["core/duplicate-key"])
    staging.write_text(original)

    git(root, "checkout", "-q", "va-14/after")
    fixed = json.loads(check(root).out)
    stale = [finding for finding in fixed["findings"] if finding["rule"] == "core/baseline-stale"]
    assert stale
    assert {finding["location"]["path"].partition("/")[0] for finding in stale} == {"accepted"}
    assert fixed["summary"]["baselined"] == accepted - len(stale)
    run(["baseline", "prune", "--root", str(root), str(root / "accepted")])
    assert json.loads(check(root).out)["summary"]["baselined"] == accepted - len(stale)
    assert check(root).code == 0
