"""The gate from outside: what decides the exit code, and what cannot."""

import inspect
import os
import subprocess
from pathlib import Path

import pytest

from config_lint.cli.app import app_of
from config_lint.cli.check import check
from config_lint.options import Options
from tests.cli.conftest import Command

HARMLESS = {"CONFIG_LINT_COLOR", "CONFIG_LINT_OUTPUT_FORMAT", "CONFIG_LINT_CACHE_DIR", "CONFIG_LINT_NO_CACHE", "CONFIG_LINT_JOBS"}
"""Variables of output, colour, cache and jobs: none of them changes what is found or what fails."""


def declare(repository: Path, text: str) -> None:
    """Adds to the options: keys first, tables last."""
    file = repository / "config-lint.toml"
    keys, _, tables = text.partition("\n[")
    file.write_text(f"{keys}\n{file.read_text()}\n[{tables}\n" if tables else f"{keys}\n{file.read_text()}")


FORMATS = ["full", "concise", "json"]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("entry", "code"), [('services = ["web"]', 0), ('rules = ["auth"]', 1), ('environments = ["staging"]', 1)]
)
def test_only_what_is_adopted_fails_whatever_the_format(
    command: Command, repository: Path, entry: str, code: int, format: str
) -> None:
    declare(repository, f"\n[[adopt]]\n{entry}")
    ended = command("check", "--output-format", format)
    assert ended.code == code
    assert "auth/unsafe-jwt-algorithm" in ended.out


def test_what_does_not_fail_says_why(command: Command, repository: Path) -> None:
    declare(repository, '\n[[adopt]]\nservices = ["web"]')
    said = command("check").out
    assert " = only reported: no [[adopt]] entry names it\n" in said
    assert "1 error (1 of them only reported); " in said


def test_adopting_what_there_is_none_of_names_the_line(command: Command, repository: Path) -> None:
    declare(repository, '\n[[adopt]]\nservices = ["wbe"]')
    ended = command("check")
    assert ended.code == 2
    assert 'unknown service "wbe": did you mean "web"?' in ended.err
    assert ended.err.startswith("config-lint: error: config-lint.toml:12:")


def test_edition_that_is_not_there_yet_names_the_line(command: Command, repository: Path) -> None:
    declare(repository, 'edition = "99"')
    ended = command("check")
    assert ended.code == 2
    assert ended.err.startswith("config-lint: error: config-lint.toml:1:1: edition 99 is newer than this config-lint")


def test_edition_of_today_changes_nothing(command: Command, repository: Path) -> None:
    before = command("check")
    declare(repository, 'edition = "0.1"')
    assert command("check") == before


def test_nothing_to_check_is_only_success_where_the_options_say_so(command: Command, repository: Path) -> None:
    for file in (repository / "environments").rglob("*.env"):
        file.unlink()
    assert command("check").code == 2
    declare(repository, 'if-nothing = "ok"')
    for arguments in ((), ("staging",), ("--service", "web")):
        ended = command("check", *arguments)
        assert (ended.code, ended.err) == (0, "")
        assert "0 files, 0 services" in ended.out


def test_locked_rules_cannot_be_suppressed(command: Command, repository: Path) -> None:
    file = repository / "environments" / "staging" / "auth.env"
    file.write_text(f"# config-lint: ignore[auth/unsafe-jwt-algorithm] -- we know\n{file.read_text()}")
    assert command("check").code == 0
    declare(repository, 'locked = ["auth/*"]')
    assert command("check").code == 1


def test_lock_that_means_no_rule_is_an_error(command: Command, repository: Path) -> None:
    declare(repository, 'locked = ["auht/*"]')
    ended = command("check")
    assert ended.code == 2
    assert ended.err.startswith('config-lint: error: config-lint.toml:1:11: unknown rule "auht/*": ')


def test_baseline_accepts_nothing_of_a_locked_rule(command: Command, repository: Path) -> None:
    assert command("baseline", "create").code == 0
    declare(repository, 'baseline = "config-lint-baseline.json"')
    assert command("check").code == 0
    declare(repository, 'locked = ["auth"]')
    ended = command("check")
    assert ended.code == 1
    assert "error[auth/unsafe-jwt-algorithm]" in ended.out


def every_variable() -> set[str]:
    """A variable for each option of `check` and each key of the file of options."""
    words = {
        *inspect.signature(check).parameters,
        *Options.__struct_fields__,
        "adopt",
        "baseline",
        "against",
        "staged",
        "if_nothing",
    }
    return {f"CONFIG_LINT_{word.upper()}" for word in words}


DISARMING = {
    "FAIL_ON": "info",
    "EXIT_ZERO": "1",
    "SELECT": "auth/token-lifetime-order",
    "IGNORE": "auth/unsafe-jwt-algorithm",
    "ENVIRONMENTS": "production",
    "SERVICE": "web",
    "IF_NOTHING": "ok",
    "ISOLATED": "1",
    "ROOT": "/",
    "CONFIG": "/dev/null",
    "TODAY": "1999-01-01",
}


def test_no_variable_of_ours_disarms_the_gate(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    before = command("check")
    assert before.code == 1
    for variable in every_variable() - HARMLESS:
        for prefix in ("CONFIG_LINT_CHECK_", "CONFIG_LINT_"):
            word = variable.removeprefix("CONFIG_LINT_")
            monkeypatch.setenv(f"{prefix}{word}", DISARMING.get(word, "1"))
    assert command("check") == before


def test_options_that_take_a_variable_are_those_of_output_cache_and_jobs() -> None:
    import typer

    group = typer.main.get_command(app_of())
    commands = [group, *getattr(group, "commands", {}).values()]
    commands += [inner for one in commands for inner in getattr(one, "commands", {}).values()]
    variables = {parameter.envvar for one in commands for parameter in one.params if parameter.envvar}
    assert "CONFIG_LINT_COLOR" in variables
    assert variables <= HARMLESS
    assert all(getattr(one, "auto_envvar_prefix", None) is None for one in commands)


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgsign=false")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", *identity, *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)


def test_service_is_stopped_by_what_it_can_mend(command: Command, repository: Path) -> None:
    """`web` reads a file that is broken, `auth` does not: the same finding stops the one and says nothing to the other."""
    options = repository / "config-lint.toml"
    shared = '[[sources]]\npath = "shared/web.json"\nservice = "web"\n'
    options.write_text(options.read_text().replace("select = [", 'select = ["core/unreadable-file", ') + shared)
    (repository / "shared").mkdir()
    (repository / "shared" / "web.json").write_text("{")
    assert command("check", "staging", "--service", "web").code == 1
    ended = command("check", "production", "--service", "auth")
    assert ended.code == 0
    assert "unreadable-file" not in ended.out


@pytest.mark.parametrize("tracked", [True, False])
def test_no_variable_of_git_disarms_the_gate(
    command: Command,
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    *,
    tracked: bool,
) -> None:
    git(repository, "init", "-q")
    if tracked:
        git(repository, "add", ".")
        git(repository, "commit", "-qm", "All")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    git(elsewhere, "init", "-q")
    everything = elsewhere / "everything"
    everything.write_text("*\n")
    before = command("check")
    assert before.code == 1
    for name, value in {
        "GIT_DIR": str(elsewhere / ".git"),
        "GIT_WORK_TREE": str(elsewhere),
        "GIT_INDEX_FILE": str(elsewhere / "index"),
        "GIT_CEILING_DIRECTORIES": str(repository.parent),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.excludesFile",
        "GIT_CONFIG_VALUE_0": str(everything),
        "GIT_CONFIG_PARAMETERS": f"'core.excludesFile={everything}'",
    }.items():
        with monkeypatch.context() as context:
            context.setenv(name, value)
            assert command("check") == before, name
