"""The story of a run on the example of a rule."""

from collections.abc import Sequence
from datetime import date

import msgspec

from config_lint.domain.report import Report
from config_lint.domain.rule import Example, Rule
from config_lint.engine import Request
from config_lint.options import Origin, from_data
from config_lint.pipeline.checking import check, past
from config_lint.rulebook import names_of
from config_lint.rulebook.checks import with_check
from config_lint.trees.memory import MemoryTree


def example_outcome(example: Example, rule: Rule, others: Sequence[Rule] = ()) -> Report:
    """The report on a rule's example: the same story, on a tree in memory, with that rule alone.

    Of `others`, those take part that the example mentions by their id, as it must to suppress one.
    """
    texts = (*example.files.values(), *(example.before or {}).values(), repr(example.options))
    mentioned = [other for other in others if other.id != rule.id and any(other.id in text for text in texts)]
    rules = [with_check(taking_part) for taking_part in (rule, *mentioned)]
    request = Request(today=EXAMPLE_DAY)
    options = from_data(example.options, Origin(file="config-lint.toml"))
    known = names_of([rule, *mentioned])
    if example.before is not None:
        before = past(MemoryTree(example.before), options, rules, known, request)
        request = msgspec.structs.replace(request, past=before)
    return check(MemoryTree(example.files), options, rules, known, request)[0]


EXAMPLE_DAY = date(2026, 11, 1)
"""What an example takes for today, so that its dates mean the same for ever."""
