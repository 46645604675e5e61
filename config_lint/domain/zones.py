"""Which environment a host or a word belongs to."""

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cached_property

from config_lint.domain.environment import Environment

_tokens = re.compile(r"[a-z0-9]+")


class Zones:
    """The environments' own vocabulary: names, aliases and domains, and what they say about a text.

    Only whole tokens count: `latest` does not speak of `test`. A host that matches several domain patterns belongs to the most
    specific (longest) one. Environments of one zone are one; what speaks of two zones is ambiguous, and therefore of none.
    """

    def __init__(self, environments: Sequence[Environment]) -> None:
        self.environments = tuple(environments)
        self._known: dict[str, str] = {}

    @cached_property
    def _by_name(self) -> dict[str, Environment]:
        return {environment.name: environment for environment in self.environments}

    @cached_property
    def _words(self) -> dict[tuple[str, ...], str]:
        words: dict[tuple[str, ...], str] = {}
        for environment in self.environments:
            for word in environment.words:
                tokens = tuple(_tokens.findall(word.lower()))
                if tokens:
                    words.setdefault(tokens, environment.zone)
        return words

    @cached_property
    def _longest(self) -> int:
        return max((len(word) for word in self._words), default=0)

    @cached_property
    def _domains(self) -> list[tuple[str, str]]:
        pairs = [(pattern.lower(), environment.zone) for environment in self.environments for pattern in environment.domains]
        return sorted(set(pairs), key=lambda pair: (-len(pair[0]), pair))

    def zone_of(self, environment: str) -> str:
        """The zone of an environment; the name itself where it is not one of ours."""
        known = self._by_name.get(environment)
        return known.zone if known else environment

    def words_in(self, text: str) -> frozenset[str]:
        """The zones whose words stand in the text as whole tokens. A longer word hides the shorter ones inside it."""
        tokens = _tokens.findall(text.lower())
        found: set[str] = set()
        start = 0
        while start < len(tokens):
            for length in range(min(self._longest, len(tokens) - start), 0, -1):
                zone = self._words.get(tuple(tokens[start : start + length]))
                if zone is not None:
                    found.add(zone)
                    start += length - 1
                    break
            start += 1
        return frozenset(found)

    def zone_of_host(self, host: str) -> str:
        """The zone that a host belongs to, by domain pattern first and by its words otherwise.

        Empty where it says nothing or too much.
        """
        known = self._known.get(host)
        if known is None:
            known = self._known[host] = self._host(host.lower().rstrip("."))
        return known

    def _host(self, host: str) -> str:
        matching = [(len(pattern), zone) for pattern, zone in self._domains if fnmatchcase(host, pattern)]
        if matching:
            longest = max(length for length, _ in matching)
            zones = {zone for length, zone in matching if length == longest}
            return zones.pop() if len(zones) == 1 else ""
        words = self.words_in(host)
        return next(iter(words)) if len(words) == 1 else ""
