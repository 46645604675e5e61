"""Which rules see nothing of texts that changed, though they need texts."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any

from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group
from config_lint.domain.facts import HIDDEN, KINDS, TEXTS, URLS, kinds_of
from config_lint.domain.fields import differing
from config_lint.domain.finding import Finding
from config_lint.domain.fleet import Fleet
from config_lint.domain.rule import Rule
from config_lint.pipeline.memory.imprint import Change
from config_lint.pipeline.memory.record import Answers, Pair, Record
from config_lint.pipeline.memory.shown import places_of
from config_lint.pipeline.memory.texts import Places, Untold, with_texts
from config_lint.values.shortened import LONGEST

if TYPE_CHECKING:
    from config_lint.domain.service import Service
    from config_lint.domain.setting import Setting

Rules = Sequence[tuple[Rule, Check[Any, Any]]]

PLAIN = frozenset((TEXTS, URLS))
"""Kinds of which nothing but texts is, where nothing that is hidden changed."""


def altered_of(fleet: Fleet, answers: Mapping[str, Answers], texts: Mapping[Pair, bytes], change: Change) -> Altered | None:
    """The services of a fleet as they were and as they are; None where more of them changed than texts, as far as it is known.

    `answers` are what is kept of them, `texts` is what is said of their settings with texts now (`imprint.py`).
    """
    if TEXTS not in change.kinds or HIDDEN in change.kinds:
        return None
    before: list[Service] = []
    changed: list[Any] = []
    written: Places = {}
    try:
        for service in fleet.services:
            kept = answers[service.name].texts.get(service.environment.name)
            was, others = with_texts(service, kept, texts[service.pair], written)
            before.append(was)
            changed += others
    except Untold:
        return None
    return Altered(Fleet(fleet.environments, tuple(before), (), {}, fleet.intent), fleet, tuple(changed))


def altered_between(before: "Sequence[Service]", fleet: Fleet, change: Change) -> Altered | None:
    """The same, where it is known what they were: `before`, in the order of the fleet."""
    if HIDDEN in change.kinds:
        return None
    pairs = [pair for one, other in zip(before, fleet.services, strict=True) for pair in differing(one.settings, other.settings)]
    texts = [pair for pair in pairs if any(TEXTS in kinds_of(setting) for setting in pair)]
    if not all(map(is_text, chain.from_iterable(texts))):
        return None
    return Altered(Fleet(fleet.environments, tuple(before), (), {}, fleet.intent), fleet, tuple(texts))


def is_text(setting: "Setting") -> bool:
    """Whether a setting is a text, and has overridden nothing else."""
    return setting.value.__class__ is str and all(link.entry.value.__class__ is str for link in setting.chain)


def blind(rules: Rules, record: Record, change: Change, altered: Altered) -> dict[str, Tally]:
    """The rules, by id, that say what they said, though texts changed, and in the same words where they show none of them.

    Those of which it is asked are told of nothing that they need but texts, and of all of these. How much a value says depends on
    how often it stands somewhere (`score_of`): a rule with a finding about a text that is one more or one less sees the change.
    With each is how much more it judges.
    """
    found: dict[str, Tally] = {}
    for rule, check in rules:
        # what is known of a rule is asked first: to ask its check, that has to be imported
        if not is_about_texts(record.state.needs[rule.id], change.seen_by(record.state.fields.get(rule.id)).kinds):
            continue
        if not is_weighed(record.judged.findings, rule.id, altered):
            more = _more(check, altered._replace(attention=record.judged.attention.get(rule.id, frozenset())))
            if more is not None and (more == Tally() or check.group is not Group.ENVIRONMENT):
                found[rule.id] = more
    return found


def is_about_texts(needs: frozenset[str], kinds: frozenset[str]) -> bool:
    """Whether who needs these facts sees nothing of what changed but texts."""
    concerning = needs & kinds
    return bool(concerning) and concerning <= PLAIN and needs <= {*KINDS, "problems"}


def _more(check: Check[Any, Any], altered: Altered) -> Tally | None:
    with suppress(Exception):  # it is raised again where everybody is asked, and somebody can be told
        return check.more(altered)
    return None


def is_weighed(findings: Sequence[Finding], rule: str, altered: Altered) -> bool:
    """Whether a finding of the rule may be about one of the texts: that is shown where it is found, or beside that.

    What stands there with a dollar sign may have been another text by then.
    """
    found = set(_weighed(findings, rule))
    if not found:
        return False
    changed = (*(setting for pair in altered.texts for setting in pair), *altered.keys)
    texts = {str(setting.value) for setting in changed}
    return any("$" in text for text in found) or not found.isdisjoint(texts) or any(len(text) > LONGEST for text in texts)


def _weighed(findings: Sequence[Finding], rule: str) -> Iterator[str]:
    """What is shown by the findings of a rule that say how much a value says.

    Where something is lacking there is no value: then it is that of a peer, which is shown beside it.
    """
    for finding in findings:
        if finding.rule == rule and finding.score is not None and finding.score.about == "value":
            yield from [place.chain[-1].value for place in places_of(finding) if place.chain] or ["$"]
