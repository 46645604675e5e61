"""Step 8: groups to checks, violations to findings, findings to a report."""

from config_lint.engine.judge import Judgement, judge
from config_lint.engine.report import Request, reported

__all__ = ["Judgement", "Request", "judge", "reported"]
