"""The report that `check` tells: where nothing that it depends on is new, it is that of before."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from config_lint.cache import Cache
    from config_lint.domain.report import Report
    from config_lint.domain.tree import Tree
    from config_lint.executor import Workers
    from config_lint.options import Options
    from config_lint.pipeline.resolving import Resolved
    from config_lint.pipeline.served import Progress


class Wanted(NamedTuple):
    """What to report on, and how strictly.

    `wants` is what the reporters show beside findings; `settings` whether what was read is told, too.
    """

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
    scheduler: str | None
    wants: frozenset[str]
    settings: bool


class Made(NamedTuple):
    """A report; the known layout that was used for it, if one was; and what it is about, unless that was not looked at again."""

    report: "Report"
    layout: str
    resolved: "Resolved | None"


def made_for(wanted: Wanted, options: "Options", progress: "Progress", cache: "Cache | None") -> Made:
    """The report. The modules that do the work are imported here, where there is some. Raises `UsageError`."""
    from config_lint.executor import Crew, processors
    from config_lint.pipeline.asking import request_for, rules_for
    from config_lint.pipeline.means import Means
    from config_lint.pipeline.memory.memory import memory_of
    from config_lint.pipeline.memory.recalling import recalled, reported_again
    from config_lint.rulebook.own import own_rules

    jobs = wanted.jobs or processors()
    means = Means(cache, Crew(jobs), cluster=_cluster(wanted.scheduler, jobs))
    tree, options, rendered = _tree(wanted, options)
    comparing = wanted.against is not None
    rules, known = rules_for(options, own_rules(options), wanted.select, wanted.ignore, cache, comparing=comparing)
    request = request_for(options, known, wanted.environments, wanted.services, fail_on=wanted.fail_on, today=wanted.today)
    if wanted.baseline is not None:
        from config_lint.cli.baseline_files import accepted

        request = accepted(request, wanted.baseline, options)
    if wanted.staged or comparing:
        from config_lint.cli.states import Run

        request = Run(options, rules, known, request, means, wanted.quiet).compared(wanted.against, staged=wanted.staged)
    memory = memory_of(tree, options, rules, known, request, rendered, cache)
    # what shows the settings themselves needs them
    record = None
    if cache is not None and memory is not None and not (wanted.wants or wanted.settings):
        record = recalled(memory, options, rules, request, cache)
    if record is not None:
        made = Made(reported_again(record, tree, options, rules, known, request, cache), record.outline.layout, None)
    else:
        from config_lint.pipeline.checking import check, illustrated

        means = means._replace(memory=memory)
        report, resolved = check(tree, options, rules, known, request, progress, rendered=rendered, means=means)
        made = Made(illustrated(report, resolved.fleet, wanted.wants), resolved.located.layout, resolved)
    if cache is not None:
        cache.save()
    return made


def _cluster(scheduler: str | None, jobs: int) -> "Workers | None":
    """The cluster of that scheduler. Raises `UsageError` where Dask is not installed."""
    if scheduler is None:
        return None
    from config_lint.executor.cluster import Cluster

    return Cluster(scheduler, max(jobs, 2))


def _tree(wanted: Wanted, options: "Options") -> "tuple[Tree, Options, dict[str, str]]":
    """The files that are looked at, the options that hold for them, and the environment of each of those that were rendered."""
    from config_lint.trees.work import WorkTree

    tree: Tree = WorkTree(options.origin.root, tracked=wanted.tracked)
    if wanted.staged:
        from config_lint.cli.states import staged_state

        tree, options = staged_state(options)
    if not wanted.rendered:
        return tree, options, {}
    if wanted.against is not None:
        from config_lint.domain.usage import UsageError

        message = "--rendered and --against exclude each other: what is rendered now is in no other state"
        raise UsageError(message)
    from config_lint.cli.rendered import rendered
    from config_lint.trees.overlay import OverlayTree

    found = rendered(wanted.rendered, options.origin.root)
    return OverlayTree(tree, found.contents), options, dict(found.environments)
