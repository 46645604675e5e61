import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

MANIFEST = """\
env:
- name: LOG_LEVEL
  value: NOISY
"""


def arguments(place: object) -> list[str]:
    return ["check", "--select", "logging/unknown-level", "--output-format", "concise", "-q", "--rendered", f"staging={place}"]


def test_rendered_manifests_are_checked(command: Command, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (repository / "out").mkdir()
    (repository / "out/web.yaml").write_text(MANIFEST)
    outside = tmp_path_factory.mktemp("outside") / "web.yaml"
    outside.write_text(MANIFEST)
    for place, shown in ((repository / "out", "out/web.yaml"), (outside, outside.as_posix())):
        ended = command(*arguments(place))
        assert (ended.code, ended.err) == (1, "")
        assert ended.out.startswith(f"{shown}:3:10: error logging/unknown-level")


def test_rendered_manifests_can_come_through_standard_input(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MANIFEST.encode())))
    assert command(*arguments("-")).out.startswith("standard input:3:10: error logging/unknown-level")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("staging", '--rendered takes ENVIRONMENT=PATH, or ENVIRONMENT=- for standard input, not "staging"'),
        ("stagin=-", 'unknown environment "stagin": did you mean "staging"?'),
        ("staging=nowhere.yaml", "--rendered cannot read nowhere.yaml: No such file or directory"),
    ],
)
def test_what_cannot_be_rendered_is_one_line(command: Command, monkeypatch: pytest.MonkeyPatch, value: str, told: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a: 1")))
    ended = command("check", "--rendered", value)
    assert (ended.code, ended.out, ended.err) == (2, "", f"config-lint: error: {told}\n")
