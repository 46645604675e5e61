"""`values-alike`: what a service says as its peers do in other environments, it says as they do in this one."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.mentions import Mentions, mentions_of
from config_lint.checks.scored import score_of
from config_lint.checks.written import Sheet, Written, called, path_of, sheet_of
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.words import words

Slot = tuple[str, tuple[str, ...]]
"""An environment, and a key wherever it stands."""


class ValuesAlikeParameters(Parameters, frozen=True):
    """`support` is how many services have to say the same; `scale` are words of keys that differ between services by nature."""

    support: int = 2
    scale: frozenset[str] = frozenset()


class ValuesAlike(Check[ValuesAlikeParameters, Fleet]):
    """An element is a name that several services of one environment have under one key, each in a file of its own.

    The odd one is a fault where all others agree, and where it agrees with them in another environment, or nowhere says anything
    of its own (variant `only`): what differs everywhere is meant. Values with the service's own name are left alone.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    parameters_type = ValuesAlikeParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each value under a key that several services have."""
        slots = self._slots(sheet_of(group))
        mentions = mentions_of(group)
        odd = {slot: found for slot, members in slots.items() if (found := self._odd(members)) is not None}
        for slot, members in slots.items():
            outlier = odd.get(slot)
            for each in members.values():
                yield Verdict.PASSED if each is not outlier else self._judged(each, slot, slots, mentions, group)

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees names that are held against others."""
        return altered.looks_alike(self._seen)

    def _seen(self, setting: Setting) -> object:
        return setting.value if _is_name(str(setting.value)) and self._is_held(setting, str(setting.value)) else None

    def _is_held(self, setting: Setting, text: str) -> bool:
        """Whether what an environment says of its own accord is held against what the others there say."""
        scale = self.parameters.scale
        return bool(setting.owner) and scale.isdisjoint(words(called(setting.name))) and not _names(text, setting.service)

    def _slots(self, sheet: Sheet) -> dict[Slot, dict[str, Written]]:
        slots: dict[Slot, dict[str, Written]] = {}
        for each in sheet.saying(_is_name):
            setting = each.setting
            if self._is_held(setting, each.text) and len({reader.name for reader in each.readers}) == 1:
                slots.setdefault((setting.owner, path_of(setting.name)), {}).setdefault(setting.service, each)
        return slots

    def _odd(self, members: dict[str, Written]) -> Written | None:
        """The only one that says something else; None where there is none, or several."""
        counted = Counter(each.text for each in members.values())
        if len(counted) != PAIR:
            return None
        (usual, most), (_, few) = counted.most_common()
        return (
            next((each for each in members.values() if each.text != usual), None)
            if few == 1 and most >= self.parameters.support
            else None
        )

    def _judged(
        self, odd: Written, slot: Slot, slots: dict[Slot, dict[str, Written]], mentions: Mentions, fleet: Fleet
    ) -> Outcome:
        environment, path = slot
        service = odd.setting.service
        peers = [each for each in slots[slot].values() if each is not odd]
        others = [
            members for (owner, key), members in slots.items() if key == path and owner != environment and service in members
        ]
        agreeing = [members for members in others if len({each.text for each in members.values()}) == 1 and len(members) > 1]
        if not agreeing or len(agreeing) < len(others):
            return Verdict.PASSED
        usual = peers[0]
        if mentions.of(odd.text).shape == mentions.of(usual.text).shape:
            return Verdict.PASSED
        facts = {"value": odd.text, "usual": usual.text, "support": len(peers), "agreeing": len(agreeing)}
        related = (Related(f"what {len(peers)} other services say", place_of(usual.setting)),)
        score = score_of(fleet, len(peers), len(peers), usual.text)
        return Violation(place_of(odd.setting), facts, related, "", odd.affects, score=score)


PAIR = 2
SHORTEST = 8
"""Letters of a value that says something."""


def _is_name(text: str) -> bool:
    return len(text) >= SHORTEST and " " not in text and "\n" not in text


def _names(text: str, service: str) -> bool:
    own, said = words(service), words(text)
    return any(said[at : at + len(own)] == own for at in range(len(said) - len(own) + 1))
