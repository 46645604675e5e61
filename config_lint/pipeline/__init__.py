"""The story of a run, on any tree: the only room that knows the order of the steps."""

from config_lint.pipeline.asking import request_for, rules_for
from config_lint.pipeline.checking import check, illustrated, known_now, past
from config_lint.pipeline.comparing import compare
from config_lint.pipeline.drafting import drafted
from config_lint.pipeline.examples import EXAMPLE_DAY, example_outcome
from config_lint.pipeline.means import Means
from config_lint.pipeline.resolving import Progress, Resolved, resolve_fleet, understood

__all__ = [
    "EXAMPLE_DAY",
    "Means",
    "Progress",
    "Resolved",
    "check",
    "compare",
    "drafted",
    "example_outcome",
    "illustrated",
    "known_now",
    "past",
    "request_for",
    "resolve_fleet",
    "rules_for",
    "understood",
]
