from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from benchmarks import corpus, faults, fleets
from config_lint.cli.where import Where
from config_lint.domain.report import Report
from config_lint.engine import Request
from config_lint.pipeline.asking import rules_for
from config_lint.pipeline.checking import check
from config_lint.trees.work import WorkTree


def report_of(root: Path) -> Report:
    options = Where(root, None, isolated=False).options()
    rules, known = rules_for(options, (), (), ())
    return check(WorkTree(options.origin.root), options, rules, known, Request(today=date(2026, 11, 1)))[0]


@pytest.fixture
def fleet(tmp_path: Path) -> Callable[..., Path]:
    def made(kind: str, change: fleets.Change = fleets.unchanged, services: int = 8) -> Path:
        root = tmp_path / f"{kind}{len(list(tmp_path.iterdir()))}"
        root.mkdir()
        fleets.write(root, services, kind, change)
        return root

    return made


@pytest.mark.parametrize("kind", fleets.kinds)
def test_every_kind_is_read_to_the_last_file_and_nothing_is_wrong_with_it(kind: str, fleet: Callable[..., Path]) -> None:
    found = report_of(fleet(kind))
    assert found.coverage.files == 8 * 4
    assert found.coverage.services == 8
    assert found.coverage.settings > 32 * 60
    assert not found.coverage.unrecognised_files
    assert not found.findings


@pytest.mark.parametrize("kind", fleets.kinds)
def test_each_fault_is_found_by_its_rule_in_the_service_that_has_it(kind: str, fleet: Callable[..., Path]) -> None:
    said = report_of(fleet(kind, faults.planted, faults.every)).findings
    names = corpus.service_names(faults.every)
    for place, fault in enumerate(faults.faults):
        affected = [each.affects for finding in said for each in (finding, *finding.also) if each.rule == fault.rule]
        assert affected == [((fault.environment, names[4 * place]),)], fault.rule


def test_a_fleet_with_faults_has_each_of_them_in_one_service_of_many(tmp_path: Path) -> None:
    (tmp_path / "good").mkdir()
    (tmp_path / "bad").mkdir()
    settings = fleets.write(tmp_path / "good", 2 * faults.every)
    assert fleets.write_faulty(tmp_path / "bad", 2 * faults.every) == settings - 2
    different = [
        file
        for file in (tmp_path / "good").rglob("*.yaml")
        if file.read_text() != (tmp_path / "bad" / file.relative_to(tmp_path / "good")).read_text()
    ]
    assert len(different) == 2 * len(faults.faults)


def test_a_fault_needs_its_line() -> None:
    with pytest.raises(ValueError, match="no line to break"):
        faults.faults[0].plant("server:\n")


@pytest.mark.parametrize("edit", [fleets.edit, fleets.edit_text])
@pytest.mark.parametrize("kind", fleets.kinds)
def test_an_edit_changes_one_line_to_what_it_never_was(
    kind: str, edit: Callable[[Path], None], fleet: Callable[..., Path]
) -> None:
    root = fleet(kind)
    seen = []
    for _ in range(3):
        before = {path: path.read_text() for path in root.rglob("*") if path.is_file()}
        edit(root)
        (changed,) = [path for path, text in before.items() if path.read_text() != text]
        pairs = zip(before[changed].splitlines(), changed.read_text().splitlines(), strict=True)
        assert sum(one != other for one, other in pairs) == 1
        seen.append(changed.read_text())
    assert len(set(seen)) == 3


@pytest.mark.parametrize("edit", [fleets.edit_timeout, fleets.edit_port])
def test_an_edit_of_what_is_well_known_changes_one_line_and_breaks_nothing(
    edit: Callable[[Path], None], fleet: Callable[..., Path]
) -> None:
    test_an_edit_changes_one_line_to_what_it_never_was("yaml", edit, fleet)
    root = fleet("yaml")
    edit(root)
    assert not report_of(root).findings


def test_a_well_known_key_comes_and_goes(fleet: Callable[..., Path]) -> None:
    root = fleet("yaml")
    before = {path: path.read_text() for path in root.rglob("*") if path.is_file()}
    fleets.turn_key(root)
    (changed,) = [path for path, text in before.items() if path.read_text() != text]
    assert len(changed.read_text().splitlines()) == len(before[changed].splitlines()) + 1
    assert not report_of(root).findings
    fleets.turn_key(root)
    assert {path: path.read_text() for path in before} == before


def test_a_key_more_is_one_line_more(fleet: Callable[..., Path]) -> None:
    root = fleet("yaml")
    before = {path: path.read_text() for path in root.rglob("*") if path.is_file()}
    fleets.add_key(root)
    fleets.add_key(root)
    (changed,) = [path for path, text in before.items() if path.read_text() != text]
    first, second = changed.read_text().removeprefix(before[changed]).splitlines()
    assert first != second
