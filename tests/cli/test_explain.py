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
