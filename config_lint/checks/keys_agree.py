"""`keys-agree`: two settings that say the same in most services say the same in this one."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import combinations
from typing import ClassVar
from weakref import WeakKeyDictionary

import msgspec

from config_lint.checks.mentions import Mentions, mentions_of
from config_lint.checks.scored import score_of
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.url import parse

Key = tuple[str, str]
"""The document and the name, without the words of the service's own environment."""

Pair = tuple[Key, Key]


class KeysAgreeParameters(Parameters, frozen=True):
    """`support` is how many services have to show that two keys say the same, `share` how many of those that have both."""

    support: int = 5
    share: float = 0.85


class Said(msgspec.Struct, frozen=True):
    """What a service says under a key that may agree with another: a host, a path, a name."""

    setting: Setting
    value: str


class Shown(msgspec.Struct, frozen=True):
    """How often two keys say the same: in how many `services`, and in how many of their environments that have `both`."""

    services: int
    equal: int
    both: int


Everything = dict[Service, dict[Key, Said]]
"""What each service says that is worth comparing, by key."""

Agreeing = dict[Pair, dict[str, str]]
"""The pairs of keys under which any service says the same, with what each of those services says there."""


class KeysAgree(Check[KeysAgreeParameters, Fleet]):
    """An element is a service in one environment with two keys that are equal elsewhere: a url's host and the domain served.

    What is equal is learned from the fleet: the whole value, or the host of a url. Short values, numbers and switches teach
    nothing, nor do two keys of one list, nor what is the same in all services.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    through = "rows"
    parameters_type = KeysAgreeParameters

    def __init__(self, parameters: KeysAgreeParameters) -> None:
        super().__init__(parameters)
        self._known: WeakKeyDictionary[Fleet, Agreeing] = WeakKeyDictionary()

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each pair of keys that a service has and that agree elsewhere."""
        said = _said_in(group)
        learned = self._learned(said, self._shown(group, said))
        by_key: dict[Key, list[Key]] = {}
        for one, other in sorted(learned):
            by_key.setdefault(one, []).append(other)
        for found in said.values():
            for one in sorted(found.keys() & by_key.keys()):
                for other in by_key[one]:
                    if other in found:
                        is_listed = _is_listed(one, found[other].value, found) or _is_listed(other, found[one].value, found)
                        yield Verdict.PASSED if is_listed else _judged(found[one], found[other], learned[one, other], group)

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees addresses, and names with a dot; where no two keys agree in enough services, only which of them do."""
        if altered.looks_alike(_seen):
            return True
        return not altered.attention and _agreeing(_said_in(altered.before)) == _agreeing(_said_in(altered.after))

    def attention(self, fleet: Fleet) -> frozenset[str]:
        """Whether any two keys agree in enough services."""
        return frozenset(("any",) if self._shown(fleet) else ())

    def _shown(self, fleet: Fleet, said: Everything | None = None) -> Agreeing:
        """The pairs of keys that agree in enough services; asked for twice, they are looked for once."""
        if fleet not in self._known:
            self._known[fleet] = {
                pair: by
                for pair, by in _agreeing(_said_in(fleet) if said is None else said).items()
                if len(by) >= self.parameters.support and len(set(by.values())) > len(by) // 2
            }
        return self._known[fleet]

    def _learned(self, said: Everything, shown: Agreeing) -> dict[Pair, Shown]:
        """The pairs of keys that agree, with how many show it."""
        both = Counter(pair for pair in shown for found in said.values() if pair[0] in found and pair[1] in found)
        equal = Counter(
            pair
            for pair in shown
            for found in said.values()
            if pair[0] in found and pair[1] in found and found[pair[0]].value == found[pair[1]].value
        )
        return {
            pair: Shown(len(by), equal[pair], both[pair])
            for pair, by in shown.items()
            if equal[pair] >= self.parameters.share * both[pair]
        }


MOST_ALIKE = 6
"""Keys of one service with one value: where there are more, it is a value that stands everywhere."""

SHORTEST = 6
"""Letters of a value that says something."""


def _said_in(fleet: Fleet) -> Everything:
    mentions = mentions_of(fleet)
    return {service: _said(service, mentions) for service in fleet.services if not service.environment.preview}


def _agreeing(said: Everything) -> Agreeing:
    agreeing: Agreeing = {}
    for service, found in said.items():
        by_value: dict[str, list[Key]] = {}
        for key, each in found.items():
            by_value.setdefault(each.value, []).append(key)
        for value, keys in by_value.items():
            if 1 < len(keys) <= MOST_ALIKE:
                for pair in combinations(sorted(keys), 2):
                    agreeing.setdefault(pair, {}).setdefault(service.name, value)
    return agreeing


def _said(service: Service, mentions: Mentions) -> dict[Key, Said]:
    """What a service says that is worth comparing, by key."""
    found: dict[Key, Said] = {}
    own = service.environment.name
    for setting in service.saying(_compared):
        name = mentions.of(setting.name)
        if not name.whose or name.is_own(own):
            found.setdefault((mentions.of(setting.document).shape, name.shape), Said(setting, _compared(str(setting.value))))
    return found


@lru_cache(maxsize=1 << 16)
def _compared(value: str) -> str:
    """The host of a url, otherwise a whole name with a dot, in lower case; empty for what is not worth comparing."""
    text = value
    if "://" in value:
        with suppress(ValueError):
            text = parse(value).host or value
    if "." not in text or " " in text or len(text) < SHORTEST or text[0].isdigit() or "${" in text:
        return ""
    return text.lower()


def _is_listed(key: Key, value: str, found: dict[Key, Said]) -> bool:
    """Whether a value is another item of the list that a key is an item of: hosts beside the first are as good."""
    document, name = key
    stem, bracket, _ = name.rpartition("[")
    if not bracket or name[-1:] != "]":
        return False
    return any(
        found[document, item].value == value
        for item in (f"{stem}[{index}]" for index in range(MOST_ALIKE))
        if (document, item) in found
    )


def _judged(one: Said, other: Said, shown: Shown, fleet: Fleet) -> Outcome:
    if one.value == other.value:
        return Verdict.PASSED
    odd, usual = sorted((one, other), key=lambda said: (said.setting.owner != "", said.setting.name))
    facts = {"value": odd.value, "other": usual.setting.key, "says": usual.value, "support": shown.services}
    related = (Related(f"{usual.setting.key} says otherwise", place_of(usual.setting)),)
    score = score_of(fleet, shown.equal, shown.both - 1, usual.value)
    return Violation(place_of(odd.setting), facts, related, score=score)


def _seen(setting: Setting) -> object:
    text = str(setting.value)
    return text if "://" in text or _compared(text) else None
