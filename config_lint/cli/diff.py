"""`config-lint diff`: what differs between two environments once what is meant to differ is taken out."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from config_lint.cli import flags
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.outputs import file_of, require_apart, variable, write_file
from config_lint.cli.progress import ProgressLine
from config_lint.cli.remarks import layout_used
from config_lint.cli.screen import display_for
from config_lint.cli.streams import put, say
from config_lint.cli.values import day, drift_formats, names
from config_lint.cli.where import Where

if TYPE_CHECKING:
    from config_lint.domain.drift import DriftTable
    from config_lint.reporters.drift.drift_reporter import DriftReporter
    from config_lint.reporters.reporter import Display


class Output(NamedTuple):
    """One table to write. `file` is None for standard output."""

    reporter: "DriftReporter"
    file: Path | None


def diff(
    left: flags.Left,
    right: flags.Right,
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
    service: flags.OnlyServices = None,
    every: flags.EveryDifference = False,
    fail_on: flags.DriftFailOn = None,
    output_format: flags.DriftFormat = None,
    today: flags.Today = None,
    quiet: flags.Quiet = False,
    verbose: flags.Reasons = False,
    colour: flags.Colour = "auto",
) -> int:
    """Print what differs between two environments and is not meant to.

    Taken out are differences that `[drift]` allows, values that mean the same, each environment's own words, and what every
    environment has of its own: addresses, credentials, scale, verbosity. Exits with 0 where no drift at or above the fail
    level is left, with 1 where some is, and with 2 where the environments could not be compared.
    """
    from config_lint.pipeline.comparing import compare
    from config_lint.trees.work import WorkTree

    outputs = _planned(output_format or ())
    display = display_for(sys.stdout, colour, show_suppressed=every, detailed=verbose, summary=not quiet)
    options = Where(root, config, isolated).options()
    progress = ProgressLine(wanted=not quiet)
    try:
        tree = WorkTree(options.origin.root)
        table, resolved = compare(tree, options, (left, right), names(service), day(today), progress, fail_on=fail_on)
    finally:
        progress.clear()
    if not quiet:
        say(*layout_used(resolved.located.layout))
    _write(outputs, table, display)
    return ExitCode.FINDINGS if table.failed else ExitCode.CLEAN


def _planned(written: Sequence[str]) -> list[Output]:
    """What the flags ask for, or else the environment variable if it names a format of this command, or else the default."""
    chosen = os.environ.get(variable, "")
    words = written or [chosen if chosen.partition("=")[0] in drift_formats() else "full"]
    outputs = [Output(_reporter(word.partition("=")[0]), file_of(word)) for word in words]
    require_apart([output.file for output in outputs])
    return outputs


def _reporter(name: str) -> "DriftReporter":
    from config_lint.discovery import plugin_named
    from config_lint.domain.usage import UsageError, unknown
    from config_lint.reporters.drift.drift_reporter import DriftReporter

    try:
        return plugin_named(name, "config_lint.reporters.drift", DriftReporter, "config_lint.reporters.drift")()
    except UsageError:
        raise unknown(kind="output format", name=name, known=drift_formats()) from None


def _write(outputs: Sequence[Output], table: "DriftTable", display: "Display") -> None:
    """Every output, files first, so that a reader who stops early costs nobody a file."""
    for output in sorted(outputs, key=lambda output: output.file is None):
        if output.file is None:
            put(output.reporter.render(table, display))
        else:
            for_file = display_for(None, "never", show_suppressed=display.show_suppressed, detailed=display.detailed)
            write_file(output.file, output.reporter.render(table, for_file))
