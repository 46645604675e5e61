import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

own_rule = """\
title: The letter is wrong
severity: info
confidence: low
default: false
why: |
  Because it is.
fix: |
  Write another one.
source: https://example.com/letters
check: holds
with: {each: setting, that: "setting.value == 'a'"}
message: "{{ setting }} is wrong"
examples:
  bad:
    - staging: {web: {LETTER: b}}
  good:
    - files: {"staging/web.env": "LETTER=a"}
      options: {sources: [{path: "{environment}/{service}.env"}], services: {web: {aliases: [site]}}}
"""


@pytest.fixture
def own(repository: Path) -> str:
    """A rule of the repository's own."""
    file = repository / "rules/letters/wrong-letter.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(own_rule)
    options = repository / "config-lint.toml"
    options.write_text(f'rule-paths = ["rules"]\n{options.read_text()}')
    return "letters/wrong-letter"


@pytest.mark.parametrize("name", ["auth/unsafe-jwt-algorithm", "unsafe-jwt-algorithm"])
def test_page_of_a_built_in_rule(command: Command, name: str) -> None:
    ended = command("explain", name)
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert lines[0].startswith("auth/unsafe-jwt-algorithm: ")
    assert lines[1] == "error, high confidence, in the default set"
    for heading in ("Why", "Fix", "Source", "Finds fault with", "Finds no fault with"):
        assert heading in lines
    assert max(map(len, lines)) <= 100


def test_page_of_an_own_rule(command: Command, own: str) -> None:
    assert command("explain", own).out == (
        "letters/wrong-letter: The letter is wrong\n"
        "info, low confidence, only where it is selected\n"
        "\nWhy\n  Because it is.\n"
        "\nFix\n  Write another one.\n"
        "\nSource\n  https://example.com/letters\n"
        '\nFinds fault with\n  staging/web.json\n    {\n      "LETTER": "b"\n    }\n'
        "\nFinds no fault with\n  staging/web.env\n    LETTER=a\n"
        '  with the options {"services": {"web": {"aliases": ["site"]}}}\n'
    )


def test_unknown_rule(command: Command) -> None:
    ended = command("explain", "auth/unsafe-jwt")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == 'config-lint: error: unknown rule "auth/unsafe-jwt": did you mean "auth/unsafe-jwt-algorithm"?\n'


def test_built_in_rule_is_explained_where_the_options_are_broken(command: Command, repository: Path) -> None:
    (repository / "config-lint.toml").write_text("this is no TOML")
    assert command("explain", "auth/unsafe-jwt-algorithm").code == 0


def fingerprint(command: Command) -> str:
    [finding] = json.loads(command("check", "--output-format", "json").out)["findings"]
    return str(finding["fingerprint"])


def test_page_of_a_finding(command: Command, repository: Path) -> None:
    (repository / "CODEOWNERS").write_text("* @shop\n")
    whole = fingerprint(command)
    ended = command("explain", whole)
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert lines[0] == f"auth/unsafe-jwt-algorithm  {whole}"
    assert "error, high confidence, fails staging" in lines
    assert "  environments/staging/auth.env:1:15  JWT_ALGORITHM (auth.jwt.algorithm)" in lines
    assert "  owned by @shop" in lines
    assert "  environments/base/auth.env:1:15  every environment  RS256" in lines
    assert lines[lines.index("The smallest change that ends it") + 1 :] == [
        "  environments/staging/auth.env:1",
        "  - JWT_ALGORITHM=none",
        "  what environments/base/auth.env:1:15 says counts then: RS256. Tried: the finding is gone, and no",
        "  other has come.",
    ]
    assert "battery" not in ended.out
    for beginning in (whole[:4], f"{whole[:8]}…"):
        assert command("explain", beginning) == ended


def test_the_change_ends_the_finding(command: Command, repository: Path) -> None:
    assert "  - JWT_ALGORITHM=none\n" in command("explain", fingerprint(command)).out
    (repository / "environments/staging/auth.env").write_text("")
    assert command("check").code == 0


def test_fingerprint_of_nothing(command: Command) -> None:
    ended = command("explain", "00000")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "config-lint: error: no finding has a fingerprint that begins with 00000; "
        "config-lint check --verbose shows those there are\n"
    )


def test_fingerprint_of_a_suppressed_finding(command: Command, repository: Path) -> None:
    file = repository / "environments/staging/auth.env"
    whole = fingerprint(command)
    file.write_text(f"# config-lint: ignore[auth/unsafe-jwt-algorithm] -- we know\n{file.read_text()}")
    ended = command("explain", whole)
    assert ended.code == 0
    assert "suppressed in environments/staging/auth.env:1: we know" in ended.out
    assert "The smallest change" not in ended.out


def test_verbose_shows_what_to_explain(command: Command) -> None:
    assert f" = fingerprint: {fingerprint(command)}\n" in command("check", "--verbose").out


def test_how_sure_a_finding_among_siblings_is(command: Command, repository: Path) -> None:
    for environment, name in (("test", "acme-test"), ("staging", "acme-staging"), ("production", "acme-staging")):
        (repository / f"environments/{environment}").mkdir(exist_ok=True)
        (repository / f"environments/{environment}/auth.env").write_text(f"CLUSTER={name}\n")
    options = repository / "config-lint.toml"
    options.write_text(f"{options.read_text()}\n[environments.test]\n")
    report = json.loads(command("check", "--output-format", "json", "--select", "drift/foreign-environment-token").out)
    [finding] = report["findings"]
    assert finding["score"] == {"total": 0.57, "support": 0.75, "informativeness": 0.761, "agreeing": 2, "siblings": 2}
    lines = command("explain", finding["fingerprint"]).out.splitlines()
    said = lines[lines.index("How sure") + 1]
    assert said == "  2 of 2 siblings agree: 0.75; the value says much: 0.76; score 0.57"


def test_a_finding_without_siblings_has_no_score(command: Command) -> None:
    assert "How sure" not in command("explain", fingerprint(command)).out
