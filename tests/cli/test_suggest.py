import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Command

CALLS = "MAIL_URL=https://mail.staging.partner.org\n"


@pytest.fixture
def calling(repository: Path) -> Path:
    """Production calls a third party, whose host has staging's name in it."""
    options = repository / "config-lint.toml"
    text = options.read_text().replace('select = ["auth/unsafe-jwt-algorithm", "auth/token-lifetime-order"]\n', "")
    options.write_text(f'{text}\n[environments.production]\ndomains = ["*.example.com"]\n\n[services.auth]\n')
    for environment in ("staging", "production"):
        with (repository / "environments" / environment / "web.env").open("a") as file:
            file.write(CALLS)
    return repository


def test_lines_with_what_they_settle_and_examples(command: Command, calling: Path) -> None:
    assert calling.is_dir()
    ended = command("suggest", "--select", "service-urls/wrong-environment")
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert lines[0] == (
        "# Settles 1 of 1, if this is true: mail.staging.partner.org is a third party's, whatever environment calls it."
    )
    assert lines[1] == "#   environments/production/web.env:2:10: service-urls/wrong-environment"
    assert lines[2:] == ['[services."mail.staging.partner.org"]', "external = true", 'domains = ["mail.staging.partner.org"]', ""]
    assert ended.err == "1 finding, of which these lines would settle 1; take over only what is true\n"


def test_taken_over_the_lines_do_what_they_say(command: Command, calling: Path) -> None:
    wanted = ("--select", "service-urls/wrong-environment")
    assert command("check", *wanted, "--fail-on", "info").code == 1
    lines = command("suggest", *wanted, "-q").out
    tomllib.loads(lines)
    with (calling / "config-lint.toml").open("a") as options:
        options.write(lines)
    assert command("check", *wanted, "--fail-on", "info").code == 0
    assert command("suggest", *wanted) == (0, "", "0 findings: there is nothing to settle\n")


def test_where_the_table_is_there_already_the_line_says_so(command: Command, calling: Path) -> None:
    with (calling / "config-lint.toml").open("a") as options:
        options.write('\n[drift]\nelsewhere = { mode = "same", reason = "so" }\n')
    (calling / "environments" / "production" / "auth.env").write_text("DATABASE_HOST=db.staging.example.com\n")
    (calling / "environments" / "staging" / "auth.env").write_text("DATABASE_HOST=db.staging.example.com\n")
    out = command("suggest", "--select", "database/wrong-environment").out
    assert "# [drift] is in line " in out
    assert "\n[drift]\n" not in out


def test_wrong_names_are_errors(command: Command) -> None:
    ended = command("suggest", "--select", "auht")
    assert ended.code == 2
    assert 'unknown rule "auht": did you mean "auth"?' in ended.err
