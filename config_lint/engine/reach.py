"""From two states of a fleet to how far the change between them reaches."""

from collections.abc import Iterable, Sequence

from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.known import Known
from config_lint.domain.reach import Reach
from config_lint.engine.judge import Rules
from config_lint.engine.suppressions import Entry


def reach_of(
    fleet: Fleet, rules: Rules, new: Iterable[Finding], fixed: Sequence[Known], entries: Iterable[Entry]
) -> Reach | None:
    """None where there is nothing to compare with. `new` are the findings that count, `fixed` those that are known and gone."""
    if fleet.history is None or fleet.past is None:
        return None
    changed = list(fleet.history.changed())
    settings = [passage.now for passage in changed if passage.now is not None]
    reached = {passage.slot[0] for passage in changed}
    stopped = {environment for finding in new for environment, _ in finding.affects}
    ran = frozenset(rule.id for rule, _ in rules)
    order = [environment.name for environment in fleet.environments]
    gone = sorted(reached.difference(order))
    return Reach(
        settings=len({(passage.slot[1:], passage.now.location if passage.now else None) for passage in changed}),
        environments=(*(name for name in order if name in reached), *gone),
        services=tuple(sorted({passage.slot[1] for passage in changed})),
        files=tuple(sorted({setting.location.path for setting in settings})),
        shared=bool(settings) and all(not setting.owner for setting in settings),
        inconsistent=tuple(name for name in order if name in stopped),
        fixed=tuple(one for one in fixed if one.rule in ran),
        unheeded=sum(len(entry.added) for entry in entries),
        unexcused=len(fleet.intent.unheeded),
        unfamiliar=tuple(
            sorted(rule.id for rule, _ in rules if not rule.compares and fleet.past.rules and rule.id not in fleet.past.rules)
        ),
    )
