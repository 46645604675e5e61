"""Bad input through the real program: a finding or a clear line with its place, never a traceback, and the rest is checked."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.program import HEALTHY, Ended, check, repository

MEMORY = 1_500_000_000


@pytest.fixture
def fleet(tmp_path: Path) -> Path:
    return repository(tmp_path)


def findings(ended: Ended, path: str) -> list[str]:
    return [line for line in ended.out.splitlines() if line.startswith(path)]


@pytest.mark.parametrize(
    ("name", "content", "place", "rule"),
    [
        ("broken.yaml", b"a: [1, 2\nb: 3\n", ":2:", "core/unreadable-file"),
        ("tabs.yaml", b"a:\n\tb: 1\n", ":2:1:", "core/unreadable-file"),
        ("bytes.yaml", b"a: 1\nb: \xff\xfe\n", ":2:4:", "core/unreadable-file"),
        ("nul.env", b"A=1\nB=\0\n", ":2:3:", "core/unreadable-file"),
        ("broken.json", b'{"a": 1,\n "b" 2}', ":2:6:", "core/unreadable-file"),
        ("broken.toml", b'a = 1\nb = "open\n', ":2:", "core/unreadable-file"),
        ("broken.ini", b"[section\na=1\n", ":1:", "core/unreadable-file"),
        ("scalar.yaml", b"just a text\n", ":1:1:", "core/unsupported-construct"),
        ("deep.yaml", b"[" * 10_000, ":1:", "core/limit-exceeded"),
        ("deep.json", b"[" * 10_000, ":1:", "core/limit-exceeded"),
        ("deep.toml", b"a = " + b"[" * 10_000, ":1:", "core/limit-exceeded"),
        ("line.env", b"A=" + b"x" * 1_000_000, ":1:1:", "core/limit-exceeded"),
        ("twice.env", b"A=1\nA=2\n", ":2:1:", "core/duplicate-key"),
    ],
)
def test_fault_of_a_file_is_a_finding_with_its_place(fleet: Path, name: str, content: bytes, place: str, rule: str) -> None:
    (fleet / "staging" / name).write_bytes(content)
    ended = check(fleet, "--select", "core", "--select", "logging", memory=MEMORY)
    [told] = findings(ended, f"staging/{name}")
    assert place in told
    assert rule in told
    assert HEALTHY in ended.out
    assert "Traceback" not in ended.err


def test_alias_bomb_is_bounded(fleet: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    (fleet / "staging/bomb.yaml").write_text("\n".join(lines))
    ended = check(fleet, "--select", "core", "--select", "logging", memory=MEMORY)
    assert "core/limit-exceeded" in "".join(findings(ended, "staging/bomb.yaml"))
    assert HEALTHY in ended.out


def test_file_of_two_hundred_megabytes_is_not_read(fleet: Path) -> None:
    with (fleet / "staging/huge.yaml").open("wb") as file:
        file.truncate(200_000_000)
    ended = check(fleet, "--select", "core", "--select", "logging", memory=MEMORY)
    assert "core/limit-exceeded" in "".join(findings(ended, "staging/huge.yaml"))
    assert "10 MB" in ended.out
    assert HEALTHY in ended.out


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"- a\n- b\n", b"\xef\xbb\xbfA: 1\r\nB: 2\r\n", b"---\n---\n"])
def test_unusual_but_well_files_are_read(fleet: Path, content: bytes) -> None:
    (fleet / "staging/odd.yaml").write_bytes(content)
    ended = check(fleet, "--select", "core/unreadable-file", "--select", "logging")
    assert findings(ended, "staging/odd.yaml") == []
    assert HEALTHY in ended.out


def test_nothing_outside_the_root_is_read(tmp_path: Path) -> None:
    fleet = repository(tmp_path / "inside")
    (tmp_path / "outside.env").write_text("LOG_LEVEL=OUTSIDER\n")
    (fleet / "staging/link.env").symlink_to(tmp_path / "outside.env")
    (fleet / "staging/loop").symlink_to(fleet / "staging")
    (fleet / "staging/self.env").symlink_to(fleet / "staging/self.env")
    (fleet / "staging/folder.yaml").mkdir()
    (fleet / "staging/device.env").symlink_to("/dev/zero")
    os.mkfifo(fleet / "staging/pipe.env")
    ended = check(fleet, "--verbose", "--select", "core", "--select", "logging")
    assert "OUTSIDER" not in ended.out + ended.err
    assert "a link out of the root" in "".join(findings(ended, "staging/link.env"))
    assert HEALTHY in ended.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stagin"], 'unknown environment "stagin": did you mean "staging"?'),
        (["--service", "wbe"], 'unknown service "wbe": did you mean "web"?'),
        (["--select", "core/duplicate-keys"], 'unknown rule "core/duplicate-keys": did you mean "core/duplicate-key"?'),
        (["--colour"], 'unknown option "--colour"'),
        (["--fail-on", "eror"], "eror"),
        (["--output-format", "jsn"], "json"),
    ],
)
def test_unknown_names_are_bad_usage(fleet: Path, arguments: list[str], told: str) -> None:
    ended = check(fleet, *arguments)
    assert (ended.code, ended.out) == (2, "")
    [line] = ended.err.splitlines()
    assert told in line


def test_unknown_key_of_the_options_is_told_with_its_place(fleet: Path) -> None:
    (fleet / "config-lint.toml").write_text('promotion = ["staging"]\nfail_on = "error"\n')
    ended = check(fleet)
    assert ended.code == 2
    assert "config-lint.toml:2:1" in ended.err
    assert "fail-on" in ended.err


RULE = """\
title: T
severity: error
why: W.
fix: F.
source: https://example.com
check: holds
with:
  each: service
  that: "THAT"
message: m
"""


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("check: holds", "check: hold", 6),
        ("  each: service", "  ech: service", 8),
        ("THAT", "service.port +", 9),
        ("THAT", "service.__init__", 9),
        ("THAT", "().__class__.__mro__", 9),
        ("THAT", "cycler", 9),
        ("THAT", "service.name | attr('x')", 9),
        ("THAT", "service.name is matching('(')", 9),
        ("severity: error", "severity: eror", 2),
    ],
)
def test_wrong_rule_is_bad_usage_with_its_place(fleet: Path, before: str, after: str, line: int) -> None:
    (fleet / "rules/own").mkdir(parents=True)
    (fleet / "rules/own/rule.yaml").write_text(RULE.replace(before, after))
    with (fleet / "config-lint.toml").open("a") as options:
        options.write("\n")
    text = (fleet / "config-lint.toml").read_text()
    (fleet / "config-lint.toml").write_text(f'rule-paths = ["rules"]\n{text}')
    ended = check(fleet)
    assert ended.code == 2
    assert f"rules/own/rule.yaml:{line}:" in ended.err
    assert "Traceback" not in ended.err


def test_reader_that_stops_early_is_no_error(fleet: Path) -> None:
    command = f"{sys.executable} -m config_lint check --root {fleet} | head -n 1"
    ended = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert ended.stderr.count("\n") <= 2
    assert "Traceback" not in ended.stderr


def test_full_disk_is_told_in_one_line(fleet: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "config_lint", "check", "--root", str(fleet)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 2
    assert "cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_interrupt_ends_quietly(fleet: Path) -> None:
    os.mkfifo(fleet / "wait.toml")
    process = subprocess.Popen(
        [sys.executable, "-m", "config_lint", "check", "--root", str(fleet), "--config", str(fleet / "wait.toml")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode in (130, 2)
    assert "Traceback" not in errors
