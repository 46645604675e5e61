from pathlib import Path

import pytest

from tests.cli.conftest import Command


def test_environment(command: Command) -> None:
    ended = command("show", "staging")
    assert ended.code == 0
    assert ended.out == (
        "staging/auth\n"
        "  JWT_ALGORITHM  = none  (auth.jwt.algorithm, environments/staging/auth.env:1)\n"
        "  JWT_SECRET_KEY = ***  (auth.jwt.secret, environments/base/auth.env:2)\n"
        "  ← service web  (AUTH_SERVICE_URL, environments/staging/web.env:1)\n"
        "staging/web\n"
        "  AUTH_SERVICE_URL = http://auth:8081  (dependencies.auth.url, environments/staging/web.env:1)\n"
        "  → service auth  (AUTH_SERVICE_URL, environments/staging/web.env:1)\n"
    )


def test_service(command: Command) -> None:
    assert command("show", "production", "web").out.startswith("production/web\n  AUTH_SERVICE_URL = https://auth.example.com  (")


@pytest.mark.parametrize("key", ["JWT_ALGORITHM", "auth.jwt.algorithm", "jwt.algorithm", "jwtAlgorithm"])
def test_chain_of_a_key_by_any_of_its_names(command: Command, key: str) -> None:
    assert command("show", "staging", "auth", key).out == (
        "staging/auth: JWT_ALGORITHM (auth.jwt.algorithm)\n"
        "  environments/base/auth.env:1:15     every environment  RS256\n"
        "  environments/staging/auth.env:1:15  staging            none\n"
        "  = none\n"
    )


def test_interpolated_value_is_shown_as_written_and_as_it_comes_out(command: Command, repository: Path) -> None:
    (repository / "environments/staging/web.env").write_text("HOST=auth\nAUTH_SERVICE_URL=http://${HOST}:8081\n")
    assert command("show", "staging", "web", "AUTH_SERVICE_URL").out.endswith("  http://${HOST}:8081\n  = http://auth:8081\n")


def test_nothing_in_a_value_steers_the_terminal(command: Command, repository: Path) -> None:
    (repository / "environments/staging/web.env").write_text('TITLE="\\e]0;x\x1b[2J\u202e"\n', encoding="utf-8")
    for arguments in (["staging"], ["staging", "web", "TITLE"]):
        ended = command("show", *arguments)
        assert ended.code == 0
        assert all(line.isprintable() for line in ended.out.splitlines())


def test_secrets_are_masked_all_along_the_chain(command: Command, repository: Path) -> None:
    (repository / "environments/staging/auth.env").write_text("JWT_SECRET_KEY=another-horse-another-staple\n")
    ended = command("show", "staging", "auth", "JWT_SECRET_KEY")
    assert ended.out.count("***") == 3
    assert "horse" not in ended.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stagin"], 'unknown environment "stagin": did you mean "staging"?'),
        (["staging", "auht"], 'unknown service "auht": did you mean "auth"?'),
        (["staging", "auth", "JWT_ALGORTHM"], 'unknown key "JWT_ALGORTHM": did you mean "JWT_ALGORITHM"?'),
    ],
)
def test_unknown_names(command: Command, arguments: list[str], told: str) -> None:
    ended = command("show", *arguments)
    assert (ended.code, ended.out, ended.err) == (2, "", f"config-lint: error: {told}\n")
