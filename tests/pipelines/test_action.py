"""The steps of the action, as a runner would make them: its variables and files, a repository, and a `gh` that keeps comments."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from config_lint.options import Origin, parse
from tests.warm.python import python

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

OPTIONS = """\
promotion = ["staging", "production"]
select = ["logging/unknown-level"]

[[sources]]
path = "{environment}/{service}.env"
"""

GH = '''#!{python} -IS
"""Keeps the comments of one pull request in a file, and takes what `gh api` takes."""
import json, sys
from pathlib import Path

store = Path({store!r})
known = json.loads(store.read_text())
arguments = sys.argv[2:]
if known.get("forbidden"):
    sys.exit("HTTP 403: Resource not accessible by integration")
if "--paginate" in arguments:
    pages = [known["comments"][:1], known["comments"][1:]]
    print("".join(json.dumps(page) for page in pages))
    sys.exit()
method = arguments[arguments.index("--method") + 1]
path = arguments[arguments.index("--method") + 2]
body = json.load(sys.stdin)["body"]
known["calls"].append([method, path])
if method == "POST":
    known["comments"].append({{"id": len(known["comments"]) + 100, "user": {{"type": "Bot"}}, "body": body}})
else:
    [found] = [each for each in known["comments"] if path.endswith("/" + str(each["id"]))]
    found["body"] = body
store.write_text(json.dumps(known))
'''


class Ended(NamedTuple):
    code: int
    out: str
    err: str


class Runner:
    """A runner with a checked out repository."""

    def __init__(self, folder: Path, executable: str) -> None:
        self.repository, self.temporary = folder / "repository", folder / "temporary"
        self.store = folder / "comments.json"
        self.outputs: dict[str, str] = {}
        for each in (self.repository, self.temporary / "config-lint" / "bin", folder / "bin"):
            each.mkdir(parents=True)
        self._program(self.temporary / "config-lint" / "bin" / "python", f'#!/bin/sh\nexec "{executable}" "$@"\n')
        self._program(folder / "bin" / "gh", GH.format(python=sys.executable, store=str(self.store)))
        self.keep(comments=[], calls=[])
        self.variables = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CONFIG_LINT_"))},
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_REPOSITORY": "shop/configuration",
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary"),
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "RUNNER_TEMP": str(self.temporary),
        }
        self.git("init", "-q", "-b", "main")

    @staticmethod
    def _program(file: Path, text: str) -> None:
        file.write_text(text)
        file.chmod(0o755)

    def keep(self, **what: Any) -> None:
        self.store.write_text(json.dumps(what))

    @property
    def kept(self) -> dict[str, Any]:
        return dict(json.loads(self.store.read_text()))

    @property
    def summary(self) -> str:
        file = Path(self.variables["GITHUB_STEP_SUMMARY"])
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def git(self, *arguments: str) -> str:
        identity = ("-c", "user.name=Anna", "-c", "user.email=anna@example.com", "-c", "commit.gpgsign=false")
        command = ["git", *identity, *arguments]
        return subprocess.run(
            command, cwd=self.repository, check=True, capture_output=True, text=True, env=self.variables
        ).stdout.strip()

    def commit(self, files: Mapping[str, str]) -> str:
        for path, text in files.items():
            file = self.repository / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Change")
        return self.git("rev-parse", "HEAD")

    def pull_request(self, base: str, source: str = "shop/configuration") -> None:
        pull = {"number": 7, "base": {"sha": base}, "head": {"repo": {"full_name": source}}}
        Path(self.variables["GITHUB_EVENT_PATH"]).write_text(json.dumps({"pull_request": pull}))

    def step(self, name: str, **inputs: str) -> Ended:
        """Makes a step as action.yml describes it, and reads what it gives to the next ones."""
        [step] = [each for each in ACTION["runs"]["steps"] if each.get("name") == name]
        given = {key: str(said.get("default", "")) for key, said in ACTION["inputs"].items()} | inputs

        def value(match: re.Match[str]) -> str:
            kind, _, rest = match["expression"].partition(".")
            return given[rest] if kind == "inputs" else self.outputs[rest.removeprefix("check.outputs.")]

        expression = re.compile(r"\$\{\{ (?P<expression>[^}]+) \}\}")
        own = {name: expression.sub(value, str(text)) for name, text in step["env"].items()}
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
        ended = subprocess.run(
            [*shell, step["run"]],
            cwd=self.repository,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**self.variables, **own},
        )
        file = Path(self.variables["GITHUB_OUTPUT"])
        self.outputs |= dict(line.split("=", 1) for line in file.read_text().splitlines()) if file.exists() else {}
        return Ended(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path, python())


BEFORE = {
    "config-lint.toml": OPTIONS,
    "staging/web.env": "LOG_LEVEL=LUOD\n",
    "staging/shop.env": "LOG_LEVEL=INFO\n",
    "production/web.env": "LOG_LEVEL=QUIETER\n",
    "production/shop.env": "LOG_LEVEL=INFO\n",
}
AFTER = {"staging/web.env": "LOG_LEVEL=INFO\n", "staging/shop.env": "LOG_LEVEL=LUODER\n"}


def test_inputs_are_never_text_of_a_command() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        if "run" in step:
            assert step["shell"] == "bash"
    used = " ".join(json.dumps(step) for step in ACTION["runs"]["steps"])
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in used] == []


def test_installs_the_repository_that_it_is_a_part_of() -> None:
    [install] = [step for step in ACTION["runs"]["steps"] if step.get("name") == "Install config-lint"]
    assert install["env"]["SOURCE"] == "${{ github.action_path }}"
    assert 'pip install --quiet --disable-pip-version-check "$SOURCE"' in install["run"]


def test_findings_are_annotated_reported_and_fail_at_the_end(runner: Runner) -> None:
    runner.commit(BEFORE)
    checked = runner.step("Check")
    assert checked.code == 0
    assert checked.out.startswith("::error file=staging/web.env,line=1,")
    assert runner.outputs["exit-code"] == "1"
    assert json.loads(Path(runner.outputs["sarif"]).read_text())["version"] == "2.1.0"
    assert len(json.loads(Path(runner.outputs["json"]).read_text())["findings"]) == 2
    assert "LUOD" in runner.summary
    assert runner.step("Gate").code == 1


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"environments": "staging production"}, 1),
        ({"environments": "production", "services": "shop"}, 0),
        ({"arguments": "--ignore 'logging/unknown-level,core/*' --select logging"}, 0),
        ({"fail-on": "info"}, 1),
        ({"root": "staging"}, 1),
        ({"environments": "$(touch hacked)"}, 2),
        ({"environments": "stagin"}, 2),
        ({"config": "nowhere.toml"}, 2),
        ({"arguments": "--exit-zero"}, 0),
    ],
)
def test_inputs_decide(runner: Runner, inputs: dict[str, str], code: int) -> None:
    runner.commit(BEFORE)
    checked = runner.step("Check", **inputs)
    assert checked.code == 0
    assert runner.outputs["exit-code"] == str(code)
    assert runner.step("Gate").code == code
    assert not (runner.repository / "hacked").exists()
    if code == 2:
        assert re.search(r"^::error title=config-lint::config-lint: error: .+", checked.out, re.MULTILINE)
        assert (runner.outputs["sarif"], runner.outputs["json"]) == ("", "")


def test_gate_does_not_pass_where_the_check_said_nothing(runner: Runner) -> None:
    runner.outputs["exit-code"] = ""
    assert runner.step("Gate").code == 2


def test_program_is_not_taken_from_the_folder_that_is_checked(tmp_path: Path) -> None:
    runner = Runner(tmp_path, sys.executable)
    runner.commit(
        {**BEFORE, "config_lint/__main__.py": "print('hacked')\n", "config_lint/__init__.py": "", "json.py": "hacked\n"}
    )
    assert "hacked" not in runner.step("Check").out
    assert runner.outputs["exit-code"] == "1"


def commented(runner: Runner, after: Mapping[str, str] = AFTER, **inputs: str) -> Ended:
    base = runner.commit(BEFORE)
    runner.commit(after)
    runner.pull_request(base)
    runner.step("Check", **inputs)
    return runner.step("Comment on the pull request", **inputs)


def test_comment_says_what_is_new_and_what_is_fixed(runner: Runner) -> None:
    assert commented(runner).code == 0
    [comment] = runner.kept["comments"]
    lines = comment["body"].splitlines()
    assert lines[0] == "<!-- config-lint: config-lint -->"
    assert lines[1] == "### config-lint: 1 new, 1 fixed"
    assert lines[5].startswith("| new error | LUODER is not a log level")
    assert lines[5].endswith("| `staging/shop.env:1` |")
    assert lines[6].startswith("| fixed | LUOD is not")
    assert lines[-1] == "1 more there were before."
    assert runner.git("worktree", "list").count("\n") == 0


def test_the_same_comment_is_kept_up_to_date(runner: Runner) -> None:
    others = [
        {"id": 1, "user": {"type": "User"}, "body": "<!-- config-lint: config-lint -->\nmine"},
        {"id": 2, "user": {"type": "Bot"}, "body": "<!-- other -->"},
    ]
    runner.keep(comments=others, calls=[])
    commented(runner)
    runner.commit(BEFORE)
    runner.step("Check")
    runner.step("Comment on the pull request")
    kept = runner.kept
    assert kept["comments"][:2] == others
    [own] = kept["comments"][2:]
    assert own["body"].splitlines()[1] == "### config-lint: nothing new"
    assert [method for method, _ in kept["calls"]] == ["POST", "PATCH"]
    assert kept["calls"][1][1] == f"repos/shop/configuration/issues/comments/{own['id']}"


def test_there_is_no_first_comment_about_nothing(runner: Runner) -> None:
    commented(runner, after={"README.md": "new\n"})
    assert runner.kept["comments"] == []


def test_there_are_ten_rows_at_most(runner: Runner) -> None:
    commented(runner, after={f"staging/s{number}.env": "LOG_LEVEL=LUOD\n" for number in range(12)})
    [comment] = runner.kept["comments"]
    assert comment["body"].count("| new error |") == 10
    assert "and 2 more, in the annotations and the summary of the run." in comment["body"]


def test_what_is_suppressed_is_not_fixed(runner: Runner) -> None:
    text = "LOG_LEVEL=LUOD  # config-lint: ignore[logging/unknown-level] -- a level of our own\n"
    commented(runner, after={"staging/web.env": text, "staging/shop.env": "LOG_LEVEL=LUODER\n"})
    [comment] = runner.kept["comments"]
    assert "### config-lint: 1 new, 0 fixed" in comment["body"]


def test_names_in_files_are_nothing_but_text(runner: Runner) -> None:
    commented(runner, after={"staging/shop.env": "LOG_LEVEL=<img/src=x>|@everyone\n"})
    [comment] = runner.kept["comments"]
    assert "<img" not in comment["body"]
    assert " @everyone" not in comment["body"]


def test_pull_request_of_a_fork_gets_the_summary(runner: Runner) -> None:
    base = runner.commit(BEFORE)
    runner.commit(AFTER)
    runner.pull_request(base, source="anna/configuration")
    runner.step("Check")
    assert runner.step("Comment on the pull request").code == 0
    assert runner.kept["comments"] == []
    assert "### config-lint: 1 new, 1 fixed" in runner.summary


def test_without_the_right_to_write_the_summary_says_it(runner: Runner) -> None:
    runner.keep(comments=[], calls=[], forbidden=True)
    ended = commented(runner)
    assert ended.code == 0
    assert "::notice title=config-lint::no comment could be written: give the job `pull-requests: write`" in ended.out
    assert "### config-lint: 1 new, 1 fixed" in runner.summary


def test_merge_commit_is_compared_with_what_it_merges_into(runner: Runner) -> None:
    old = runner.commit(BEFORE)
    runner.git("checkout", "-q", "-b", "change")
    runner.commit(AFTER)
    runner.git("checkout", "-q", "main")
    runner.commit({"production/web.env": "LOG_LEVEL=INFO\n"})
    runner.git("merge", "-q", "--no-ff", "-m", "Merge", "change")
    runner.pull_request(old)
    runner.step("Check")
    runner.step("Comment on the pull request")
    [comment] = runner.kept["comments"]
    assert "### config-lint: 1 new, 1 fixed" in comment["body"]


def test_base_that_cannot_be_had_is_said(runner: Runner) -> None:
    runner.commit(BEFORE)
    runner.pull_request("0" * 40)
    runner.step("Check")
    assert runner.step("Comment on the pull request").code == 0
    [comment] = runner.kept["comments"]
    assert "### config-lint: 2 findings" in comment["body"]
    assert "could not be checked" in comment["body"]


def test_options_shown_are_understood() -> None:
    assert parse(OPTIONS, Origin()).select == ("logging/unknown-level",)
