"""`config-lint explain`: a rule's page, or a finding's."""

import json
import sys
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from config_lint.cli import flags
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.finding_page import finding_page, may_be_fingerprint
from config_lint.cli.screen import width_of
from config_lint.cli.streams import put
from config_lint.cli.values import rule_names
from config_lint.cli.where import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from config_lint.domain.rule import Example, Rule

widest = 100
"""Columns: longer lines are hard to read."""


def explain(
    rule: flags.RuleName,
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
) -> int:
    """Print what a rule finds, why, and how to mend it; or, by its fingerprint, all about one finding."""
    from config_lint.reporters.safe_text import safe

    where, width = Where(root, config, isolated), min(width_of(sys.stdout), widest)
    found = _builtin(rule)
    if found is None and may_be_fingerprint(rule):
        lines = finding_page(where, rule, width)
    else:
        lines = _page(found or _own(rule, where), width)
    put("".join(f"{safe(line)}\n" for line in lines))
    return ExitCode.CLEAN


def _builtin(name: str) -> "Rule | None":
    """The built-in rule of that id or unique bare name: only its own file is opened."""
    from config_lint.rulebook import builtin_rules_folder
    from config_lint.rulebook.load import read_rule

    meant = [rule for rule in rule_names() if name in (rule, rule.partition("/")[2])]
    if len(meant) != 1:
        return None
    pack, _, own_name = meant[0].partition("/")
    path = f"{pack}/{own_name}.yaml"
    return read_rule((builtin_rules_folder() / path).read_text(encoding="utf-8"), pack, own_name, f"rules/{path}", located=False)


def _own(name: str, where: Where) -> "Rule":
    """A rule of the repository's own packs. Raises `UsageError` where there is none of that name."""
    from config_lint.domain.usage import nearest, unknown
    from config_lint.rulebook import builtin_rules_folder, load_rules, names_of
    from config_lint.rulebook.own import own_rules
    from config_lint.rulebook.select import require_unambiguous

    options = where.options()
    rules = load_rules(builtin_rules_folder(), own_rules(options))
    known = names_of(rules)
    if name not in known:
        require_unambiguous(name, rules)
        listed = known if nearest(name, known) else dict.fromkeys(rule.pack for rule in rules)
        raise unknown(kind="rule", name=name, known=listed)
    return next(rule for rule in rules if rule.id == known[name])


def _page(rule: "Rule", width: int) -> "Iterator[str]":
    yield f"{rule.id}: {rule.title}"
    chosen = "in the default set" if rule.default else "only where it is selected"
    yield f"{rule.severity}, {rule.confidence} confidence, {chosen}" + (f", since {rule.since}" if rule.since else "")
    for heading, text in (("Why", rule.why), ("Fix", rule.fix), ("Source", rule.source)):
        yield from ("", heading)
        yield from _filled(text, width)
    for example in rule.examples:
        yield from ("", "Finds fault with" if example.bad else "Finds no fault with")
        yield from _files(example)


def _filled(text: str, width: int) -> "Iterator[str]":
    """Paragraphs, each broken anew to the width."""
    for paragraph in text.strip().split("\n\n"):
        words = " ".join(paragraph.split())
        yield from wrap(words, width, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _files(example: "Example") -> "Iterator[str]":
    """The files of an example, and the options that say more than where its files are."""
    for moment, files in ((", before", example.before or {}), (", now" if example.before else "", example.files)):
        for path, text in files.items():
            yield f"  {path}{moment}"
            yield from (f"    {line}" for line in text.rstrip().split("\n"))
    options = {name: value for name, value in example.options.items() if name != "sources" and _says_something(value)}
    if options:
        yield f"  with the options {json.dumps(options, default=str)}"


def _says_something(value: object) -> bool:
    return any(value.values()) if isinstance(value, dict) else bool(value)
