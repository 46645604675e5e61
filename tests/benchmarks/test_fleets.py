from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from benchmarks import fleets
from config_lint.cli.where import Where
from config_lint.domain.report import Report
from config_lint.engine import Request
from config_lint.pipeline import check, rules_for
from config_lint.trees.work import WorkTree


def report_of(root: Path) -> Report:
    options = Where(root, None, isolated=False).options()
    rules, known = rules_for(options, (), (), ())
    return check(WorkTree(options.origin.root), options, rules, known, Request(today=date(2026, 11, 1)))[0]


@pytest.fixture
def fleet(tmp_path: Path) -> Callable[..., Path]:
    def made(kind: str, **given: bool) -> Path:
        root = tmp_path / f"{kind}{len(list(tmp_path.iterdir()))}"
        root.mkdir()
        fleets.write(root, 8, kind, **given)
        return root

    return made


@pytest.mark.parametrize("kind", fleets.kinds)
def test_every_kind_is_read_to_the_last_file(kind: str, fleet: Callable[..., Path]) -> None:
    found = report_of(fleet(kind))
    assert found.coverage.files == 8 * 4
    assert found.coverage.services == 8
    assert found.coverage.settings > 32 * 60
    assert not found.coverage.unrecognised_files


@pytest.mark.parametrize("kind", fleets.kinds)
def test_faults_are_found(kind: str, fleet: Callable[..., Path]) -> None:
    said = {finding.rule for finding in report_of(fleet(kind, faulty=True)).findings}
    assert "logging/unknown-level" in said


@pytest.mark.parametrize("kind", fleets.kinds)
def test_an_edit_changes_one_line_and_back(kind: str, fleet: Callable[..., Path]) -> None:
    root = fleet(kind)
    first = {path: path.read_text() for path in root.rglob("*") if path.is_file()}
    fleets.edit(root)
    changed = [path for path, text in first.items() if path.read_text() != text]
    assert len(changed) == 1
    before, after = first[changed[0]].splitlines(), changed[0].read_text().splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    fleets.edit(root)
    assert changed[0].read_text() == first[changed[0]]
