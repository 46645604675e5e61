"""Rules on trial: their examples say what each has to find, and what not."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from config_lint.domain.report import Report
from config_lint.domain.rule import Example, Rule
from config_lint.domain.usage import UsageError
from config_lint.pipeline.examples import example_outcome
from config_lint.rulebook.checks import with_check
from config_lint.rulebook.load import read_rule
from config_lint.values.location import start_of


def rules_at(path: Path, shown: str = "") -> list[Rule]:
    """The rules of a rule file, a pack, or a folder of packs, sorted by id. Raises `UsageError` for a wrong one, or none."""
    files = [path] if path.is_file() else [*path.glob("*.yaml"), *path.glob("*/*.yaml")]
    if not files:
        message = f"{path} holds no rule: name a rule file (pack/rule.yaml), a pack, or a folder of packs"
        raise UsageError(message)
    rules = []
    for file in files:
        pack = file.resolve().parent.name
        rules.append(read_rule(_text(file), pack, file.stem, f"{shown}/{pack}/{file.name}" if shown else file.as_posix()))
    return sorted(rules, key=lambda rule: rule.id)


def failures(rule: Rule, others: Sequence[Rule] = ()) -> Iterator[str]:
    """What the rule's examples show to be wrong with it, a line each, with the place of the example.

    `others` are the rules that an example may suppress. A rule needs an example of either kind: without a bad one nothing
    shows that it finds anything. Raises `UsageError` for a rule whose check, parameters or messages are wrong.
    """
    with_check(rule)
    for bad, kind in ((True, "bad"), (False, "good")):
        if not any(example.bad is bad for example in rule.examples):
            yield f"{start_of(rule.path)}: {rule.id}: there is no {kind} example"
    for example in rule.examples:
        fault = _fault(example, rule, others)
        if fault:
            yield f"{example.location}: {rule.id}: {fault}"


def _fault(example: Example, rule: Rule, others: Sequence[Rule]) -> str:
    try:
        report = example_outcome(example, rule, others)
    except UsageError as error:
        return f"the example cannot be checked: {error}"
    messages = _messages(report, rule.id)
    if example.bad and not messages:
        unknown = f" ({report.coverage.not_evaluated} not evaluated)" if report.coverage.not_evaluated else ""
        return f"nothing is found in a bad example{unknown}"
    if not example.bad and messages:
        return f"a good example is found fault with: {messages[0]}"
    return ""


def _messages(report: Report, rule: str) -> list[str]:
    findings = (finding for root in report.findings for finding in (root, *root.also))
    return [finding.message for finding in findings if finding.rule == rule]


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        message = f"{file} is not UTF-8: save it as UTF-8"
        raise UsageError(message) from None
    except OSError as error:
        message = f"{file} cannot be read: {error.strerror}"
        raise UsageError(message) from error
