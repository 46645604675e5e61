"""Step 8: groups to checks, violations to findings, findings to a report."""

from config_lint.engine.judge import Judgement, judge
from config_lint.engine.judged import Judged, judged
from config_lint.engine.report import reported
from config_lint.engine.request import Adoption, Request

__all__ = ["Adoption", "Judged", "Judgement", "Request", "judge", "judged", "reported"]
