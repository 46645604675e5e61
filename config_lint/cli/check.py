"""`config-lint check`: apply the rules and report."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from config_lint.cli import flags
from config_lint.cli.cache import cache_of
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.making import Wanted, made_for
from config_lint.cli.misuse import is_path
from config_lint.cli.outputs import Output, planned, write
from config_lint.cli.progress import ProgressLine
from config_lint.cli.remarks import coverage_of, layout_used, reach_of, undivided
from config_lint.cli.screen import display_for
from config_lint.cli.statistics import statistics_of
from config_lint.cli.step_summary import add_step_summary
from config_lint.cli.streams import say
from config_lint.cli.values import day, names
from config_lint.cli.where import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from config_lint.domain.report import Report


def check(
    environments: flags.Environments = None,
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
    select: flags.Select = None,
    ignore: flags.Ignore = None,
    service: flags.Services = None,
    fail_on: flags.FailOn = None,
    baseline: flags.Baseline = None,
    against: flags.Against = None,
    staged: flags.Staged = False,
    tracked: flags.Tracked = False,
    rendered: flags.Rendered = None,
    output_format: flags.OutputFormat = None,
    no_cache: flags.NoCache = False,
    cache_dir: flags.CacheFolder = None,
    jobs: flags.Jobs = None,
    scheduler: flags.Scheduler = None,
    exit_zero: flags.ExitZero = False,
    show_suppressed: flags.ShowSuppressed = False,
    statistics: flags.Statistics = False,
    today: flags.Today = None,
    quiet: flags.Quiet = False,
    verbose: flags.Verbose = False,
    colour: flags.Colour = "auto",
) -> int:
    """Apply the rules and report what they find.

    All environments are always read, and compared with each other. Exits with 0 where nothing at or above the fail level is left,
    with 1 where something is, and with 2 where the check could not be made.
    """
    outputs = planned(output_format or ())
    display = display_for(sys.stdout, colour, show_suppressed=show_suppressed, detailed=verbose, summary=not quiet)
    wanted = Wanted(
        environments=_environments(environments),
        services=names(service),
        select=names(select),
        ignore=names(ignore),
        fail_on=fail_on,
        today=day(today),
        rendered=tuple(rendered or ()),
        baseline=baseline,
        against=against,
        staged=staged,
        tracked=tracked,
        quiet=quiet,
        jobs=jobs,
        scheduler=scheduler,
        wants=frozenset().union(*(output.reporter.wants for output in outputs)),
        settings=verbose,
    )
    options = Where(root, config, isolated).options()
    progress = ProgressLine(wanted=not quiet)
    try:
        made = made_for(wanted, options, progress, None if no_cache else cache_of(options.origin.root, cache_dir))
    finally:
        progress.clear()
    report = made.report
    if not quiet:
        say(*layout_used(made.layout), *undivided(made.resolved), *reach_of(report))
    if verbose and made.resolved:
        say(*coverage_of(made.resolved, options))
    write(outputs, report, display)
    add_step_summary(outputs, report, show_suppressed=show_suppressed)
    if statistics:
        say(*statistics_of(report))
    if not quiet and not _ends_with_summary(outputs):
        _say_summary(report)
    return ExitCode.FINDINGS if report.failed and not exit_zero else ExitCode.CLEAN


def _environments(given: "Sequence[str] | None") -> tuple[str, ...]:
    """The environments that are named, several with commas between, too. Raises `UsageError` for a path."""
    named = names(given)
    for name in named:
        if is_path(name):
            from config_lint.domain.usage import UsageError

            message = f'"{name}" is a path, and check takes names of environments: --root {name} checks what is in a folder'
            raise UsageError(message)
    return named


def _ends_with_summary(outputs: list[Output]) -> bool:
    """Whether the report on standard output says itself how much was found: that for people does."""
    return any(output.file is None and output.format == "full" for output in outputs)


def _say_summary(report: "Report") -> None:
    from config_lint.reporters.summary import summary

    say(summary(report))
