"""How much more there is to judge of services as they are than there was."""

from collections.abc import Callable, Iterable, Sequence

from config_lint.domain.applied import Tally
from config_lint.domain.fleet import Fleet
from config_lint.domain.violation import Outcome, Verdict, Violation


def more_between(before: Fleet, after: Fleet, examine: Callable[[Fleet], Iterable[Outcome]]) -> Tally | None:
    """How much more a check judges that says of each service what it would say if there were no other.

    `examine` is its own. None where it finds something else than it did.
    """
    was, is_ = list(examine(before)), list(examine(after))
    if [each for each in was if isinstance(each, Violation)] != [each for each in is_ if isinstance(each, Violation)]:
        return None
    return _counted(is_) - _counted(was)


def _counted(outcomes: Sequence[Outcome]) -> Tally:
    unknown = outcomes.count(Verdict.NOT_EVALUATED)
    return Tally(len(outcomes) - unknown, unknown)
