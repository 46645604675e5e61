import json
import os
from pathlib import Path

import pytest

from config_lint.cli.values import formats
from config_lint.domain.usage import UsageError
from tests.cli.conftest import Command


def test_reports_go_to_files_and_one_to_standard_output(command: Command, repository: Path) -> None:
    outputs = ("json=report.json", "concise", "full=report.txt")
    ended = command("check", *(word for output in outputs for word in ("--output-format", output)))
    assert ended.code == 1
    assert ended.out.startswith("environments/staging/auth.env:1:15: error ")
    (found,) = json.loads((repository / "report.json").read_text())["findings"]
    assert found["rule"] == "auth/unsafe-jwt-algorithm"
    assert (repository / "report.txt").read_text().startswith("error[auth/unsafe-jwt-algorithm]: ")
    assert sorted(path.name for path in repository.iterdir()) == ["config-lint.toml", "environments", "report.json", "report.txt"]


def test_with_files_alone_nothing_is_printed(command: Command) -> None:
    ended = command("check", "--output-format", "json=report.json")
    assert ended.out == ""
    assert ended.err.startswith("1 error; ")


def test_file_has_neither_colour_nor_the_width_of_a_window(
    command: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("check", "--output-format", "full=plain.txt")
    monkeypatch.setenv("COLUMNS", "40")
    ended = command("check", "--color", "always", "--output-format", "full=forced.txt", "--output-format", "full")
    assert "\x1b[" in ended.out
    assert (repository / "plain.txt").read_bytes() == (repository / "forced.txt").read_bytes()


def test_dash_is_standard_output(command: Command, repository: Path) -> None:
    assert command("check", "--output-format", "json=-").out.startswith("{")
    assert not (repository / "-").exists()


@pytest.mark.parametrize(
    ("outputs", "told"),
    [
        (["json", "full"], "two reports cannot go to standard output: "),
        (["json", "full=-"], "two reports cannot go to standard output: "),
        (["json=a.txt", "full=./a.txt"], "a.txt: give one of them a file"),
        (["json=none/a.json"], "none/a.json cannot be written: there is no folder none"),
        (["json=environments"], "environments cannot be written: it is a folder"),
    ],
)
def test_outputs_that_cannot_be_are_refused_before_any_work(
    command: Command, repository: Path, outputs: list[str], told: str
) -> None:
    (repository / "config-lint.toml").write_text("this is no TOML")
    ended = command("check", *(word for output in outputs for word in ("--output-format", output)))
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err


def test_file_is_whole_or_as_it_was(command: Command, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = repository / "report.json"
    report.write_text("before")

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ended = command("check", "--output-format", "json=report.json")
    assert (ended.code, ended.err) == (2, "config-lint: error: report.json cannot be written: No space left on device\n")
    assert report.read_text() == "before"
    assert sorted(path.name for path in repository.iterdir()) == ["config-lint.toml", "environments", "report.json"]


def test_link_keeps_leading_to_its_file(command: Command, repository: Path) -> None:
    (repository / "real.json").write_text("before")
    (repository / "link.json").symlink_to("real.json")
    command("check", "--output-format", "json=link.json")
    assert (repository / "link.json").is_symlink()
    assert (repository / "real.json").read_text().startswith("{")


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="needs a device that takes everything")
def test_device_is_written_to_and_stays_one(command: Command) -> None:
    assert command("check", "--output-format", f"json={os.devnull}").code == 1
    assert Path(os.devnull).is_char_device()


def test_variable_sets_the_format(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFIG_LINT_OUTPUT_FORMAT", "json")
    assert command("check").out.startswith("{")
    assert command("check", "--output-format", "concise").out.startswith("environments/")
    monkeypatch.setenv("CONFIG_LINT_OUTPUT_FORMAT", "")
    assert command("check").out.startswith("error[")
    monkeypatch.setenv("CONFIG_LINT_OUTPUT_FORMAT", "jsno")
    ended = command("check")
    assert (ended.code, ended.err) == (2, 'config-lint: error: unknown output format "jsno": did you mean "json"?\n')


def test_variables_cannot_disarm_the_gate(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    armed = command("check")
    options = {"SELECT": "token-lifetime-order", "IGNORE": "auth", "EXIT_ZERO": "1", "FAIL_ON": "error", "SERVICE": "web"}
    options |= {"CONFIG": "/dev/null", "ISOLATED": "1", "ROOT": "/", "TODAY": "2000-01-01", "QUIET": "1"}
    for name, value in options.items():
        for variable in (f"CONFIG_LINT_{name}", f"CONFIG_LINT_CHECK_{name}"):
            monkeypatch.setenv(variable, value)
    assert command("check") == armed


def test_broken_plug_in_is_no_unknown_format(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[str]:
        message = "the plug-in pdf cannot be loaded"
        raise UsageError(message)

    monkeypatch.setattr("config_lint.cli.outputs.formats", broken)
    assert command("check", "--output-format", "pdf").err == "config-lint: error: the plug-in pdf cannot be loaded\n"


def test_help_names_every_format(command: Command) -> None:
    told = " ".join(command("check", "--help").out.split())
    assert [name for name in formats() if f" {name}" not in told] == []
