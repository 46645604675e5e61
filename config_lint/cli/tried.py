"""A run of everything that can be repeated with a change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from config_lint.cli.values import day

if TYPE_CHECKING:
    from config_lint.advice import Trial
    from config_lint.cli.where import Where
    from config_lint.pipeline.served import Progress


def tried(where: "Where", progress: "Progress", select: Sequence[str] = (), ignore: Sequence[str] = ()) -> "Trial":
    """The run as it is today. Raises `UsageError`."""
    from config_lint.advice import Trial
    from config_lint.pipeline.asking import request_for, rules_for
    from config_lint.rulebook.own import own_rules
    from config_lint.trees.work import WorkTree

    options = where.options()
    rules, known = rules_for(options, own_rules(options), select, ignore)
    tree = WorkTree(options.origin.root)
    return Trial(tree, options, rules, known, request_for(options, known, today=day(None)), progress)
