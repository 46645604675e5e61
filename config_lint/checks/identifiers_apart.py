"""`identifiers-apart`: what identifies one thing in each environment does not identify one for two of them."""

import re
from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.scored import score_of
from config_lint.checks.written import Written, called, path_of, sheet_of
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.on_use import on_use
from config_lint.values.words import words

_identifier = on_use(
    r"(?:vol|fs|i|subnet|vpc|sg|eni|snap|ami)-[0-9a-f]{8,17}"
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|(?:ssh-(?:rsa|ed25519) )?AAAA[A-Za-z0-9+/=]{40,}(?: \S+)?",
    re.IGNORECASE,
)

_pair = on_use(r"^(?:ssh-\S+ )?AAAA")

SHARED = frozenset(
    ("ami", "commit", "digest", "group", "groups", "image", "organisation", "organization", "role", "sha", "tenant", "version")
)
"""Words of keys whose identifiers are those of something that all share."""


NEAREST = 4
"""Parts of a key, from its end, that say what an identifier is of."""


class IdentifiersApartParameters(Parameters, frozen=True):
    """`support` is how many other values under the same key have to be one environment's alone.

    A `pair` of keys is somebody's own: under the very same name, so many others have to be.
    """

    support: int = 2
    pair: int = 1


class IdentifiersApart(Check[IdentifiersApartParameters, Fleet]):
    """An element is an identifier (a disk, a UUID, a public key) in an environment's own layer.

    Under a key whose other identifiers are all of one zone, one that two zones of a service have was copied.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    through = "sheet"
    parameters_type = IdentifiersApartParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each identifier under each key."""
        by_key: dict[tuple[str, ...], dict[str, list[Written]]] = {}
        for each in sheet_of(group).saying(is_identifier):
            if each.setting.owner and SHARED.isdisjoint(words(".".join(path_of(each.setting.name)[-NEAREST:]))):
                by_key.setdefault(_kind(each), {}).setdefault(each.text, []).append(each)
        for kind, values in by_key.items():
            shared = {value: found for value, found in values.items() if len(_zones(found)) > 1}
            alone = len(values) - len(shared)
            enough = self.parameters.support if len(kind) == 1 else self.parameters.pair
            for found in values.values():
                is_odd = len(_zones(found)) > 1 and len(shared) == 1 and alone >= enough
                yield _violation(found, alone, group) if is_odd else Verdict.PASSED

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees identifiers."""
        return altered.looks_alike(_seen)


def _kind(written: Written) -> tuple[str, ...]:
    """What identifiers are compared by: what they are called, and those of key pairs by where they stand."""
    name = written.setting.name
    return (called(name), name) if _pair.search(written.text) else (called(name),)


def is_identifier(text: str) -> bool:
    """Whether a text identifies one thing in the world: a disk, a UUID, a public key."""
    return _identifier.fullmatch(text) is not None


def _zones(found: list[Written]) -> set[str]:
    return {each.reader.environment.zone for each in found}


def _violation(found: list[Written], alone: int, fleet: Fleet) -> Violation:
    last = max(found, key=lambda each: each.reader.environment.rank)
    other = next(each for each in found if each.reader.environment.zone != last.reader.environment.zone)
    facts = {"peer": other.setting.environment, "support": alone, "name": called(last.setting.name)}
    related = (Related(f"{other.setting.environment} has the same", place_of(other.setting)),)
    score = score_of(fleet, alone, alone, last.text)
    return Violation(place_of(last.setting), facts, related, "", last.affects, score=score)


def _seen(setting: Setting) -> object:
    return setting.value if is_identifier(str(setting.value)) else None
