"""`config-lint rules`: list them, test their examples, print the schema of their files, write their pages."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from config_lint.cli import flags
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.streams import put, say
from config_lint.cli.where import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from config_lint.domain.rule import Rule

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """List rules, test their examples, print their schema, write their pages."""
    if context.invoked_subcommand is None:
        say(*context.get_help().splitlines())
        raise typer.Exit(ExitCode.NOT_CHECKED)


@app.command("list")
def list_rules(
    *,
    output_format: flags.ListFormat = "text",
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
) -> int:
    """Print every rule: how serious it is, its id, and what it finds."""
    rules = _every(Where(root, config, isolated))
    put(_as_json(rules) if output_format == "json" else _as_text(rules))
    return ExitCode.CLEAN


@app.command("test")
def run_examples(
    path: flags.RulePath = None,
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
) -> int:
    """Run the examples inside rule files as tests."""
    from config_lint.cli.trial import failures, rules_at
    from config_lint.reporters.summary import number
    from config_lint.rulebook import builtin_rules_folder
    from config_lint.rulebook.own import own_rules

    options = Where(root, config, isolated).options()
    known = rules_at(builtin_rules_folder(), "rules")
    known += [rule for folder, shown in own_rules(options) for rule in rules_at(folder, shown)]
    rules = rules_at(path) if path else known
    failed = [failure for rule in rules for failure in failures(rule, known)]
    put("".join(f"{failure}\n" for failure in failed))
    examples = sum(len(rule.examples) for rule in rules)
    say(f"{number(len(rules), 'rule')}, {number(examples, 'example')}, {len(failed)} failed")
    return ExitCode.FINDINGS if failed else ExitCode.CLEAN


@app.command("schema")
def print_schema() -> int:
    """Print the JSON Schema of a rule file, for editors."""
    import json

    from config_lint.rulebook.schema import rule_file_schema

    put(f"{json.dumps(rule_file_schema(), indent=2)}\n")
    return ExitCode.CLEAN


@app.command("pages")
def write_pages(
    folder: flags.PagesFolder,
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
) -> int:
    """Write a Markdown page for each rule, and an index of them, into a folder."""
    from config_lint.cli.outputs import write_file
    from config_lint.rulebook.pages import pages

    written = pages(_every(Where(root, config, isolated)))
    for path, text in written.items():
        write_file(folder / path, text)
    say(f"{len(written)} pages in {folder}")
    return ExitCode.CLEAN


def _every(where: Where) -> "list[Rule]":
    """The built-in rules and the repository's own."""
    from config_lint.rulebook import builtin_rules_folder, load_rules
    from config_lint.rulebook.own import own_rules

    options = where.options()
    return load_rules(builtin_rules_folder(), own_rules(options))


def _as_text(rules: "Sequence[Rule]") -> str:
    from config_lint.reporters.safe_text import safe

    width = max((len(rule.id) for rule in rules), default=0)
    lines = []
    for rule in rules:
        aside = "" if rule.default else " (not in the default set)"
        lines.append(f"{rule.severity!s:<7}  {rule.id:<{width}}  {rule.title}{aside}")
    return "".join(f"{safe(line)}\n" for line in lines)


def _as_json(rules: "Sequence[Rule]") -> str:
    import json

    keys = ("title", "marker", "default", "since", "why", "fix", "source", "check", "path")
    page = []
    for rule in rules:
        scales = {"rule": rule.id, "severity": str(rule.severity), "confidence": str(rule.confidence)}
        page.append({**scales, **{key: getattr(rule, key) for key in keys}})
    return f"{json.dumps(page, indent=2)}\n"
