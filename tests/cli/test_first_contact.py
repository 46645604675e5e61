"""What somebody tries who has never read a page of the documentation: each answer says what to do instead."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import config_lint
from tests.cli.conftest import Command
from tests.warm.python import python


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("version", "no such command 'version': did you mean 'config-lint --version'?"),
        ("help", "no such command 'help': did you mean 'config-lint --help'?"),
        ("-V", 'unknown option "-V": did you mean "config-lint --version"?'),
        ("check --verison", 'unknown option "--verison": did you mean "config-lint --version"?'),
        (".", "no such command '.', and it is a path: config-lint check --root . checks a folder"),
        ("environments/staging", "no such command 'environments/staging', and it is a path: config-lint check --root "),
        ("xyzzy", "no such command 'xyzzy': there is check, diff, show, "),
        ("chekc", "no such command 'chekc': did you mean 'check'"),
        ("check .", '"." is a path, and check takes names of environments: --root . checks what is in a folder'),
        ("check environments/staging", '"environments/staging" is a path, and check takes names of environments: --root '),
        ("check config-lint.toml", '"config-lint.toml" is a path, and check takes names of environments: --root '),
        ("check STAGING", 'unknown environment "STAGING": did you mean "staging"?'),
        ("check stg", 'unknown environment "stg": did you mean "staging"?'),
        ("show prod", 'unknown environment "prod": did you mean "production"?'),
        ("graph prod", 'unknown environment "prod": did you mean "production"?'),
        ("diff staging prod", 'unknown environment "prod": did you mean "production"?'),
        ("check --select wrong-environment", 'several rules are called "wrong-environment": name one with its pack, '),
        ("explain wrong-environment", 'several rules are called "wrong-environment": name one with its pack, '),
        ("explain xyzzy", 'unknown rule "xyzzy": known: analytics, '),
        ("explain auth/weak-secrt", 'unknown rule "auth/weak-secrt": did you mean "auth/weak-secret"?'),
        ("diff staging", "missing argument 'RIGHT'; usage: config-lint diff [OPTIONS] LEFT RIGHT"),
        ("rules test nowhere", "nowhere holds no rule: name a rule file"),
        ("check --config config-lint.yaml", "config-lint.yaml cannot be read: No such file or directory"),
        ("check --root environments/staging/web.env", "is no folder: name the folder of the configuration with --root"),
        ("suggest --select nope", 'unknown rule "nope": known: analytics, '),
        ("check --output-format sarif=nowhere/x.sarif", "nowhere/x.sarif cannot be written: there is no folder nowhere"),
    ],
)
def test_mistake_is_answered_with_what_to_do(command: Command, arguments: str, told: str) -> None:
    ended = command(*arguments.split())
    assert (ended.code, ended.out) == (2, "")
    assert told in ended.err
    assert ended.err.startswith("config-lint: error: ")
    assert ended.err.count("\n") == 1


def test_names_with_commas_between_are_several(command: Command) -> None:
    assert command("check", "staging,production", "-q") == command("check", "staging", "production", "-q")


def test_help_says_where_to_begin(command: Command) -> None:
    for said in (command().err, command("--help").out):
        assert "`config-lint init`" in said
        assert "`config-lint check`" in " ".join(said.split())


@pytest.mark.parametrize("name", ["check", "init", "suggest", "show staging", "graph staging", "explain 3f0c", "baseline create"])
def test_empty_folder(command: Command, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    ended = command(*name.split(), "--root", str(tmp_path_factory.mktemp("empty")))
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("config-lint: error: ")
    if name != "init":
        assert ended.err.endswith("there is no file to check here: --root names the folder of the configuration\n")


def test_sources_that_reach_nothing_are_named(command: Command, repository: Path) -> None:
    options = repository / "config-lint.toml"
    options.write_text(options.read_text().replace("environments/", "envs/"))
    assert command("check").err == (
        "config-lint: error: no service was found: no file fits a source of config-lint.toml (envs/base/{service}.env, "
        "envs/{environment}/{service}.env) and an environment (staging, production)\n"
    )


def test_fingerprint_in_capitals(command: Command) -> None:
    ended = command("explain", "ABCDEF01")
    assert "no finding has a fingerprint that begins with abcdef01; " in ended.err


def test_file_of_windows(command: Command, repository: Path) -> None:
    before = command("check", "--output-format", "concise")
    for file in (repository / "config-lint.toml", repository / "environments/staging/auth.env"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    after = command("check", "--output-format", "concise")
    assert (after.code, after.out.split(" ", 1)[1]) == (1, before.out.split(" ", 1)[1])


@pytest.mark.parametrize(
    "variables",
    [
        {"PATH": ""},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"COLUMNS": "40"},
        {"COLUMNS": "40", "FORCE_COLOR": "1"},
        {"NO_COLOR": "1", "TERM": "dumb"},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
    ],
    ids=str,
)
def test_wherever_it_runs_it_says_the_same(repository: Path, variables: dict[str, str]) -> None:
    """Without git, with other letters, in a narrow window, in colour and without, without a home."""
    environment = {**os.environ, "PYTHONPATH": str(Path(config_lint.__file__).parent.parent), **variables}
    command = [sys.executable if "PYTHONIOENCODING" in variables else python(), "-m", "config_lint", "check"]
    ended = subprocess.run(command, cwd=repository, env=environment, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert b"auth/unsafe-jwt-algorithm" in ended.stdout
    assert b"environments/staging/auth.env:1:15" in ended.stdout
    assert (b"\x1b[" in ended.stdout) == ("FORCE_COLOR" in variables)
    if "COLUMNS" in variables and "FORCE_COLOR" not in variables:
        lines = ended.stdout.decode().splitlines()
        assert all(len(line) <= 40 or "-->" in line or ":::" in line or " " not in line.strip() for line in lines), lines
