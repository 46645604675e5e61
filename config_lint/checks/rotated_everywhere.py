"""`rotated-everywhere`: what several services of an environment hold in common changes for all of them at once."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.past import Passage
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.equivalence import expected
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import is_plain_word
from config_lint.values.strength import strength

_shortest = 8

Kind = Literal["secrets", "names"]


class RotatedEverywhereParameters(Parameters, frozen=True):
    """`of`: secrets and references to them, or names and addresses that several services share."""

    of: Kind


class RotatedEverywhere(Check[RotatedEverywhereParameters, Fleet]):
    """Settings of one name that had one value in an environment, some of which now have another one, the same for all of these.

    Where each gets a value of its own, they are told apart on purpose. Of names and addresses, most must have changed: one
    service may well be moved by itself. Short, common and single words are alike by chance.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = RotatedEverywhereParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each value that several settings held, and that changed for one of them."""
        history = group.history
        if history is None:
            return
        held: dict[tuple[str, str, str], list[Passage]] = {}
        for passage in history.passages.values():
            if passage.before and passage.before.trace and passage.now and self._is_telling(passage.now):
                name = passage.before.canonical or passage.before.name
                held.setdefault((passage.slot[0], name, passage.before.trace), []).append(passage)
        for holders in held.values():
            changed = [passage for passage in holders if passage.is_changed]
            kept = [passage for passage in holders if passage.is_kept]
            if not changed:
                continue
            if kept and len({passage.trace for passage in changed}) == 1 and self._is_most(changed, kept):
                yield from (_violation(passage, changed, kept) for passage in kept)
            else:
                yield Verdict.PASSED

    def _is_most(self, changed: Sequence[Passage], kept: Sequence[Passage]) -> bool:
        services = {passage.slot[1] for passage in (*changed, *kept)}
        return len(services) > 1 and (self.parameters.of == "secrets" or len(changed) > len(kept))

    def _is_telling(self, setting: Setting) -> bool:
        """Whether services have the value in common for a reason."""
        value = setting.value
        if isinstance(value, Secret):
            facts = strength(value)
            trivial = facts.common or facts.length < _shortest or facts.is_repetitive or is_plain_word(value)
            return self.parameters.of == "secrets" and not trivial
        if isinstance(value, Reference):
            return self.parameters.of == "secrets" and bool(value.name)
        expectation = expected(setting)
        return (
            self.parameters.of == "names" and expectation is not None and expectation.kind in ("endpoint", "name", "identifier")
        )


def _violation(passage: Passage, changed: Sequence[Passage], kept: Sequence[Passage]) -> Violation:
    assert passage.now is not None
    related = tuple(Related(f"changed for {other.slot[1]}", place_of(other.now)) for other in changed if other.now)
    services = tuple(dict.fromkeys(other.slot[1] for other in changed))
    facts = {"changed": services, "count": len(changed), "of": len(changed) + len(kept)}
    return Violation(place_of(passage.now), facts, related)
