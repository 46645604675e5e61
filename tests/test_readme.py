import re
from pathlib import Path

import pytest

from config_lint.cli.program import run
from config_lint.cli.trial import failures
from config_lint.options import Origin, parse
from config_lint.rulebook.load import read_rule

root = Path(__file__).parents[1]
readme = (root / "README.md").read_text(encoding="utf-8")
outputs = re.findall(r"<!-- output: (.*?) -->\n```text\n(.*?)```", readme, re.DOTALL)


@pytest.mark.parametrize(("arguments", "shown"), outputs)
def test_output_shown_is_what_is_printed(
    arguments: str, shown: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "120")
    run(arguments.split())
    assert capsys.readouterr().out == shown


def test_there_is_output_to_compare() -> None:
    assert len(outputs) == 3


def test_rule_shown_is_one_whose_examples_hold() -> None:
    [text] = [block for block in re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL) if block.startswith("title:")]
    rule = read_rule(text, "own", "retries-outlast-timeout", "README.md")
    assert [example.bad for example in rule.examples] == [True, False]
    assert list(failures(rule)) == []


def test_options_shown_are_understood() -> None:
    blocks = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        parse(block, Origin())


def test_planted_faults_are_those_that_are_found(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    table = (root / "environments/README.md").read_text(encoding="utf-8")
    planted = set(re.findall(r"^\| `(staging/\S+):(\d+)` \|.*\| `(\S+)` \|$", table, re.MULTILINE))
    run(["check", "--output-format", "concise", "--quiet"])
    lines = capsys.readouterr().out.splitlines()
    found = {match.groups() for line in lines if (match := re.match(r"environments/(\S+?):(\d+):\d+: \w+ (\S+) ", line))}
    assert found == planted
    assert len(lines) == len(planted)


@pytest.mark.parametrize("environment", ["development", "test", "production"])
def test_other_environments_are_clean(environment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert run(["check", environment, "--fail-on", "info", "--quiet"]) == 0
