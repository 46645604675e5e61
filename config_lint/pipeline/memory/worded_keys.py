"""Which rules see nothing of keys with texts that came or went, though they need texts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group
from config_lint.domain.facts import HIDDEN, TEXTS, kinds_of
from config_lint.domain.fields import differing
from config_lint.domain.fleet import Fleet
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.rule import Rule
from config_lint.pipeline.memory.blind import is_about_texts, is_text, is_weighed
from config_lint.pipeline.memory.imprint import Change
from config_lint.pipeline.memory.record import Record

Rules = Sequence[tuple[Rule, Check[Any, Any]]]

GROUPS: Mapping[Group, Callable[[Fleet], Iterable[Any]]] = {
    Group.FLEET: lambda fleet: (fleet,),
    Group.ENVIRONMENT: lambda fleet: fleet.members,
    Group.KEY: lambda fleet: fleet.rows,
}
"""What a check that looks at several services is asked about."""


def worded(rekeyed: Rekeyed, change: Change) -> Altered | None:
    """What of it is texts; None where more of it is than those, as far as it is known, or nothing is."""
    if TEXTS not in change.kinds or HIDDEN in change.kinds:
        return None
    keys = tuple(key for key in rekeyed.keys if TEXTS in kinds_of(key))
    gone = {id(key) for key in rekeyed.keys}
    pairs = [
        pair
        for was, now in zip(rekeyed.before.services, rekeyed.after.services, strict=True)
        for pair in differing(*([each for each in service.settings if id(each) not in gone] for service in (was, now)))
        if any(TEXTS in kinds_of(setting) for setting in pair)
    ]
    if not all(map(is_text, (*keys, *(setting for pair in pairs for setting in pair)))):
        return None
    return Altered(rekeyed.before, rekeyed.after, tuple(pairs), keys)


def blind_to_keys(rules: Rules, record: Record, change: Change, rekeyed: Rekeyed, altered: Altered) -> dict[str, Tally]:
    """The rules, by id, that say what they said though they need texts, with how much more they judge, as in `blind`."""
    found: dict[str, Tally] = {}
    state = record.state
    for rule, check in rules:
        kinds = change.seen_by(state.fields.get(rule.id)).kinds
        if rule.id in state.severally or not is_about_texts(state.needs[rule.id], kinds):
            continue
        if is_weighed(record.judged.findings, rule.id, altered):
            continue
        attention = record.judged.attention.get(rule.id, frozenset())
        with suppress(Exception):  # it is raised again where everybody is asked, and somebody can be told
            more = _more(check, rekeyed._replace(attention=attention), altered._replace(attention=attention))
            if more is not None and (more == Tally() or check.group is not Group.ENVIRONMENT):
                found[rule.id] = more
    return found


def _more(check: Check[Any, Any], rekeyed: Rekeyed, altered: Altered) -> Tally | None:
    """How much more it judges, if it sees neither the names nor the texts; None where it may see them."""
    groups, names = GROUPS.get(check.group), check.more_of_keys(rekeyed)
    if groups is None or names is None or check.more(altered) is None:
        return None
    if check.made().sees_names:  # it knows what it makes of a key
        return names
    examine = check.made().examine
    return altered.more_of(lambda fleet: (outcome for group in groups(fleet) for outcome in examine(group)))
