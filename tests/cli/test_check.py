import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

finding = "environments/staging/auth.env:1:15: error auth/unsafe-jwt-algorithm"


def test_findings_are_exit_code_1(command: Command) -> None:
    ended = command("check")
    assert ended.code == 1
    assert ended.out.startswith("error[auth/unsafe-jwt-algorithm]: ")
    assert "1 error; 5 files, 2 services, 6 settings, 2 rules; " in ended.out
    assert ended.err == ""


def test_other_environments_are_not_reported(command: Command) -> None:
    ended = command("check", "production")
    assert ended.code == 0
    assert ended.out.startswith("nothing found in production; 5 files, 2 services, ")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["staging"], 1),
        (["production", "staging"], 1),
        (["--service", "auth"], 1),
        (["--service", "web"], 0),
        (["--service", "web,auth"], 1),
        (["--ignore", "auth/unsafe-jwt-algorithm"], 0),
        (["--ignore", "unsafe-jwt-algorithm"], 0),
        (["--select", "token-lifetime-order"], 0),
        (["--select", "auth/token-*,unsafe-jwt-algorithm"], 1),
        (["--select", "token-lifetime-order", "--select", "auth"], 1),
        (["--exit-zero"], 0),
        (["--fail-on", "info"], 1),
    ],
)
def test_what_is_checked_decides_the_exit_code(command: Command, arguments: list[str], code: int) -> None:
    assert command("check", *arguments).code == code


@pytest.mark.parametrize("format", ["full", "concise", "json"])
@pytest.mark.parametrize(("environment", "code"), [("staging", 1), ("production", 0)])
def test_exit_code_is_the_same_for_every_format(command: Command, format: str, environment: str, code: int) -> None:
    assert command("check", environment, "--output-format", format).code == code


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_level(command: Command, repository: Path, level: str, code: int) -> None:
    with (repository / "config-lint.toml").open("a") as options:
        options.write('\n[severity]\nunsafe-jwt-algorithm = "warning"\n')
    assert command("check", "--fail-on", level).code == code
    assert "warning[auth/unsafe-jwt-algorithm]" in command("check").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stagin"], 'unknown environment "stagin": did you mean "staging"?'),
        (["--service", "auht"], 'unknown service "auht": did you mean "auth"?'),
        (["--select", "auth/unsafe-jwt"], 'unknown rule "auth/unsafe-jwt": did you mean "auth/unsafe-jwt-algorithm"?'),
        (["--ignore", "outh"], 'unknown rule "outh": did you mean "auth"?'),
        (["--fail-on", "erorr"], 'unknown --fail-on level "erorr": did you mean "error"?'),
        (["--color", "yes"], 'unknown --color value "yes": known: auto, always, never'),
        (["--output-format", "jsno"], 'unknown output format "jsno": did you mean "json"?'),
        (["--output-format", "json="], '"json=" names no file: write --output-format json=FILE, or'),
        (["--today", "tomorrow"], '--today takes a date such as 2027-01-31, not "tomorrow"'),
        (["--selct", "auth"], 'unknown option "--selct": did you mean "--select"?'),
        (["--select"], "option '--select' requires an argument"),
        (["--config", "none.toml"], "none.toml cannot be read: "),
        (["--config", "config-lint.toml", "--isolated"], "--config and --isolated exclude each other: "),
        (["--root", "nowhere"], "nowhere is no folder: name the folder of the configuration with --root"),
        (["--ignore", "auth"], "no rule is selected: "),
    ],
)
def test_bad_usage_is_exit_code_2_and_one_line(command: Command, arguments: list[str], told: str) -> None:
    ended = command("check", *arguments)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith("config-lint: error: ")
    assert told in ended.err


def test_exit_zero_hides_no_bad_usage(command: Command) -> None:
    assert command("check", "stagin", "--exit-zero").code == 2


def test_severity_of_a_rule_that_does_not_exist(command: Command, repository: Path) -> None:
    with (repository / "config-lint.toml").open("a") as options:
        options.write('\n[severity]\n"auth/unsafe" = "warning"\n')
    ended = command("check")
    assert ended.code == 2
    assert ended.err.startswith('config-lint: error: config-lint.toml:11:1: unknown rule "auth/unsafe": ')


def test_nothing_to_check_is_exit_code_2_unless_the_options_allow_it(command: Command, repository: Path) -> None:
    for file in repository.glob("environments/*/*.env"):
        file.unlink()
    ended = command("check")
    assert (ended.code, ended.out) == (2, "")
    assert "no service was found" in ended.err
    options = repository / "config-lint.toml"
    options.write_text(f'if-nothing = "ok"\n{options.read_text()}')
    assert command("check").code == 0


def test_quiet_prints_findings_alone(command: Command) -> None:
    loud, quiet = command("check"), command("check", "--quiet")
    assert loud.out.startswith(quiet.out)
    assert "1 error" not in quiet.out
    assert command("check", "production", "-q") == (0, "", "")
    assert command("check", "-q", "--output-format", "concise").err == ""


def test_counts_go_to_standard_error_where_the_report_has_none(command: Command) -> None:
    ended = command("check", "--output-format", "concise")
    assert ended.out.startswith(finding)
    assert ended.out.count("\n") == 1
    assert ended.err.startswith("1 error; 5 files, 2 services, ")


def test_statistics_count_the_rules_on_standard_error(command: Command) -> None:
    counted = "by rule\n     1  error    auth/unsafe-jwt-algorithm\nby service\n     1  auth\n"
    assert command("check", "-q", "--statistics").err == counted
    assert command("check", "production", "-q", "--statistics").err == ""


def test_verbose_says_what_was_read(command: Command, repository: Path) -> None:
    (repository / "other.yaml").write_text("a: 1\n")
    ended = command("check", "--verbose", "--output-format", "json")
    lines = [line.strip() for line in ended.err.splitlines()]
    assert lines[0] == "options from config-lint.toml"
    assert "5 files read" in lines
    assert "5  dotenv" in lines
    assert "5 files understood as plain" in lines
    assert "2  staging" in lines
    assert "other.yaml" in lines
    json.loads(ended.out)


def test_layout_that_was_guessed_is_named(command: Command, repository: Path) -> None:
    (repository / "config-lint.toml").unlink()
    ended = command("check", "--select", "auth")
    assert ended.code == 1
    assert ended.err.startswith("config-lint: no sources are declared: using the layout ")
    assert command("check", "--select", "auth", "-q").err == ""


def test_options_can_be_left_unread(command: Command, repository: Path) -> None:
    (repository / "config-lint.toml").write_text('ignore = ["auth"]\n')
    assert command("check", "--select", "auth/unsafe-jwt-algorithm").code == 2
    assert command("check", "--select", "auth/unsafe-jwt-algorithm", "--isolated").code == 1


def test_folder_elsewhere(
    command: Command, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    ended = command("check", "--root", str(repository), "--output-format", "concise")
    assert ended.code == 1
    assert ended.out.startswith(finding)


@pytest.fixture
def suppress(repository: Path) -> Callable[[str], None]:
    def written(comment: str) -> None:
        (repository / "environments/staging/auth.env").write_text(f"JWT_ALGORITHM=none  # {comment}\n")

    return written


def test_suppressed_findings_are_shown_on_demand(command: Command, suppress: Callable[[str], None]) -> None:
    suppress("config-lint: ignore[auth/unsafe-jwt-algorithm] until=2027-01-31 -- the old client goes in January")
    hidden = command("check", "--today", "2027-01-31", "--output-format", "json")
    shown = command("check", "--today", "2027-01-31", "--output-format", "json", "--show-suppressed")
    assert (hidden.code, shown.code) == (0, 0)
    assert json.loads(hidden.out)["findings"] == []
    assert json.loads(hidden.out)["summary"]["suppressed"] == 1
    (listed,) = json.loads(shown.out)["findings"]
    assert listed["suppression"]["reason"] == "the old client goes in January"


def test_suppression_ends(command: Command, suppress: Callable[[str], None]) -> None:
    suppress("config-lint: ignore[auth/unsafe-jwt-algorithm] until=2027-01-31 -- the old client goes in January")
    assert command("check", "--today", "2027-02-14").code == 0
    assert command("check", "--today", "2027-02-15").code == 1


def test_secrets_are_never_shown(command: Command) -> None:
    for arguments in (
        ["-v", "--show-suppressed"],
        ["--output-format", "json", "-v"],
        ["--output-format", "concise", "--statistics"],
    ):
        ended = command("check", *arguments)
        assert "battery" not in ended.out + ended.err
