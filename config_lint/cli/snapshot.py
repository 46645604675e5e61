"""`config-lint snapshot`: write down what the fleet is like, to compare a later one with it."""

from pathlib import Path

from config_lint.cli import flags
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.streams import put, say
from config_lint.cli.values import day
from config_lint.cli.where import Where


def snapshot(
    file: flags.SnapshotFile,
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
    today: flags.Today = None,
) -> int:
    """Write the facts of the resolved fleet, for check --against: keys, and whether values are equal, but no value.

    Findings of all rules are part of it, selected or not.
    """
    from msgspec.structs import replace

    from config_lint.cli.outputs import write_file
    from config_lint.engine.snapshot import written
    from config_lint.pipeline.asking import request_for, rules_for
    from config_lint.pipeline.checking import past
    from config_lint.reporters.summary import number
    from config_lint.rulebook.own import own_rules
    from config_lint.trees.work import WorkTree

    options = Where(root, config, isolated).options()
    every = replace(options, ignore=())
    rules, known = rules_for(every, own_rules(every), ("*",), ())
    request = request_for(every, known, today=day(today))
    taken = past(WorkTree(options.origin.root), every, rules, known, request, lasting=True)
    if str(file) == "-":
        put(written(taken))
        return ExitCode.CLEAN
    write_file(file, written(taken))
    facts = sum(len(service.facts) for service in taken.services)
    say(f"wrote {file}: {number(facts, 'setting')}, {number(len(taken.known), 'finding')}")
    return ExitCode.CLEAN
