"""`config-lint check`: apply the rules and report."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from config_lint.cli import flags
from config_lint.cli.cache import cache_of
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.misuse import is_path
from config_lint.cli.outputs import Output, planned, write
from config_lint.cli.progress import ProgressLine
from config_lint.cli.remarks import coverage_of, layout_used, reach_of
from config_lint.cli.screen import display_for
from config_lint.cli.statistics import statistics_of
from config_lint.cli.step_summary import add_step_summary
from config_lint.cli.streams import say
from config_lint.cli.values import day, names
from config_lint.cli.where import Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from config_lint.cache import Cache
    from config_lint.domain.report import Report
    from config_lint.domain.tree import Tree
    from config_lint.options import Options
    from config_lint.pipeline import Progress, Resolved


class Wanted(NamedTuple):
    """What to report on, and how strictly."""

    environments: tuple[str, ...]
    services: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str | None
    today: date
    rendered: tuple[str, ...]
    baseline: Path | None
    against: str | None
    staged: bool
    tracked: bool
    quiet: bool
    jobs: int | None
    recalls: bool


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
        # what shows the settings themselves needs them
        recalls=not verbose and not any(output.reporter.wants for output in outputs),
    )
    options = Where(root, config, isolated).options()
    progress = ProgressLine(wanted=not quiet)
    try:
        report, resolved = _made(options, wanted, progress, None if no_cache else cache_of(options.origin.root, cache_dir))
    finally:
        progress.clear()
    if not quiet:
        say(*layout_used(resolved), *reach_of(report))
    if verbose:
        say(*coverage_of(resolved, options))
    if wants := frozenset().union(*(output.reporter.wants for output in outputs)):
        from config_lint.pipeline import illustrated

        report = illustrated(report, resolved.fleet, wants)
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


def _made(options: "Options", wanted: Wanted, progress: "Progress", cache: "Cache | None") -> "tuple[Report, Resolved]":
    """The report. The modules that do the work are imported here, where there is some."""
    from config_lint.executor import Crew, processors
    from config_lint.pipeline import Means, request_for, rules_for
    from config_lint.pipeline import check as checked
    from config_lint.rulebook.own import own_rules
    from config_lint.trees.work import WorkTree

    means = Means(cache, Crew(wanted.jobs or processors()), wanted.recalls)
    tree: Tree = WorkTree(options.origin.root, tracked=wanted.tracked)
    if wanted.staged:
        from config_lint.cli.states import staged_state

        tree, options = staged_state(options)
    comparing = wanted.against is not None
    rules, known = rules_for(options, own_rules(options), wanted.select, wanted.ignore, cache, comparing=comparing)
    request = request_for(options, known, wanted.environments, wanted.services, fail_on=wanted.fail_on, today=wanted.today)
    if wanted.baseline is not None:
        from config_lint.cli.baseline_files import accepted

        request = accepted(request, wanted.baseline, options)
    if wanted.staged or wanted.against is not None:
        from config_lint.cli.states import Run

        request = Run(options, rules, known, request, means, wanted.quiet).compared(wanted.against, staged=wanted.staged)
    if wanted.rendered and wanted.against is not None:
        from config_lint.domain.usage import UsageError

        message = "--rendered and --against exclude each other: what is rendered now is in no other state"
        raise UsageError(message)
    if not wanted.rendered:
        made = checked(tree, options, rules, known, request, progress, means=means)
    else:
        from config_lint.cli.rendered import rendered
        from config_lint.trees.overlay import OverlayTree

        found = rendered(wanted.rendered, options.origin.root)
        whole = OverlayTree(tree, found.contents)
        made = checked(whole, options, rules, known, request, progress, rendered=found.environments, means=means)
    if cache is not None:
        cache.save()
    return made


def _ends_with_summary(outputs: list[Output]) -> bool:
    """Whether the report on standard output says itself how much was found: that for people does."""
    return any(output.file is None and output.format == "full" for output in outputs)


def _say_summary(report: "Report") -> None:
    from config_lint.reporters.summary import summary

    say(summary(report))
