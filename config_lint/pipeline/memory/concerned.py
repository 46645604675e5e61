"""Which rules a change of values concerns."""

from collections.abc import Collection

from config_lint.pipeline.memory.imprint import Change, is_concerned
from config_lint.pipeline.memory.record import Record


def concerned(change: Change, record: Record, showing: Collection[str], blind: Collection[str]) -> frozenset[str]:
    """The rules, by id, that may answer otherwise, or say what they said in other words.

    That is those that need values of a kind that changed, but for those that are `blind` to the change, and those that are
    `showing` something else than they did (`shown.py`): whatever decided about their findings, both are shown there.
    """
    fields = record.state.fields
    seeing = {rule for rule, needs in record.state.needs.items() if is_concerned(needs, change.seen_by(fields.get(rule)).kinds)}
    return frozenset(seeing.difference(blind).union(showing))
