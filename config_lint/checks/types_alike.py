"""`types-alike`: a key has values of one type in all environments."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.scored import score_of_name
from config_lint.checks.written import called
from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet, Row
from config_lint.domain.place import place_of
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.setting import Setting
from config_lint.domain.violation import PASSED, Outcome, Related, Violation
from config_lint.equivalence import Equivalence, equivalence_of
from config_lint.values.value import type_of


class TypesAlike(Check[Parameters, Fleet]):
    """An element is a key that some environment gives a boolean or a number, where what reads it sees the difference to a text.

    Only texts that say a boolean or a number are compared. The fewer as written are the fault; of as many, the text. Variant
    `number` for a number in quotes, which most programs read as they read the number.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts"})
    through = "rows"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each key with values of these types."""
        equivalence = equivalence_of(group)
        replaced = {id(setting): setting.name for service in group.services for setting in service.replaced}
        names = frozenset(replaced.values())
        for row in group.rows:
            may_be_replaced = row.name in names
            if not (row.differs or may_be_replaced) and row.settings[0].value.__class__ is str:  # then all others are, too
                continue
            kinds = {setting.value.__class__ for setting in row.settings}
            is_typed = not kinds.isdisjoint(TYPED)
            if may_be_replaced and not replaced.keys().isdisjoint(map(id, row.settings)):
                kinds = {setting.chain[-1].entry.value.__class__ for setting in row.settings}
            if len(kinds) > 1 and len({_type(setting) for setting in row.settings} - {""}) > 1:
                yield from _judged(row, equivalence)
            elif is_typed:
                yield PASSED

    def more(self, altered: Altered) -> Tally | None:
        """It sees one service at a time."""
        return Tally() if altered.looks_alike(_type) else altered.more_of(self.examine)

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """It sees one service at a time."""
        return rekeyed.more_of(self.examine)


TYPED = frozenset((bool, int, float))


def _type(setting: Setting) -> str:
    """The type of a value that can be compared; empty for texts that are texts, and for what is unknown."""
    value = setting.chain[-1].entry.value
    if isinstance(value, bool | int | float):
        return type_of(value)
    if isinstance(value, str) and (value.lower() in ("true", "false") or value.replace(".", "", 1).isdigit()):
        return "text"
    return ""


def _is_field(setting: Setting) -> bool:
    """Whether it is a field of a Kubernetes object, which is of the type that the API says, and of no other.

    Quantities and ports may be written either way: only a boolean tells. https://kubernetes.io/docs/reference/using-api/api-concepts/
    """
    kind, slash, _ = setting.document.partition("/")
    is_object = bool(slash) and kind[:1].isupper() and kind not in TEXTS
    return is_object and setting.name.startswith("spec.") and not setting.name.endswith("].value")


def _places(found: list[Setting]) -> int:
    """In how many places they are written, however many environments read each."""
    return len({setting.location for setting in found})


TEXTS = frozenset(("ConfigMap", "ExternalSecret", "Kustomization", "SealedSecret", "Secret"))
"""Kinds of objects whose values are texts for others to read."""


def _judged(row: Row, equivalence: Equivalence) -> Iterator[Outcome]:
    by_type: dict[str, list[Setting]] = {}
    is_read_as_text = any(map(equivalence.reads_text, row.settings))
    if is_read_as_text and not all(map(_is_field, row.settings)):
        return
    for setting in row.settings:
        if _type(setting):
            by_type.setdefault(_type(setting), []).append(setting)
    if "text" not in by_type or (is_read_as_text and "boolean" not in by_type):
        return
    few, many = sorted(by_type.items(), key=lambda kind: (_places(kind[1]), kind[0] != "text"))[:2]
    peer = many[1][0]
    for setting in few[1]:
        variant = "" if "boolean" in (few[0], many[0]) else "number"
        facts = {"type": few[0], "usual": many[0], "peer": peer.environment, "support": len(many[1])}
        related = (Related(f"a {many[0]} in {peer.environment}", place_of(peer)),)
        # A value that says yes or no says nothing; what is read from a key of that name has one type.
        score = score_of_name(len(many[1]), len(many[1]) + len(few[1]) - 1, called(row.name))
        yield Violation(place_of(setting), facts, related, variant, score=score)
