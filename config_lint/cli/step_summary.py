"""The summary that GitHub Actions shows of a step: the same findings as a table, where the annotations say that they are wanted.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from config_lint.cli.outputs import Output
from config_lint.cli.screen import display_for
from config_lint.cli.streams import say

if TYPE_CHECKING:
    from config_lint.domain.report import Report

variable = "GITHUB_STEP_SUMMARY"


def add_step_summary(outputs: Sequence[Output], report: "Report", *, show_suppressed: bool) -> None:
    """Adds the table to the file that GitHub names, after what other commands of the step have put there.

    Nothing happens without annotations on standard output, or elsewhere than in GitHub Actions. That a summary cannot be written
    is said, and changes no exit code: the report itself has been made.
    """
    file = os.environ.get(variable)
    if not file or not any(output.format == "github" and output.file is None for output in outputs):
        return
    from config_lint.reporters.markdown import LONGEST_SUMMARY, page

    display = display_for(None, "never", show_suppressed=show_suppressed)
    try:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as summary:
            summary.write(page(report, display, LONGEST_SUMMARY - summary.tell()))
    except OSError as error:
        say(f"config-lint: the summary of the step cannot be written to {file}: {error.strerror}")
