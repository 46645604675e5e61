"""`not-swapped`: of two values that differ by a test environment's word alone, it is the test environment that has it."""

import re
from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.scored import score_of
from config_lint.checks.written import called
from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet, Row
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.words import words


class NotSwappedParameters(Parameters, frozen=True):
    """`tokens` are words of environments below production; `rolled` are words of keys that say what is rolled out."""

    tokens: frozenset[str]
    rolled: frozenset[str] = frozenset()


class NotSwapped(Check[NotSwappedParameters, Fleet]):
    """An element is a key that production and an environment below it say otherwise, each in a layer of its own.

    `login-test.example.com` in production and `login.example.com` in staging are each other's values.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    through = "rows"
    parameters_type = NotSwappedParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each key whose value in production has such a word."""
        either = "|".join(sorted(map(re.escape, self.parameters.tokens)))
        word = re.compile(rf"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])", re.IGNORECASE)
        tiers = {environment.name: environment.tier for environment in group.environments if not environment.preview}
        production = [service for service in group.services if tiers.get(service.environment.name) is Tier.PRODUCTION]
        if not any(service.saying(word.search) for service in production):
            return
        for row in group.differing:
            if self.parameters.rolled.isdisjoint(words(called(row.name))):
                yield from _judged(row, word, tiers, group)

    def more(self, altered: Altered) -> Tally | None:
        """It sees one service at a time."""
        return altered.more_of(self.examine)


def _judged(row: Row, word: re.Pattern[str], tiers: dict[str, Tier], fleet: Fleet) -> Iterator[Outcome]:
    said = [(setting, setting.value) for setting in row.settings if setting.owner == setting.environment]
    telling = [
        (setting, text, found)
        for setting, text in said
        if tiers.get(setting.environment) is Tier.PRODUCTION and isinstance(text, str) and (found := word.search(text))
    ]
    if not telling:
        return
    below = {
        text.lower(): setting
        for setting, text in said
        if isinstance(text, str) and tiers.get(setting.environment, Tier.PRODUCTION) < Tier.PRODUCTION
    }
    for setting, text, found in telling:
        if not below or len(text) > LONGEST or found[0] == text:
            continue
        other = next((below[bare] for bare in _without(text.lower(), found) if bare in below), None)
        yield Verdict.PASSED if other is None else _violation(setting, found[0], other, fleet)


LONGEST = 200
"""Letters of a value that is looked at, at most."""


def _without(text: str, found: re.Match[str]) -> Iterator[str]:
    """The text without the word, and without the sign before it or after it."""
    start, end = found.span()
    if start and not text[start - 1].isalnum():
        yield text[: start - 1] + text[end:]
    if end < len(text) and not text[end].isalnum():
        yield text[:start] + text[end + 1 :]


def _violation(setting: Setting, word: str, other: Setting, fleet: Fleet) -> Violation:
    facts = {"word": word, "value": setting.value, "peer": other.environment, "says": other.value}
    related = (Related(f"{other.environment}'s is without {word}", place_of(other)),)
    return Violation(place_of(setting), facts, related, score=score_of(fleet, 1, 1, setting.value))
