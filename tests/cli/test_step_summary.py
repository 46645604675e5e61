from pathlib import Path

import pytest

from tests.cli.conftest import Command

ANNOTATION = "::error file=environments/staging/auth.env,line=1,"


@pytest.fixture
def summary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that GitHub names, with what an earlier command put there."""
    file = tmp_path_factory.mktemp("runner") / "summary.md"
    file.write_text("earlier\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    return file


def test_annotations_come_with_a_table(command: Command, summary: Path) -> None:
    assert command("check", "--output-format", "github").out.startswith(ANNOTATION)
    earlier, ours = summary.read_text().split("\n", 1)
    assert earlier == "earlier"
    assert ours.startswith("### config-lint: 1 error\n")
    assert "`environments/staging/auth.env:1`" in ours


@pytest.mark.parametrize("output", ["json", "full", "github=annotations.txt"])
def test_other_outputs_leave_the_summary_alone(command: Command, summary: Path, output: str) -> None:
    command("check", "--output-format", output)
    assert summary.read_text() == "earlier\n"


def test_elsewhere_there_is_no_summary(command: Command, repository: Path) -> None:
    before = sorted(repository.rglob("*"))
    assert command("check", "--output-format", "github").code == 1
    assert sorted(repository.rglob("*")) == before


def test_suppressed_findings_only_where_they_are_wanted(command: Command, repository: Path, summary: Path) -> None:
    (repository / "environments/staging/auth.env").write_text(
        "# config-lint: ignore[auth/unsafe-jwt-algorithm] -- for a test\nJWT_ALGORITHM=none\n"
    )
    assert command("check", "--output-format", "github").code == 0
    assert "for a test" not in summary.read_text()
    command("check", "--output-format", "github", "--show-suppressed")
    assert "for a test" in summary.read_text()


def test_summary_that_cannot_be_written_is_said_and_changes_nothing(
    command: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(repository / "nowhere" / "summary.md"))
    ended = command("check", "--output-format", "github")
    assert ended.code == 1
    assert ended.out.startswith(ANNOTATION)
    assert "the summary of the step cannot be written to " in ended.err


def test_summary_keeps_to_the_room_that_is_left(command: Command, summary: Path) -> None:
    summary.write_text("x" * 1_048_000)
    command("check", "--output-format", "github")
    assert summary.stat().st_size <= 1_048_576


def test_annotations_are_the_default_in_github_actions(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ended = command("check")
    assert ended.out.startswith(ANNOTATION)
    assert "error[auth/unsafe-jwt-algorithm]: " in ended.out
    assert command("check", "--output-format", "full").out.startswith("error[")
    monkeypatch.setenv("CONFIG_LINT_OUTPUT_FORMAT", "concise")
    assert command("check").out.startswith("environments/")
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    monkeypatch.setenv("CONFIG_LINT_OUTPUT_FORMAT", "")
    assert command("check").out.startswith("error[")


def test_a_terminal_in_github_actions_gets_the_text(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setattr("config_lint.cli.outputs.is_terminal", lambda _stream: True)
    assert command("check").out.startswith("error[")
