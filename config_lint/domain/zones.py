"""Which environment a host or a word belongs to."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cached_property

from config_lint.domain.environment import Environment
from config_lint.domain.party import Parties
from config_lint.values.on_use import on_use
from config_lint.values.wildcard import fits

_tokens = on_use(r"[a-z0-9]+")


class Zones:
    """The environments' own vocabulary: names, aliases and domains, and what they say about a text.

    Only whole tokens count: `latest` does not speak of `test`. A host that matches several domain patterns belongs to the
    most specific (longest) one, unless the words in place of its `*` are another's. Environments of one zone are one; what
    speaks of two zones is ambiguous, and therefore of none, and so are the hosts of third parties.
    """

    def __init__(self, environments: Sequence[Environment], parties: Parties | None = None) -> None:
        self.environments = tuple(environments)
        self.parties = parties or Parties()
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
    def _beginnings(self) -> dict[str, int]:
        """The tokens that words begin with, each with the tokens of the longest one that does."""
        return {word[0]: len(word) for word in sorted(self._words, key=len)}

    @cached_property
    def _domains(self) -> list[tuple[str, str]]:
        pairs = [(pattern.lower(), environment.zone) for environment in self.environments for pattern in environment.domains]
        return sorted(set(pairs), key=lambda pair: (-len(pair[0]), pair))

    def zone_of(self, environment: str) -> str:
        """The zone of an environment; the name itself where it is not one of ours."""
        known = self._by_name.get(environment)
        return known.zone if known else environment

    def is_part(self, zone: str, environment: str) -> bool:
        """Whether a zone's name is a part of an environment's: what speaks of `turing` may well mean `turing-staging`."""
        return zone != environment and set(_tokens.findall(zone.lower())) <= set(_tokens.findall(environment.lower()))

    def without_words(self, text: str) -> tuple[str, ...]:
        """The tokens of a text that are no environment's word."""
        return tuple(token for token in _tokens.findall(text.lower()) if (token,) not in self._words)

    def words_in(self, text: str) -> frozenset[str]:
        """The zones whose words stand in the text as whole tokens. A longer word hides the shorter ones inside it."""
        tokens = _tokens.findall(text.lower())
        beginnings = self._beginnings
        met = [token for token in tokens if token in beginnings]
        if not met:
            return frozenset()
        if max(map(beginnings.__getitem__, met)) == 1:
            return frozenset([self._words[token,] for token in met])
        found: set[str] = set()
        start = 0
        while start < len(tokens):
            for length in range(min(beginnings.get(tokens[start], 0), len(tokens) - start), 0, -1):
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

    def declared_zone(self, host: str) -> str:
        """The zone whose domain patterns the host matches; empty where it matches none, or several zones' alike.

        `*.example.com` of production does not claim `auth.staging.example.com`.
        """
        matching = [(len(pattern), pattern, zone) for pattern, zone in self._domains if fits(host, pattern)]
        if not matching:
            return ""
        longest, pattern, _ = max(matching)
        zones = {zone for length, _, zone in matching if length == longest}
        inside = self.words_in(host.removesuffix(pattern.rpartition("*")[2])) if "*" in pattern else frozenset()
        return next(iter(zones)) if len(zones) == 1 and inside <= zones else ""

    def is_at_large(self, host: str) -> bool:
        """Whether a host is somebody's by a pattern that leaves parts of its domain to other zones (`*.example.com`)."""
        zone = self.declared_zone(host)
        mine = [pattern for pattern, owner in self._domains if owner == zone and fnmatchcase(host, pattern)]
        return any(owner != zone and fnmatchcase(pattern, mine[0]) for pattern, owner in self._domains) if mine else False

    def _host(self, host: str) -> str:
        if self.parties.is_external(host):
            return ""
        declared = self.declared_zone(host)
        if declared or any(fits(host, pattern) for pattern, _ in self._domains):
            return declared
        words = self.words_in(host)
        return next(iter(words)) if len(words) == 1 else ""
