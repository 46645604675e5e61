"""How much more there is to judge of services as they are than there was."""

from collections.abc import Callable, Iterable, Sequence

from config_lint.domain.applied import Tally
from config_lint.domain.fleet import Fleet
from config_lint.domain.moved import Moved
from config_lint.domain.violation import Outcome, Verdict, Violation


def more_between(before: Fleet, after: Fleet, examine: Callable[[Fleet], Iterable[Outcome]]) -> Tally | None:
    """How much more a check judges that says of each service what it would say if there were no other.

    `examine` is its own. None where it finds something else than it did, on whatever line.
    """
    was, is_ = list(examine(before)), list(examine(after))
    found, finds = ([each for each in outcomes if isinstance(each, Violation)] for outcomes in (was, is_))
    if found != finds and list(map(Moved(before.services, after.services).said, found)) != finds:
        return None
    return _counted(is_) - _counted(was)


def _counted(outcomes: Sequence[Outcome]) -> Tally:
    unknown = outcomes.count(Verdict.NOT_EVALUATED)
    return Tally(len(outcomes) - unknown, unknown)
