"""`config-lint suggest`: lines of config-lint.toml that would settle the most findings."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from config_lint.cli import flags
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.progress import ProgressLine
from config_lint.cli.streams import put, say
from config_lint.cli.tried import tried
from config_lint.cli.values import names
from config_lint.cli.where import Where

if TYPE_CHECKING:
    from config_lint.advice import Suggestion
    from config_lint.options import Options

most_examples = 3
most_suggestions = 10


def suggest(
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
    select: flags.Select = None,
    ignore: flags.Ignore = None,
    quiet: flags.Quiet = False,
) -> int:
    """Print lines for config-lint.toml that would settle the most findings, those first that settle more.

    Each was tried: the number is what a run with it no longer finds. Take over only what is true.
    """
    from config_lint.advice import suggestions
    from config_lint.reporters.safe_text import safe
    from config_lint.reporters.summary import number

    progress = ProgressLine(wanted=not quiet)
    try:
        trial = tried(Where(root, config, isolated), progress, names(select), names(ignore))
        found = suggestions(trial, progress)[:most_suggestions]
    finally:
        progress.clear()
    findings = sum(1 + len(finding.also) for finding in trial.before.findings)
    lines = [line for one in found for line in _lines(one, findings, trial.options)]
    put("".join(f"{safe(line)}\n" for line in lines))
    if not quiet:
        settled = sum(suggestion.further for suggestion in found)
        if found:
            say(f"{number(findings, 'finding')}, of which these lines would settle {settled:,}; take over only what is true")
        elif not findings:
            say("0 findings: there is nothing to settle")
        else:
            say(f"{number(findings, 'finding')}, of which no line that was tried would settle any: they are to be mended")
    return ExitCode.CLEAN


def _lines(suggestion: "Suggestion", findings: int, options: "Options") -> Iterator[str]:
    claim = suggestion.claim
    count = len(suggestion.settled)
    beyond = "" if suggestion.further == count else f", {suggestion.further:,} of them not settled above"
    yield f"# Settles {count:,} of {findings:,}{beyond}, if this is true: {claim.meaning}."
    yield from (f"#   {finding.place.location}: {finding.rule}" for finding in suggestion.settled[:most_examples])
    yield from _placed(claim.table, claim.line.split("\n"), options)
    yield ""


def _placed(table: str, lines: Sequence[str], options: "Options") -> Iterator[str]:
    """The lines under the name of their table; in a comment where the file has that table, or that list, already."""
    position = tuple(part.strip('"') for part in table.split(".", 1)) if table else ()
    names = [(*position, line.partition(" = ")[0].strip('"')) for line in lines]
    present = [name for name in (*names, position) if name and name in options.origin.locations]
    if present:
        shown = present[0][-1] if present[0] in names else f"[{table}]"
        yield f"# {shown} is in line {options.location_of(*present[0]).line} of {options.origin.file}: add this to it"
    if table and position not in present:
        yield f"[{table}]"
    yield from lines
