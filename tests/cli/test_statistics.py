from pathlib import Path

from tests.cli.conftest import Command


def test_findings_are_counted_by_rule_service_owner_and_cause(command: Command, repository: Path) -> None:
    options = repository / "config-lint.toml"
    options.write_text(options.read_text().replace('"auth/token-lifetime-order"', '"logging/unknown-level"'))
    (repository / "CODEOWNERS").write_text("/environments/staging/ @shop/staging\n")
    for service in ("auth", "web"):
        with (repository / "environments" / "staging" / f"{service}.env").open("a") as file:
            file.write("LOG_LEVEL=LUOD\n")
    with (repository / "environments" / "production" / "web.env").open("a") as file:
        file.write("LOG_LEVEL=LUOD\n")
    lines = command("check", "-q", "--statistics", "--output-format", "json").err.splitlines()
    assert lines == [
        "by rule",
        "     3  error    logging/unknown-level",
        "     1  error    auth/unsafe-jwt-algorithm",
        "by service",
        "     2  auth",
        "     2  web",
        "by owner",
        "     3  @shop/staging",
        "     1  (nobody)",
        "by cause",
        "     3  setting logging.level",
    ]


def test_nothing_is_counted_where_nothing_is_found(command: Command) -> None:
    assert command("check", "production", "-q", "--statistics").err == ""
