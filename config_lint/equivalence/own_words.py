"""What each environment calls its own: names, aliases, domains, and words that its files show to be its own."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from config_lint.domain.environment import Environment
from config_lint.values.on_use import on_use

VARIABLE = "ξ"
"""What takes the place of an environment's own words: a letter, so that a host with it is one still."""

_tokens = on_use(r"[a-z0-9]+")
_beside = on_use(rf"[-._]{VARIABLE}(?=[-._/:]|$)|(?<!/)/{VARIABLE}(?=/|$)|(?<=[/@:]){VARIABLE}[-._]|^{VARIABLE}[-._/]")


class Taught(NamedTuple):
    """By environment, the words that enough values show, whether they are learned or not, and those that one more would show.

    Of the latter, each is with what stands in its place elsewhere.
    """

    shown: dict[str, frozenset[str]]
    nearly: dict[str, frozenset[tuple[str, str]]]


class OwnWords:
    """The words of a fleet's environments, declared and learned.

    An environment's own are its names, aliases and domains, those of the ones it extends, the part of its name that no other
    environment's has (`eu` of `production-eu`), and what was learned. Only whole words count, whatever their case.
    """

    def __init__(
        self,
        environments: Iterable[Environment],
        learned: Mapping[str, frozenset[str]] | None = None,
        taught: Taught | None = None,
    ) -> None:
        self._by_name = {environment.name: environment for environment in environments}
        self.learned, self.taught = dict(learned or {}), taught or Taught({}, {})
        self._patterns: dict[str, re.Pattern[str] | None] = {}

    def of(self, environment: str) -> frozenset[str]:
        """An environment's words, in lower case."""
        found = self._by_name.get(environment)
        if found is None:
            return frozenset((environment.lower(),))
        own: set[str] = set(self._parts.get(environment, ()))
        for name in found.lineage:
            member = self._by_name.get(name)
            own.update(self.learned.get(name, ()), (name,), member.words if member else ())
        own.update(domain.rpartition("*")[2].strip(".") for domain in found.domains)
        return frozenset(word.lower() for word in own if word)

    def replaced(self, text: str, environment: str, variable: str = VARIABLE) -> str:
        """The text with the environment's own words replaced by a variable."""
        pattern = self._pattern_of(environment)
        return pattern.sub(variable, text) if pattern else text

    def first(self, text: str, environment: str) -> str:
        """The first word in a text that is the environment's own; empty where there is none."""
        pattern = self._pattern_of(environment)
        found = pattern.search(text) if pattern else None
        return found[0] if found else ""

    def _pattern_of(self, environment: str) -> re.Pattern[str] | None:
        if environment not in self._patterns:
            self._patterns[environment] = _pattern(self.of(environment))
        return self._patterns[environment]

    def named(self, text: str) -> frozenset[str]:
        """The environments whose learned words stand in a text; `Zones.words_in` tells those whose declared words do."""
        return frozenset(name for name, pattern in self._learned_patterns.items() if pattern.search(text))

    @cached_property
    def _learned_patterns(self) -> dict[str, re.Pattern[str]]:
        found = {name: _pattern(words) for name, words in self.learned.items()}
        return {name: pattern for name, pattern in found.items() if pattern}

    @cached_property
    def _parts(self) -> dict[str, frozenset[str]]:
        """The parts of an environment's name that are no other's."""
        tokens = {name: frozenset(_tokens.findall(name.lower())) for name in self._by_name}
        counted = Counter(token for found in tokens.values() for token in found)
        return {
            name: frozenset(token for token in found if counted[token] == 1 and len(token) > 1) for name, found in tokens.items()
        }


def without_variable(text: str) -> str:
    """A replaced text without the variable and the sign that joins it: for an environment whose own word is to have none.

    `auth.ξ.example.com` is `auth.example.com` there.
    """
    return _beside.sub("", text)


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])", re.IGNORECASE) if either else None
