"""The smallest change of a file that ends a finding."""

import msgspec

from config_lint.advice.edit import Edit, edits
from config_lint.advice.trial import Trial
from config_lint.advice.wording import Wording
from config_lint.domain.finding import Finding

MOST = 8
"""Changes that are tried: each of them is a whole run."""


class Ending(msgspec.Struct, frozen=True):
    """A change that was tried: the finding is gone, and nothing else has come. `settled` counts all that are gone with it."""

    edit: Edit
    settled: int


def smallest_change(finding: Finding, trial: Trial) -> Ending | None:
    """The first change of a line that ends the finding and brings no other one; None where none of those tried does."""
    tried: set[bytes] = set()
    for edit in edits(finding, trial.tree, Wording(trial.fleet.environments)):
        if edit.content in tried:
            continue
        if len(tried) >= MOST:
            return None
        tried.add(edit.content)
        effect = trial.effect({edit.path: edit.content})
        if effect is not None and (finding.fingerprint, finding.occurrence) in effect.settled and not effect.new:
            return Ending(edit, len(effect.settled))
    return None
