import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

rule = """\
title: Tokens without a signature
severity: warning
why: Anybody can sign.
fix: Name an algorithm.
source: https://www.rfc-editor.org/rfc/rfc8725
check: jwt-algorithm-safe
with:
  settings: [auth.jwt.algorithm]
message: "{{ value }} is no algorithm"
examples:
  bad:
    - production: {auth: {JWT_ALGORITHM: BAD}}
  good:
    - production: {auth: {JWT_ALGORITHM: GOOD}}
"""


@pytest.fixture
def pack(repository: Path) -> Path:
    """A pack of the repository's own with one rule, whose examples are right."""
    folder = repository / "packs/own"
    folder.mkdir(parents=True)
    write(folder)
    options = repository / "config-lint.toml"
    options.write_text(f'rule-paths = ["packs"]\n{options.read_text()}')
    return folder


def write(folder: Path, bad: str = "none", good: str = "RS256") -> None:
    (folder / "no-signature.yaml").write_text(rule.replace("BAD", bad).replace("GOOD", good))


def test_list(command: Command, pack: Path) -> None:
    assert pack.is_dir()
    ended = command("rules", "list")
    assert ended.code == 0
    rows = {line.split()[1]: line.split()[0] for line in ended.out.splitlines()}
    assert rows["auth/unsafe-jwt-algorithm"] == "error"
    assert rows["own/no-signature"] == "warning"
    assert list(rows) == sorted(rows)


def test_list_for_programs(command: Command, pack: Path) -> None:
    assert pack.is_dir()
    listed = json.loads(command("rules", "list", "--output-format", "json").out)
    (own,) = [row for row in listed if row["rule"] == "own/no-signature"]
    assert own == {
        "rule": "own/no-signature",
        "severity": "warning",
        "confidence": "high",
        "title": "Tokens without a signature",
        "marker": "config",
        "default": True,
        "since": "",
        "why": "Anybody can sign.",
        "fix": "Name an algorithm.",
        "source": "https://www.rfc-editor.org/rfc/rfc8725",
        "check": "jwt-algorithm-safe",
        "path": "packs/own/no-signature.yaml",
    }
    assert command("rules", "list", "--output-format", "jsno").code == 2


@pytest.mark.parametrize("path", ["packs", "packs/own", "packs/own/no-signature.yaml"])
def test_examples_of_a_file_a_pack_or_a_folder(command: Command, pack: Path, path: str) -> None:
    assert pack.is_dir()
    assert command("rules", "test", path) == (0, "", "1 rule, 2 examples, 0 failed\n")


def test_examples_that_fail_are_told_with_their_place(command: Command, pack: Path) -> None:
    write(pack, bad="RS256", good="none")
    ended = command("rules", "test", "packs")
    assert (ended.code, ended.err) == (1, "1 rule, 2 examples, 2 failed\n")
    assert ended.out.splitlines() == [
        "packs/own/no-signature.yaml:12:7: own/no-signature: nothing is found in a bad example",
        "packs/own/no-signature.yaml:14:7: own/no-signature: a good example is found fault with: none is no algorithm",
    ]


def test_rule_needs_examples_of_both_kinds(command: Command, pack: Path) -> None:
    (pack / "no-signature.yaml").write_text(rule.partition("examples:")[0])
    ended = command("rules", "test", "packs/own")
    assert ended.code == 1
    assert ended.out.splitlines() == [
        "packs/own/no-signature.yaml:1:1: own/no-signature: there is no bad example",
        "packs/own/no-signature.yaml:1:1: own/no-signature: there is no good example",
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "check: jwt-algorithm-safe",
            "check: jwt-algorithm-save",
            'packs/own/no-signature.yaml:6:1: unknown check "jwt-algorithm-save": did',
        ),
        ("severity: warning", "severity: fatal", 'packs/own/no-signature.yaml:2:1: "fatal" is no severity'),
        ("settings:", "setings:", "packs/own/no-signature.yaml:"),
        ("{{ value }}", "{{ value", "packs/own/no-signature.yaml:9:1: the message does not parse: "),
    ],
)
def test_wrong_rule_is_exit_code_2_with_its_place(command: Command, pack: Path, before: str, after: str, told: str) -> None:
    (pack / "no-signature.yaml").write_text(rule.partition("examples:")[0].replace(before, after))
    ended = command("rules", "test", "packs")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(f"config-lint: error: {told}")


def test_folder_without_rules(command: Command) -> None:
    ended = command("rules", "test", "environments")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("config-lint: error: environments holds no rule: ")
    assert command("rules", "test", "nowhere").code == 2


def test_own_rules_are_tested_with_the_built_in_ones(command: Command, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config_lint.rulebook.builtin_rules_folder", lambda: pack.parent)
    assert command("rules", "test").err == "2 rules, 4 examples, 0 failed\n"


def test_schema_knows_every_key_and_check(command: Command) -> None:
    ended = command("rules", "schema")
    schema = json.loads(ended.out)
    assert ended.code == 0
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {"title", "severity", "why", "fix", "source", "check", "message"}
    assert schema["properties"]["severity"]["enum"] == ["error", "warning", "info"]
    checks = schema["properties"]["check"]["enum"]
    assert "holds" in checks
    assert [choice["if"]["properties"]["check"]["const"] for choice in schema["allOf"]] == checks
    assert "each" in schema["$defs"]["holds"]["properties"]


def test_schema_has_no_loose_ends(command: Command) -> None:
    text = command("rules", "schema").out
    schema = json.loads(text)
    references = {part.split('"')[0] for part in text.split('"$ref": "')[1:]}
    assert references
    for reference in references:
        found = schema
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]
        assert found["type"]


def test_pages_are_written_for_every_rule(command: Command, tmp_path: Path) -> None:
    ended = command("rules", "pages", str(tmp_path / "pages"), "--isolated")
    assert ended.code == 0
    index = (tmp_path / "pages/README.md").read_text(encoding="utf-8")
    assert "(database/wrong-environment.md)" in index
    assert (
        (tmp_path / "pages/database/wrong-environment.md")
        .read_text(encoding="utf-8")
        .startswith("# database/wrong-environment\n")
    )
