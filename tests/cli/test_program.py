import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from typer.testing import CliRunner

import config_lint
from config_lint import cli
from config_lint.cli import check as check_module
from config_lint.cli.app import COMMANDS, GROUPS, app_of
from tests.cli.conftest import Command
from tests.warm.python import python

Done = subprocess.CompletedProcess[str]
Started = Callable[..., Done]
Stream = int | IO[str]


def from_here() -> dict[str, str]:
    """The environment variables of a process that is to import this program."""
    return {**os.environ, "PYTHONPATH": str(Path(config_lint.__file__).parent.parent)}


@pytest.fixture
def process(repository: Path) -> Started:
    """Runs the program as a process of its own, in the repository."""

    def started(*arguments: str, stdout: Stream = subprocess.PIPE, stderr: Stream = subprocess.PIPE) -> Done:
        command = [sys.executable, "-m", "config_lint", *arguments]
        return subprocess.run(
            command, cwd=repository, env=from_here(), stdout=stdout, stderr=stderr, encoding="utf-8", check=False
        )

    return started


def test_version(command: Command) -> None:
    assert command("--version") == (0, f"config-lint {config_lint.__version__}\n", "")


def test_without_a_command_there_is_help_and_no_success(command: Command) -> None:
    ended = command()
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: config-lint [OPTIONS] ")
    assert command("rules").err.startswith("Usage: config-lint rules [OPTIONS] ")


@pytest.mark.parametrize("name", ["", "check", "show", "explain", "rules", "rules list", "rules test", "rules schema"])
def test_help_goes_to_standard_output(command: Command, name: str) -> None:
    for flag in ("-h", "--help"):
        ended = command(*name.split(), flag)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.startswith(f"Usage: {f'config-lint {name}'.strip()} ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chekc"], "no such command 'chekc'"),
        (["rules", "lst"], "no such command 'lst'"),
        (["--versoin"], 'unknown option "--versoin": did you mean "--version"?'),
        (["show"], "missing argument 'ENVIRONMENT'; usage: config-lint show [OPTIONS] ENVIRONMENT "),
        (["explain"], "missing argument 'RULE'; usage: config-lint explain [OPTIONS] RULE"),
        (["explain", "a", "b"], "got unexpected extra argument"),
    ],
)
def test_command_line_that_cannot_be_parsed(command: Command, arguments: list[str], told: str) -> None:
    ended = command(*arguments)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(f"config-lint: error: {told}")


def raising(error: BaseException) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise error

    return fail


def test_bug_is_told_in_one_line_without_any_value(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_module, "made_for", raising(ValueError("password=hunter2")))
    ended = command("check", "--verbose")
    assert (ended.code, ended.out) == (2, "")
    assert re.fullmatch(r"config-lint: error: unexpected ValueError in cli/check\.py:\d+: this is a bug .*\n", ended.err)


def test_lack_of_memory_is_no_bug(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_module, "made_for", raising(MemoryError()))
    ended = command("check")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "not enough memory" in ended.err


def test_interruption_is_quiet(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_module, "made_for", raising(KeyboardInterrupt()))
    assert command("check") == (130, "", "")


def test_interruption_before_the_first_command_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("config_lint.cli.program.run", raising(KeyboardInterrupt()))
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "")
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr("gc.freeze", lambda: None)
    assert cli.main() == 130
    assert capsys.readouterr() == ("", "")


def test_module_is_the_program(process: Started) -> None:
    done = process("check", "--output-format", "concise")
    assert done.returncode == 1
    assert done.stdout.startswith("environments/staging/auth.env:1:15: error ")
    assert done.stderr.startswith("1 error; ")


def test_reader_that_has_seen_enough_is_no_error(process: Started) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = process("check", stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk(process: Started) -> None:
    with Path("/dev/full").open("w") as full:
        done = process("check", stdout=full)
        unheard = process("check", "stagin", stderr=full)
    assert (done.returncode, done.stderr) == (
        2,
        "config-lint: error: standard output cannot be written: No space left on device\n",
    )
    assert unheard.returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by a shell of Unix")
@pytest.mark.parametrize(("closed", "code"), [(">&-", 2), ("2>&-", 1), (">&- 2>&-", 2)])
def test_closed_streams(repository: Path, closed: str, code: int) -> None:
    shell = ["/bin/sh", "-c", f'"$0" -m config_lint check {closed}', sys.executable]
    done = subprocess.run(shell, cwd=repository, env=from_here(), capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_terminal_of_few_letters_gets_them(process: Started, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    (repository / "environments/staging/auth.env").write_text("JWT_ALGORITHM=none # café\n", encoding="utf-8")
    (repository / "environments/staging/web.env").write_text("TITLE=café ×\n", encoding="utf-8")
    done = process("check")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.isascii()
    assert r"TITLE = caf\xe9 x" in process("show", "staging").stdout


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["cache", "clean", "--cache-dir", "kept"], ["config_lint.cli.check", "config_lint.cli.rules", "config_lint.options"]),
        (["--version"], ["pydantic", "rich", "jinja2", "yaml", "msgspec", "config_lint.pipeline", "config_lint.options"]),
        (["check", "production"], ["rich", "deepdiff", "pygments", "markdown_it"]),
        (["check"], ["rich.text", "deepdiff"]),
        (["explain", "auth/unsafe-jwt-algorithm"], ["rich", "jinja2", "config_lint.pipeline", "config_lint.options"]),
    ],
)
def test_command_imports_only_what_it_needs(repository: Path, arguments: list[str], unwanted: list[str]) -> None:
    program = f"""
import sys
from config_lint.cli.app import COMMANDS, GROUPS, app_of
from config_lint.cli.program import run
run({arguments!r})
print([name for name in {unwanted!r} if name in sys.modules])
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=repository, env=from_here(), capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_nothing_that_reads_files_is_imported_where_all_is_known(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    unwanted = ["pydantic", "yaml", "deepdiff", "jinja2", "config_lint.binding", "config_lint.models"]
    program = f"""
import sys
from config_lint.cli.program import run
run(["check", "production", "--cache-dir", {str(tmp_path_factory.mktemp("kept"))!r}, "--jobs", "1"])
print([name for name in {unwanted!r} if name in sys.modules])
"""
    command = [sys.executable, "-c", program]
    first, second = (
        subprocess.run(command, cwd=repository, env=from_here(), capture_output=True, text=True, check=True).stdout.splitlines()
        for _ in range(2)
    )
    assert first[:-1] == second[:-1]
    assert "pydantic" in first[-1]
    assert second[-1] == "[]"


def test_no_model_is_made_of_a_service_that_has_a_key_more(tmp_path: Path) -> None:
    root = tmp_path / "fleet"
    for environment in ("staging", "production"):
        for service, url in (("web", "https://bank.example.com"), ("bank", "https://post.example.com")):
            file = root / environment / f"{service}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"server: {{port: 8080}}\nlogging: {{level: info}}\nrooms: 4\nurl: {url}\n", encoding="utf-8")
    options = 'promotion = ["staging", "production"]\n\n[[sources]]\npath = "{environment}/{service}.yaml"\n'
    (root / "config-lint.toml").write_text(options, encoding="utf-8")
    program = f"""
import sys
from config_lint.cli.program import run
run(["check", "--quiet", "--cache-dir", {str(tmp_path / "kept")!r}, "--jobs", "1"])
print("pydantic" in sys.modules)
"""
    said = []
    for more in ("", "beds: 7\n"):
        with (root / "staging" / "web.yaml").open("a", encoding="utf-8") as changed:
            changed.write(more)
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, cwd=root, env=from_here(), capture_output=True, text=True, check=True)
        said.append(done.stdout.splitlines()[-1])
    assert said == ["True", "False"]


@pytest.mark.parametrize("name", [*COMMANDS, *GROUPS])
def test_a_command_is_the_same_where_it_is_the_only_one(name: str) -> None:
    alone, one_of_all = (
        CliRunner().invoke(app, [name, "--help"], prog_name="config-lint", env={"COLUMNS": "100"})
        for app in (app_of((name,)), app_of())
    )
    assert (alone.output, alone.exit_code) == (one_of_all.output, one_of_all.exit_code)
    assert f"config-lint {name}" in alone.output


def test_shells_can_complete(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def completed(line: str) -> list[str]:
        monkeypatch.setenv("_CONFIG_LINT_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
        done = subprocess.run([python(), "-m", "config_lint"], cwd=repository, capture_output=True, text=True, check=False)
        return done.stdout.split()

    assert completed("config-lint ex") == ["explain"]
    assert completed("config-lint explain auth/unsafe-") == ["auth/unsafe-jwt-algorithm"]
    assert completed("config-lint check --output-format c") == ["concise"]
    assert "auth" in completed("config-lint check --select au")
