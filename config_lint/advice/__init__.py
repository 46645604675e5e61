"""Above the story of a run: what would settle findings, found by running it again."""

from config_lint.advice.ending import Ending, smallest_change
from config_lint.advice.suggestion import Suggestion, suggestions
from config_lint.advice.trial import Effect, Trial

__all__ = ["Effect", "Ending", "Suggestion", "Trial", "smallest_change", "suggestions"]
