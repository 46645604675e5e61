import json
import re
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from benchmarks import corpus, faults, fleets
from benchmarks.alternatives import comparison, installed, kept, trial
from benchmarks.alternatives.page import page
from benchmarks.alternatives.tools import Tool, code_lines, config_lint, folder, others
from benchmarks.alternatives.trial import Trial, asked, findings, prepare
from benchmarks.effort import Effort
from benchmarks.pairs import Run

by_name = {tool.name: tool for tool in others}


def test_a_suite_of_tests_finds_every_fault_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    suite = by_name["pytest"]
    for name, change, failed in (("good", fleets.unchanged, 0), ("bad", faults.planted, 6)):
        (tmp_path / name).mkdir()
        prepare(suite, tmp_path / name, faults.every, change)
        command = asked(suite, Path(sys.executable).parent, tmp_path / name)
        told = subprocess.run(command.arguments, cwd=command.folder, check=False, capture_output=True, text=True).stdout
        assert told.count("\nFAILED ") == failed
        assert len(suite.complaint.findall(told)) == failed


def test_found_is_what_is_said_of_the_fault_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "faults", faults.faults[2:3])
    found = findings(config_lint, installed.programs_of(config_lint))
    assert found.otherwise == 0
    assert list(found.said) == ["resilience/timeout-budget"]
    assert "amber-accounts waits 2 s for birch-accounts" in found.said["resilience/timeout-budget"]


@pytest.mark.parametrize("environment", corpus.environments)
def test_the_schemas_take_the_fleet_and_refuse_what_a_schema_can(environment: str, tmp_path: Path) -> None:
    schemas = folder / "check-jsonschema"
    common = json.loads((schemas / "common.schema.json").read_text())
    schema = json.loads((schemas / f"{environment}.schema.json").read_text())
    known = Registry[bool | Mapping[str, Any]]().with_resource("common.schema.json", Resource.from_contents(common))
    validator = Draft202012Validator(schema, registry=known)
    corpus.write(tmp_path, 32)
    texts = [file.read_text() for file in sorted((tmp_path / "environments" / environment).iterdir())]
    assert all(validator.is_valid(yaml.safe_load(text)) for text in texts)
    for fault in faults.faults:
        if fault.environment == environment:
            faulty = yaml.safe_load(fault.plant(texts[0]))
            assert validator.is_valid(faulty) == (fault.rule == "resilience/timeout-budget"), fault.rule


def test_a_tool_is_asked_in_the_fleet_with_its_rules_in_it(tmp_path: Path) -> None:
    tool = by_name["envdrift diff"]
    prepare(tool, tmp_path, 2)
    assert (tmp_path / "checks" / "run.sh").is_file()
    assert len(list((tmp_path / "environments").rglob("*.env"))) == 8
    command = asked(tool, Path("/tools"), tmp_path)
    assert command.arguments[1].startswith("PATH=/tools:")
    assert str(tmp_path) not in " ".join(command.arguments)


@pytest.mark.parametrize("tool", others, ids=lambda tool: tool.name)
def test_every_tool_is_pinned_and_has_rules_of_some_lines(tool: Tool) -> None:
    assert all("==" in package for package in tool.packages)
    assert tool.lines > 2


def test_lines_that_say_nothing_do_not_count() -> None:
    assert code_lines('"""What it is."""\n\n# Why.\na = 1\n  # And so on.\nb = 2\n') == 2


def test_what_cannot_be_installed_is_a_fact_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(tool: Tool) -> Path:
        raise installed.NotInstalled(tool.name)

    monkeypatch.setattr(comparison, "programs_of", refuse)
    tried = list(comparison.trials(Effort()))
    assert [trial.missing for trial in tried] == [trial.tool.name for trial in tried]
    assert len(tried) == 1 + len(others)


def test_an_environment_is_made_once_and_only_kept_when_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def pip(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command[-1])
        return subprocess.CompletedProcess(command, len(ran) == 1, "", "looking\nno such version")

    monkeypatch.setattr(subprocess, "run", pip)
    monkeypatch.setattr(venv, "create", lambda place, **_: place.mkdir(exist_ok=True))
    tool = by_name["yamllint"]
    with pytest.raises(installed.NotInstalled, match=r"^no such version$"):
        installed.programs_of(tool, tmp_path)
    assert installed.programs_of(tool, tmp_path) == installed.programs_of(tool, tmp_path)
    assert ran == ["yamllint==1.38.0"] * 2


def test_the_page_says_what_was_found_shown_missed_and_not_tried() -> None:
    rule = faults.faults[0].rule
    taken = Run(2.0, 1.5, 3_000_000)
    shown = page(
        [
            Trial(config_lint, {rule: "it is one"}, 0, taken, 3),
            Trial(by_name["envdrift diff"], {rule: "changed"}, 7, Run(30.0, 20.0, 9_000_000), 1, date="2026-01-02"),
            Trial(by_name["yamllint"], {}, 0, Run(1.0, 1.0, 1_000_000), 3),
            Trial(by_name["pytest"], missing="not there"),
        ],
        1_000,
        "Facts.",
        "a = 1\n",
    )
    assert f"| {faults.faults[0].relation} | found | shown, with 7 others | no | not tried |" in shown
    assert r"| envdrift diff | envdrift 11.1.1 | 5 | 30.00 s \* | 20.00 s | 9 MB | 15.00 × | 1 | 2026-01-02 |" in shown
    assert "beside other work" in shown
    assert "could not be installed: not there" in shown
    assert "- config-lint: `it is one`" in shown
    assert re.search(r"files have \d+ lines", shown)


def test_a_tool_that_is_tried_again_takes_its_own_place_and_no_other(tmp_path: Path) -> None:
    first = [Trial(by_name[name], {"a": name}, 1, Run(2.0, 1.0, 3_000_000, 0.0), 3) for name in ("pytest", "yamllint")]
    for trials in (first, [Trial(by_name["pytest"], missing="gone")], [Trial(config_lint, {}, 0, Run(1.0, 1.0, 1, 0.0), 1)]):
        comparison.publish(trials, tmp_path)
    again = kept.read(tmp_path / "alternatives.json", comparison.tools.values())
    assert [(trial.tool.name, trial.missing, trial.said) for trial in again] == [
        ("config-lint", "", {}),
        ("yamllint", "", {"a": "yamllint"}),
        ("pytest", "gone", {}),
    ]
    shown = (tmp_path / "ALTERNATIVES.md").read_text()
    assert "| yamllint | yamllint 1.38.0 | 4 | 2.00 s | 1.00 s | 3 MB | 2.00 × | 3 |" in shown
    assert "beside other work" not in shown


def test_faults_change_what_they_say(tmp_path: Path) -> None:
    for kind in ("yaml", "env"):
        root = tmp_path / kind
        root.mkdir()
        fleets.write(root, 4, kind, fleets.only(faults.faults[5]))
        text = (root / "environments" / "test" / f"amber-accounts.{kind}").read_text()
        assert re.search(r"sslmod(:|=)", text, re.IGNORECASE)
