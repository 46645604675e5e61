"""`config-lint graph`: who calls whom, and who keeps what where."""

from pathlib import Path

from config_lint.cli import flags
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.remarks import layout_used
from config_lint.cli.streams import put, say
from config_lint.cli.where import Where


def graph(
    environment: flags.Environment,
    *,
    format: flags.GraphFormat = "mermaid",
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
) -> int:
    """Print the service graph: services, databases, caches, queues, and what points at what.

    A dotted line is an edge that is not certain: one of several services may be meant, or only a setting's name says which.
    """
    from config_lint.engine.asked import require_environments
    from config_lint.graph import drawn
    from config_lint.pipeline.resolving import resolve_fleet
    from config_lint.reporters.graph import as_json, as_mermaid
    from config_lint.trees.work import WorkTree

    options = Where(root, config, isolated).options()
    resolved = resolve_fleet(WorkTree(options.origin.root), options)
    say(*layout_used(resolved.located.layout))
    require_environments([environment], resolved.fleet.environments)
    put((as_json if format == "json" else as_mermaid)(drawn(resolved.fleet, environment)))
    return ExitCode.CLEAN
