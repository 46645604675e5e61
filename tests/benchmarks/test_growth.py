from pathlib import Path

import pytest

from benchmarks import growth
from benchmarks.effort import Effort
from benchmarks.floors import floor, works
from benchmarks.import_tree import tree
from benchmarks.pairs import Command, Run, measure


def test_every_work_is_measured_on_a_fleet_and_the_floors_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[Command] = []

    def run(command: Command, effort: Effort | None = None) -> tuple[Run, int]:
        done.append(command)
        assert (command.folder / "config-lint.toml").is_file()
        return Run(2, 1, 3), effort.rounds if effort else 1

    monkeypatch.setattr(growth, "repeat", run)
    monkeypatch.setattr(growth, "measure", run)
    monkeypatch.setattr(growth, "has_jobs", lambda: True)
    found = list(growth.measured((4,), Effort(rounds=1)))
    works_of: dict[str, set[str]] = {}
    for point in found:
        works_of.setdefault(point.fleet, set()).add(point.work)
    assert works_of["yaml"] >= {"cold", "warm", "one file changed", "cold, two jobs", *(f"floor: {name}" for name in works)}
    assert works_of["chart, with faults"] == {"cold", "warm", "one file changed"}
    assert len(works_of) == 6
    assert {(point.services, point.runs) for point in found} == {(4, 1)}
    assert {point.settings for point in found if point.fleet == "yaml"} == {968}
    assert sum("--no-cache" in command.arguments for command in done) == 7


def test_what_is_done_is_left_out_and_no_fleet_is_made_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, int]] = []

    def write(self: growth.Fleet, _root: Path, services: int) -> int:
        made.append((str(self), services))
        return services

    def run(command: Command, _effort: Effort) -> tuple[Run, int]:
        done.append(command)
        return Run(2, 1, 3), 1

    done: list[Command] = []
    monkeypatch.setattr(growth.Fleet, "write", write)
    monkeypatch.setattr(growth, "repeat", run)
    monkeypatch.setattr(growth, "measure", done.append)
    env, faulty = growth.every_fleet["env"], growth.every_fleet["env-with-faults"]
    known = {(str(faulty), work, 4) for work in growth.works(faulty)} | {("env", "cold", 4), ("env", "warm", 4)}
    (found,) = growth.measured((4,), Effort(), (faulty, env), known)
    assert (found.work, made) == ("one file changed", [("env", 4)])
    filling, changing = done
    assert filling.before is None
    assert changing.before is not None
    assert changing.arguments == filling.arguments


def test_every_floor_reads_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "environments").mkdir()
    (tmp_path / "environments" / "a.yaml").write_text("a: 1\n")
    for name in works:
        assert measure(floor(name, tmp_path)).cpu > 0


def test_the_import_tree_has_what_imports_on_top_of_what_is_imported() -> None:
    told = (
        "import time:       200 |       2500 |   inner\nimport time:      1500 |       4000 | outer\nimport time: 1 | 1 | tiny\n"
    )
    assert [line.rpartition("ms ")[2].rstrip() for line in tree(told)] == [" outer", "   inner"]
