"""Bad input through the real program: a finding or a clear line with its place, never a traceback, and the rest is checked."""

import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from config_lint.cli.program import run as run_here
from config_lint.domain.tree import Unreadable
from config_lint.formats.reader import FileReader
from config_lint.trees.work import WorkTree
from tests.program import HEALTHY, Ended, check, environment, repository
from tests.warm.python import python

MEMORY = 1_500_000_000
DEEP = 10_000
UNREADABLE, LIMIT = "error core/unreadable-file", "warning core/limit-exceeded"
ENDINGS = ("yaml", "json", "toml", "env", "ini", "properties")


@pytest.fixture
def fleet(tmp_path: Path) -> Path:
    return repository(tmp_path / "fleet")


def told_of(ended: Ended, path: str) -> list[str]:
    return [line.removeprefix(f"{path}:") for line in ended.out.splitlines() if line.startswith(f"{path}:")]


def assert_rest_is_checked(ended: Ended) -> None:
    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (1, "")
    assert any(line.startswith(HEALTHY) for line in lines)
    assert len(lines) == len(set(lines))


def checked(fleet: Path, files: dict[str, bytes]) -> Ended:
    for name, content in files.items():
        (fleet / "staging" / name).write_bytes(content)
    return check(fleet, "--select", "core,logging/unknown-level", memory=MEMORY)


SYNTAX = {
    "a.yaml": (b"a: [1, 2\nb: 3\n", "2:2", "a list in square brackets that goes on without a comma: add the comma"),
    "b.yaml": (b"a: 1\n  b: 2\n", "2:4", "a colon where no key can stand: use quotes, or mend the indentation"),
    "c.yaml": (b"a: [\n", "2:1", "no value where one is expected: write it, or close the bracket"),
    "d.yaml": (b"a: |text\n", "1:5", "text after | or >: begin it on the next line, or put the value in quotes"),
    "e.yaml": (b"a: *nothing\n", "1:4", "an alias without an anchor before it: set the anchor"),
    "f.json": (b'{"a": 1,,}', "1:9", "a key without quotes: put the key in double quotes"),
    "g.json": (b'{"a": 1\n "b": 2}', "1:8", "neither a comma nor } after a value: add one of them"),
    "h.toml": (b"a = = 1\n", "1:5", "no value where one is expected: write one; a text needs quotes"),
    "i.toml": (b'a = "x\n', "1:5", "quotes that are never closed: close the quotes"),
    "j.env": (b"A=1\nwhat is this\n", "2:1", "a line that sets nothing: write KEY=value"),
    "k.env": (b"A='x\n", "1:1", "quotes that do not end where the value does: close them"),
    "l.env": (b"A=-----BEGIN X-----\nQUJD\n-----END X-----\n", "1:1", "a key in PEM form that goes on after its line: put"),
    "m.ini": (b"[a\nb=1\n", "1:1", "a section header that is not closed: add the closing bracket"),
    "n.properties": (b"a=1\nb=\\u12\n", "2:1", r"\u without four hexadecimal digits: write four digits"),
}
TABS = {"a.yaml": (b"a:\n\tb: 1\n", "2:1", "a tab where YAML wants spaces: indent with spaces")}
BYTES = {
    f"{ending}.{ending}": (b"a=1\nb \xff=1\n", "2:3", "bytes that are not UTF-8: save the file as UTF-8")
    for ending in ENDINGS
    if ending != "properties"  # whose encoding may be ISO-8859-1, in which every byte is a letter
}
NUL = {f"{ending}.{ending}": (b"a=1\nb=\0\n", "2:3", "a NUL byte: remove it") for ending in ENDINGS}


@pytest.mark.parametrize("faults", [SYNTAX, TABS, BYTES, NUL], ids=["syntax", "tabs", "bytes", "NUL"])
def test_a_fault_is_one_finding_with_place_and_remedy(fleet: Path, faults: dict[str, tuple[bytes, str, str]]) -> None:
    ended = checked(fleet, {name: content for name, (content, _, _) in faults.items()})
    for name, (_, place, words) in faults.items():
        [line] = told_of(ended, f"staging/{name}")
        assert line.startswith(f"{place}: {UNREADABLE} {words}"), name
    assert_rest_is_checked(ended)


def bomb(opening: str, item: str, closing: str) -> bytes:
    """Nine levels, each of which repeats the one below it ten times."""
    lines = [f"a0: &a0 {opening}{', '.join(item.format(n, 'x') for n in range(10))}{closing}"]
    for level in range(1, 10):
        members = ", ".join(item.format(n, f"*a{level - 1}") for n in range(10))
        lines.append(f"a{level}: &a{level} {opening}{members}{closing}")
    return "\n".join(lines).encode()


NESTED = {
    "flow-list.yaml": b"a: " + b"[" * DEEP + b"]" * DEEP,
    "flow-mapping.yaml": b"a: " + b"{a: " * DEEP + b"1" + b"}" * DEEP,
    "open.yaml": b"a: " + b"[" * DEEP,
    "block-list.yaml": b"- " * DEEP + b"x\n",
    "block-mapping.yaml": b"".join(b" " * depth + b"k:\n" for depth in range(2_000)),
    "keys.yaml": b"? " * DEEP + b"x\n",
    "list.json": b"[" * DEEP + b"]" * DEEP,
    "open.json": b"[" * DEEP,
    "mapping.json": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "list.toml": b"a = " + b"[" * DEEP + b"]" * DEEP,
    "open.toml": b"a = " + b"[" * DEEP,
    "tables.toml": b"a = " + b"{a = " * DEEP + b"1" + b"}" * DEEP,
    "header.toml": b"[" + b".".join([b"a"] * DEEP) + b"]\nb = 1\n",
    "dotted.toml": b".".join([b"a"] * DEEP) + b" = 1\n",
    "dotted.properties": b".".join([b"a"] * DEEP) + b"=1\n",
}
MERGES = "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{max(n - 2, 0)}], k{n}: 1}}\n" for n in range(1, 600))
REPEATED = {
    "lists.yaml": bomb("[", "{1}", "]"),
    "mappings.yaml": bomb("{", "k{0}: {1}", "}"),
    "merges.yaml": f"a0: &a0 {{x: 1}}\n{MERGES}".encode(),
    "references.env": ("A0=0123456789\n" + "".join(f"A{n}={f'${{A{n - 1}}}' * 3}\n" for n in range(1, 60))).encode(),
    "defaults.env": b"A=" + b"${B:-" * DEEP + b"}" * DEEP + b"\n",
}


def test_nesting_is_bounded(fleet: Path) -> None:
    ended = checked(fleet, NESTED)
    for name in NESTED:
        [line] = told_of(ended, f"staging/{name}")
        assert re.match(rf"\d+:\d+: {LIMIT} nesting deeper than 100 levels: \w", line), name
    assert_rest_is_checked(ended)


def test_what_repeats_itself_is_bounded(fleet: Path) -> None:
    ended = checked(fleet, REPEATED)
    for name in REPEATED:
        [line] = told_of(ended, f"staging/{name}")
        assert re.match(rf"\d+:\d+: {LIMIT} (more than 100,000 values|a value longer than|more than 20 defaults)", line), name
    assert_rest_is_checked(ended)


def test_a_file_of_two_hundred_megabytes_is_not_read(fleet: Path) -> None:
    for ending in ENDINGS:
        with (fleet / f"staging/large.{ending}").open("wb") as file:
            file.truncate(200_000_000)
    ended = checked(fleet, {})
    for ending in ENDINGS:
        [line] = told_of(ended, f"staging/large.{ending}")
        assert line.startswith(f"1:1: {LIMIT} a file larger than 10 MB: exclude it from its source")
    assert_rest_is_checked(ended)


def test_a_line_of_a_megabyte_is_refused(fleet: Path) -> None:
    long = b"x" * 1_000_000
    files = {
        "long.yaml": b"b: 1\na: " + long,
        "long.json": b'{\n"a":"' + long + b'"}',
        "long.toml": b'b = 1\na = "' + long + b'"\n',
        "long.env": b"B=1\nA=" + long,
        "long.ini": b"b=1\na=" + long,
        "long.properties": b"b=1\na=" + long,
    }
    ended = checked(fleet, files)
    for name in files:
        [line] = told_of(ended, f"staging/{name}")
        assert line.startswith(f"2:1: {LIMIT} a line longer than 500,000 characters: break the line"), name
    assert_rest_is_checked(ended)


@pytest.mark.parametrize(
    "files",
    [
        {f"odd.{ending}": b"" for ending in ENDINGS},
        {f"odd.{ending}": b"# nothing\n" for ending in ENDINGS if ending != "json"} | {"odd.jsonc": b"// nothing\n"},
        {
            "null.yaml": b"null\n",
            "list.yaml": b"- a\n- b\n",
            "list.json": b"[1, 2]",
            "null.json": b"null",
            "bare.yaml": b"---\n---\n",
        },
        {"folder.yaml": b"{}\n", "empty.json": b"{}", "section.ini": b"[empty]\n", "table.toml": b"[empty]\n"},
    ],
    ids=["empty", "comments", "no mapping", "nothing inside"],
)
def test_files_that_say_little_are_no_fault(fleet: Path, files: dict[str, bytes]) -> None:
    ended = checked(fleet, files)
    assert [line for name in files for line in told_of(ended, f"staging/{name}")] == []
    assert_rest_is_checked(ended)


def test_a_document_that_is_one_value_is_said_not_to_be_checked(fleet: Path) -> None:
    ended = checked(fleet, {"one.yaml": b"just a text\n", "one.json": b'"text"'})
    for name in ("one.yaml", "one.json"):
        [line] = told_of(ended, f"staging/{name}")
        assert line.startswith("1:1: info core/unsupported-construct ")
    assert_rest_is_checked(ended)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte-order mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_byte_order_marks_and_line_ends_are_simply_read(fleet: Path, mark: bytes, end: bytes) -> None:
    lines = {
        "a.yaml": ([b"x: 1", b"LOG_LEVEL: NOISY"], "2:12"),
        "b.json": ([b"{", b'"LOG_LEVEL": "NOISY"}'], "2:14"),
        "c.toml": ([b"x = 1", b'LOG_LEVEL = "NOISY"'], "2:13"),
        "d.env": ([b"X=1", b"LOG_LEVEL=NOISY"], "2:11"),
        "e.ini": ([b"x=1", b"LOG_LEVEL=NOISY"], "2:11"),
        "f.properties": ([b"x=1", b"LOG_LEVEL=NOISY"], "2:11"),
    }
    ended = checked(fleet, {name: mark + end.join((*each, b"")) for name, (each, _) in lines.items()})
    for name, (_, place) in lines.items():
        [line] = told_of(ended, f"staging/{name}")
        assert line.startswith(f"{place}: error logging/unknown-level"), name
    assert_rest_is_checked(ended)


def test_nothing_outside_of_the_root_is_read(fleet: Path) -> None:
    staging, outside = fleet / "staging", fleet.parent / "outside"
    outside.mkdir()
    (outside / "api.env").write_text("LOG_LEVEL=OUTSIDER\n")
    targets: dict[str, str | Path] = {
        "out.env": outside / "api.env",
        "relative.env": "../../outside/api.env",
        "device.env": "/dev/zero",
        "self.env": "self.env",
        "gone.env": "nothing.env",
        "inside.env": "web.env",
        "around": "..",
        "folder": outside,
    }
    for link, target in targets.items():
        (staging / link).symlink_to(target)
    (staging / "folder.yaml").mkdir()
    os.mkfifo(staging / "pipe.env")
    ended = check(fleet, "--select", "core,logging/unknown-level", memory=MEMORY)
    assert "OUTSIDER" not in ended.out + ended.err
    reasons = {
        "out.env": "a link out of the root",
        "relative.env": "a link out of the root",
        "device.env": "a link out of the root",
        "self.env": r"a link that leads nowhere \(.+\)",
        "gone.env": r"a link that leads nowhere \(.+\)",
    }
    for name, reason in reasons.items():
        [line] = told_of(ended, f"staging/{name}")
        assert re.match(f"1:1: {UNREADABLE} {reason}: put the file itself there", line), name
    assert told_of(ended, "staging/inside.env")[0].startswith("1:11: error logging/unknown-level")
    assert_rest_is_checked(ended)
    notes = check(fleet, "--verbose").err
    for note in (
        "staging/around: a link to a folder that it stands in",
        "staging/folder: a link out of the root",
        "staging/folder.yaml: an empty folder",
        "staging/pipe.env: a pipe",
    ):
        assert note in notes


def test_a_file_that_nobody_may_read(fleet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refused(tree: WorkTree, path: str) -> bytes:
        if path == "staging/closed.env":
            reason = "it cannot be opened: Permission denied"
            raise Unreadable(reason, "give whoever runs this check the right to read it")
        return (tree.root / path).read_bytes()

    (fleet / "staging/closed.env").write_text("A=1\n")
    monkeypatch.setattr(WorkTree, "read", refused)  # root can read everything, and tests may run as root
    code = run_here(["check", "--root", str(fleet), "--output-format", "concise", "--quiet"])
    ended = Ended(code, *capsys.readouterr())
    [line] = told_of(ended, "staging/closed.env")
    assert line.startswith(f"1:1: {UNREADABLE} it cannot be opened: Permission denied: give whoever runs this check the right")
    assert_rest_is_checked(ended)


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_rights_are_those_of_the_system(fleet: Path) -> None:
    (fleet / "staging/closed.env").write_text("A=1\n")
    (fleet / "staging/closed.env").chmod(stat.S_IWUSR)
    [document] = FileReader(WorkTree(fleet)).read("staging/closed.env")
    assert document.problems[0].facts["reason"] == "it cannot be opened: Permission denied"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stagin"], 'unknown environment "stagin": did you mean "staging"?'),
        (["--service", "wbe"], 'unknown service "wbe": did you mean "web"?'),
        (["--select", "core/duplicate-keys"], 'unknown rule "core/duplicate-keys": did you mean "core/duplicate-key"?'),
        (["--quite"], 'unknown option "--quite": did you mean "--quiet"?'),
        (["--fail-on", "eror"], 'unknown --fail-on level "eror": did you mean "error"?'),
        (["--output-format", "jsn"], 'unknown output format "jsn": did you mean "json"?'),
        (["--today", "soon"], '--today takes a date such as 2027-01-31, not "soon"'),
    ],
)
def test_unknown_names_are_one_line(fleet: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    code = run_here(["check", "--root", str(fleet), *arguments])
    assert (code, *capsys.readouterr()) == (2, "", f"config-lint: error: {told}\n")


OPTIONS = 'promotion = ["staging", "production"]\n[[sources]]\npath = "{environment}/{service}.*"\n'


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (OPTIONS.replace("promotion", "promotoin"), '1:1: unknown key "promotoin": did you mean "promotion"?'),
        (f"{OPTIONS}exlude = []\n", '4:1: unknown key "exlude" in sources[0]: did you mean "exclude"?'),
        (f'{OPTIONS}format = "ymal"\n', '4:1: unknown format "ymal": did you mean "yaml"?'),
        (f'{OPTIONS}dialect = "plian"\n', '4:1: unknown dialect "plian": did you mean "plain"?'),
        (f'{OPTIONS}[environments.staging]\ntier = "stagin"\n', "5:1: environments.staging.tier must be development, test,"),
        (f'{OPTIONS}[environments.eu]\nextends = "prodution"\n', '5:1: eu extends "prodution", which is no environment: did'),
        (f'fail-on = "eror"\n{OPTIONS}', '1:1: fail-on must be error, warning or info, not "eror": did you mean "error"?'),
        (f'select = ["auth", "loging"]\n{OPTIONS}', '1:19: unknown rule "loging": did you mean "logging"?'),
        (f'ignore = ["auth/zyxwv"]\n{OPTIONS}', '1:11: unknown rule "auth/zyxwv": known: auth/'),
        (f'{OPTIONS}[severity]\n"auth/weak-secrt" = "info"\n', '5:1: unknown rule "auth/weak-secrt": did you mean'),
        (
            f'{OPTIONS}[vocabulary]\n"database.hots" = ["X"]\n',
            '5:1: unknown setting "database.hots": did you mean "database.host"?',
        ),
        (f'{OPTIONS}[[suppress]]\nrule = "auth/weak-secrt"\nreason = "x"\n', '4:1: unknown rule "auth/weak-secrt": did you mean'),
        (f'rule-paths = ["ruels"]\n{OPTIONS}', '1:15: there is no folder "ruels": paths are relative to this file'),
        (OPTIONS.replace("{environment}", "../{environment}"), '3:1: the path "../{environment}/{service}.*" cannot be used: it'),
        (OPTIONS.replace("{service}", "{servcie}"), '3:1: the path "{environment}/{servcie}.*" cannot be used: write {service}'),
        ("promotion = [\n", "2:1: no value where one is expected: write one; a text needs quotes"),
        (f"{OPTIONS}[drift]\n[drift]\n", "5:7: a table that has been declared before: put all of it in one place"),
        (f"{OPTIONS}\0", "4:1: a line that sets nothing: write key = value"),
        (f"a = {'[' * DEEP}", "1:105: nesting deeper than 100 levels"),
    ],
)
def test_wrong_options_are_one_line_with_its_place(
    fleet: Path, capsys: pytest.CaptureFixture[str], options: str, told: str
) -> None:
    (fleet / "config-lint.toml").write_text(options, encoding="utf-8")
    code = run_here(["check", "--root", str(fleet)])
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"config-lint: error: config-lint.toml:{told}")


def test_a_file_of_options_that_is_no_text_or_too_large(fleet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (fleet / "config-lint.toml").write_bytes(OPTIONS.encode() + b"\n# \xff\n")
    assert run_here(["check", "--root", str(fleet)]) == 2
    assert "config-lint.toml:5:1: bytes that are not UTF-8: save the file as UTF-8\n" in capsys.readouterr().err
    with (fleet / "config-lint.toml").open("wb") as file:
        file.truncate(200_000_000)
    assert run_here(["check", "--root", str(fleet)]) == 2
    assert "config-lint.toml:1:1: a file larger than 10 MB, which no file of options is\n" in capsys.readouterr().err


RULE = """\
title: Title
severity: error
why: Why.
fix: Fix.
source: https://example.com
check: holds
with:
  each: service
  that: THAT
message: Message
"""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("check: holds", "check: hold", '6:1: unknown check "hold": did you mean "holds"?'),
        ("  each:", "  eech:", '8:3: unknown parameter "eech": did you mean "each"?'),
        ("each: service", "each: sevice", "8:3: "),
        ("THAT", "service.port +", "9:3: "),
        ("THAT", "().__class__.__mro__[1].__subclasses__()", "9:3: "),
        ("THAT", "service.__init__", "9:3: '__init__' is not for rules"),
        ("THAT", "service._text == 1", "9:3: '_text' is not for rules"),
        ("THAT", "service['__cl' + 'ass__']", "9:3: "),
        ("THAT", "cycler('a').__init__.__globals__", "9:3: "),
        ("THAT", "lipsum", "9:3: there is no 'lipsum' here"),
        ("THAT", "''.format(service) == ''", "9:3: a call is not for rules"),
        ("THAT", "service.name.upper() == 'X'", "9:3: a call is not for rules"),
        ("THAT", "service | attr('name')", "9:3: there is no filter 'attr'"),
        ("THAT", "9 ** 9 ** 9 ** 9 > 1", "9:3: ** is not for rules"),
        ("THAT", "'x' * 1000000000 == 'y'", "9:3: only numbers and quantities can be multiplied"),
        ("THAT", "range(1000000000) | list == 1", "9:3: "),
        ("THAT", f"{'(' * 1_500}1{')' * 1_500}", "9:3: "),
        ("THAT", "service.name is matching('(')", "9:3: '(' is no regular expression"),
        (
            "message: Message",
            "message: '{{ service.__class__ }}'",
            "10:1: the message does not parse: '__class__' is not for rules",
        ),
        (
            "message: Message",
            "message: '{% include \"/etc/passwd\" %}'",
            "10:1: the message does not parse: include is not for rules",
        ),
        ("severity: error", "severity: eror", '2:1: "eror" is no severity: it is one of error, warning, info'),
        ("why:", "wyh:", '3:1: there is no "wyh" in a rule: did you mean "why"?'),
        ("why: Why.\n", "", '1:1: a rule needs "why"'),
        ("title: Title", "title: 3", "1:1: title must be a text, not a number"),
        ("title: Title", "title: Title\ntitle: Other", '2:1: "title" is set twice: keep one of them'),
        ("title: Title", "title: !!python/object/apply:os.getcwd []", "1:8: "),
        ("title: Title", "title: [", "3:4: a list in square brackets that goes on without a comma"),
        (RULE, "", "1:1: a rule must be a mapping, not nothing"),
        (RULE, "- a\n", "1:1: a rule must be a mapping, not a list"),
    ],
)
def test_a_wrong_rule_is_one_line_with_its_place(
    fleet: Path, capsys: pytest.CaptureFixture[str], before: str, after: str, told: str
) -> None:
    (fleet / "rules/own").mkdir(parents=True)
    text = RULE.replace("THAT", f'"{after}"') if before == "THAT" else RULE.replace(before, after).replace("THAT", "'true'")
    (fleet / "rules/own/mine.yaml").write_text(text)
    (fleet / "config-lint.toml").write_text(f'rule-paths = ["rules"]\n{OPTIONS}')
    code = run_here(["check", "--root", str(fleet), "--select", "own"])
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"config-lint: error: rules/own/mine.yaml:{told}")


def in_a_shell(fleet: Path, line: str) -> Ended:
    command = ["/bin/sh", "-c", line, "sh", python(), str(fleet)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False, env=environment())
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def test_a_reader_that_stops_early_is_no_error(fleet: Path) -> None:
    for number in range(300):
        (fleet / f"staging/s{number}.env").write_text("LOG_LEVEL=NOISY\n")
    ended = in_a_shell(fleet, '"$1" -m config_lint check --quiet --output-format concise --root "$2" | head -n 1')
    assert ended.out.count("\n") == 1
    assert ended.err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_one_line(fleet: Path) -> None:
    ended = in_a_shell(fleet, '"$1" -m config_lint check --root "$2" > /dev/full')
    told = "config-lint: error: standard output cannot be written: No space left on device\n"
    assert (ended.code, ended.err) == (2, told)
    ended = in_a_shell(fleet, '"$1" -m config_lint check --quiet --output-format json=/dev/full --root "$2"')
    assert (ended.code, ended.err) == (2, "config-lint: error: /dev/full cannot be written: No space left on device\n")


def test_a_report_that_cannot_be_written_is_told_in_one_line(fleet: Path) -> None:
    for place, told in (
        (fleet / "nowhere/report.json", "there is no folder"),
        (fleet / "staging", "it is a folder"),
        ("/proc/report.json", ""),  # even root cannot write there
    ):
        ended = check(fleet, "--output-format", f"json={place}")
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert f"{place} cannot be written: {told}" in ended.err


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Programs started from here hear Ctrl-C, even where the tests themselves were told to ignore it (`nohup`)."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_is_quiet(fleet: Path) -> None:
    pipe = fleet / "options.toml"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "config_lint", "check", "--root", str(fleet), "--config", str(pipe)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
    # The pipe opens as soon as the program has opened it, too, and waits for what it says.
    with started as process, pipe.open("w"):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, "", "")
