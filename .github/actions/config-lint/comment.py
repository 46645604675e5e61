"""One comment on the pull request, kept up to date: which findings are new with it, and which it mends."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from asked import add_line, arguments, check

from config_lint.reporters.markdown_text import code, prose

ROWS = 10
"""Findings that the comment names; the others are counted."""

Found = dict[str, Any]
"""A finding, as the JSON report has it."""


class Changes(NamedTuple):
    """What the pull request does to the findings; `compared` is false where its base could not be checked."""

    new: list[Found]
    fixed: list[Found]
    left: int
    compared: bool


def main() -> int:
    """0 even where nobody can be told: a comment is no part of the gate."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    pull = event["pull_request"]
    report = json.loads(Path(os.environ["REPORT"]).read_text(encoding="utf-8"))
    changes = compared(report, base_of(pull))
    text = comment(changes)
    if is_of_fork(pull) or not told(pull["number"], text, worthwhile=bool(changes.new or changes.fixed)):
        add_line("GITHUB_STEP_SUMMARY", text.partition("\n")[2])
    return 0


def is_of_fork(pull: dict[str, Any]) -> bool:
    """Whether it comes from another repository, whose runs may write nothing here."""
    source = pull["head"].get("repo")
    return source is None or source["full_name"] != os.environ["GITHUB_REPOSITORY"]


def base_of(pull: dict[str, Any]) -> str:
    """The commit to compare with: what the checked out merge commit merges into, otherwise the tip of the base branch."""
    parents = git("rev-list", "--parents", "-n", "1", "HEAD").split()[1:]
    return parents[0] if len(parents) > 1 else str(pull["base"]["sha"])


def compared(report: dict[str, Any], base: str) -> Changes:
    """The findings of the report against those of the same check at the base; everything is new where that cannot be made."""
    now = every(report)
    before = at(base)
    if before is None:
        return Changes(list(now), [], 0, compared=False)
    there, here = Counter(map(identity, before)), Counter(map(identity, now))
    new = surplus(now, there)
    accepted = Counter(map(identity, suppressed_now())) if report["summary"]["suppressed"] else Counter[str]()
    fixed = surplus(before, here + accepted)
    return Changes(new, fixed, len(now) - len(new), compared=True)


def every(report: dict[str, Any]) -> list[Found]:
    return [each for root in report["findings"] if root["suppression"] is None for each in (root, *root["also"])]


def identity(finding: Found) -> str:
    return str(finding["fingerprint"])


def surplus(findings: Sequence[Found], others: Counter[str]) -> list[Found]:
    """Those that are more than the others have of their kind, the worst first."""
    left = Counter(others)
    found: list[Found] = []
    for finding in findings:
        if left[identity(finding)] > 0:
            left[identity(finding)] -= 1
        else:
            found.append(finding)
    return sorted(found, key=lambda finding: ("error", "warning", "info").index(finding["severity"]))


def at(commit: str) -> list[Found] | None:
    """The findings of another commit, checked with its own options; None where it cannot be had or checked."""
    with TemporaryDirectory(dir=os.environ["RUNNER_TEMP"]) as folder:
        tree = f"{folder}/tree"
        try:
            if not git("cat-file", "-t", commit, quietly=True):
                git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", commit)
            git("worktree", "add", "--quiet", "--detach", tree, commit)
        except subprocess.CalledProcessError:
            return None
        try:
            return json_of(str(Path(tree) / (os.environ.get("WANTED_ROOT") or ".")), f"{folder}/report.json")
        finally:
            git("worktree", "remove", "--force", tree)


def json_of(root: str, file: str, *further: str) -> list[Found] | None:
    ended = check(*arguments(root), f"--output-format=json={file}", "--quiet", *further, stderr=subprocess.DEVNULL)
    return every_with_suppressed(file) if ended.returncode in (0, 1) else None


def every_with_suppressed(file: str) -> list[Found]:
    report = json.loads(Path(file).read_text(encoding="utf-8"))
    return [each for root in report["findings"] for each in (root, *root["also"])]


def suppressed_now() -> list[Found]:
    """What is accepted with a reason is not mended."""
    with TemporaryDirectory(dir=os.environ["RUNNER_TEMP"]) as folder:
        found = json_of(os.environ.get("WANTED_ROOT") or ".", f"{folder}/report.json", "--show-suppressed")
    return [finding for finding in found or () if finding["suppression"] is not None]


def comment(changes: Changes) -> str:
    """The text: a mark by which it is found again, the counts, and a table. What comes from files is nothing but text in it."""
    return "\n".join(_lines(changes))


def _lines(changes: Changes) -> Iterator[str]:
    yield mark()
    if not changes.compared:
        yield f"### config-lint: {len(changes.new)} findings"
        yield from ("", "The base of this pull request could not be checked, so that this is everything there is.")
    elif changes.new or changes.fixed:
        yield f"### config-lint: {len(changes.new)} new, {len(changes.fixed)} fixed"
    else:
        yield "### config-lint: nothing new"
    rows = [*(("new", finding) for finding in changes.new), *(("fixed", finding) for finding in changes.fixed)]
    if rows:
        yield from ("", "| | finding | where |", "|---|---|---|")
        for word, finding in rows[:ROWS]:
            yield f"| {_sign(word, finding)} | {prose(finding['message'])}<br>{code(finding['rule'])} | {code(_place(finding))} |"
    if len(rows) > ROWS:
        yield from ("", f"and {len(rows) - ROWS} more, in the annotations and the summary of the run.")
    if changes.left:
        yield from ("", f"{changes.left} more there were before.")


def _sign(word: str, finding: Found) -> str:
    return f"new {finding['severity']}" if word == "new" else "fixed"


def _place(finding: Found) -> str:
    return f"{finding['location']['path']}:{finding['location']['line']}"


def mark() -> str:
    """What an HTML comment can hold of the name: no two hyphens, and no end of its own."""
    name = re.sub(r"[^A-Za-z0-9_. ]+", "-", os.environ.get("COMMENT_NAME", "")).strip("-") or "config-lint"
    return f"<!-- config-lint: {name} -->"


def told(number: int, text: str, *, worthwhile: bool) -> bool:
    """Writes the comment, or brings an earlier one up to date; a first one only if it is worth it. False where it may not."""
    repository = os.environ["GITHUB_REPOSITORY"]
    try:
        known = comments(gh("--paginate", f"repos/{repository}/issues/{number}/comments?per_page=100"))
        own = [each["id"] for each in known if each["user"]["type"] == "Bot" and each["body"].startswith(mark())]
        if own:
            gh("--method", "PATCH", f"repos/{repository}/issues/comments/{own[0]}", body=text)
        elif worthwhile:
            gh("--method", "POST", f"repos/{repository}/issues/{number}/comments", body=text)
    except (OSError, subprocess.CalledProcessError, ValueError):
        sys.stdout.write("::notice title=config-lint::no comment could be written: give the job `pull-requests: write`\n")
        return False
    return True


def comments(answer: str) -> Iterator[dict[str, Any]]:
    """The comments of all pages: `gh` writes one array after another."""
    decoder, position = json.JSONDecoder(), 0
    while position < len(answer):
        page, position = decoder.raw_decode(answer, position)
        yield from page
        while position < len(answer) and answer[position].isspace():
            position += 1


def gh(*wanted: str, body: str | None = None) -> str:
    given = [] if body is None else ["--input", "-"]
    content = None if body is None else json.dumps({"body": body})
    ended = subprocess.run(
        ["gh", "api", *wanted, *given], check=True, text=True, encoding="utf-8", input=content, stdout=subprocess.PIPE
    )
    return ended.stdout


def git(*wanted: str, quietly: bool = False) -> str:
    ended = subprocess.run(["git", *wanted], check=not quietly, text=True, capture_output=True)
    return ended.stdout


if __name__ == "__main__":
    sys.exit(main())
