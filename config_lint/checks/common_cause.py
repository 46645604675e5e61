"""Relations of one value with many: where all are broken, the value is what is wrong."""

from collections.abc import Hashable, Iterable, Iterator

import msgspec

from config_lint.domain.violation import Outcome, Verdict, Violation


def of_common_cause(judged: Iterable[tuple[Hashable, Outcome]]) -> Iterator[Outcome]:
    """The outcomes, sorted by the value that they share; a violation keeps its `cause` only where that value is to blame.

    It is where it broke at least two relations, at different places, and no relation with it holds.
    """
    gathered: dict[Hashable, list[Outcome]] = {}
    for key, outcome in judged:
        gathered.setdefault(key, []).append(outcome)
    for outcomes in gathered.values():
        broken = [outcome for outcome in outcomes if isinstance(outcome, Violation)]
        if not broken:
            yield from outcomes
            continue
        is_to_blame = Verdict.PASSED not in outcomes and len({violation.place.location for violation in broken}) > 1
        for outcome in outcomes:
            if isinstance(outcome, Violation) and not is_to_blame:
                yield msgspec.structs.replace(outcome, cause=None)
            else:
                yield outcome
