"""`still-there`: what is taken out of one environment is taken out of those before it too."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.history import History
from config_lint.domain.key import is_item, parse, render
from config_lint.domain.past import Passage
from config_lint.domain.place import Place, place_of
from config_lint.domain.violation import Outcome, Related, Verdict, Violation


class StillThereParameters(Parameters, frozen=True):
    """There are none."""


class StillThere(Check[StillThereParameters, Fleet]):
    """A setting that is gone from an environment, and that one before it, or beside it, in the promotion order still has.

    What is retired goes from all environments, or from the first ones first. What has another name now was renamed. Settings that
    went together are one violation, at the topmost mapping that is gone; positions in lists say nothing.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = StillThereParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each setting that there was, where its service still is."""
        history = group.history
        if history is None:
            return
        ranks = {environment.name: environment.rank for environment in group.environments}
        said: set[tuple[str, ...]] = set()
        for passages in history.rows.values():
            for passage in passages:
                service = group.by_pair.get(passage.slot[:2])
                if passage.before is None or service is None:
                    continue
                if not passage.is_gone:
                    yield Verdict.PASSED
                elif not service.complete:
                    yield Verdict.NOT_EVALUATED
                elif self._is_meant(passage, group) or not (holders := _holders(passage, passages, ranks)):
                    yield Verdict.PASSED
                else:
                    top = _topmost(passage, history)
                    if (*passage.slot[:3], *top) not in said:
                        said.add((*passage.slot[:3], *top))
                        yield _violation(passage, top, holders, group)

    def _is_meant(self, passage: Passage, fleet: Fleet) -> bool:
        if passage.before is None or fleet.history is None:
            return True
        names = (passage.before.name, passage.before.canonical, passage.before.key)
        listed = any(is_item(part) and part[1:-1].isdigit() for part in parse(passage.before.name))
        return listed or fleet.intent.is_provided(names) or successor(passage, fleet.history) is not None


def successor(passage: Passage, history: History) -> Passage | None:
    """The setting that has the value of one that is gone, if there is exactly one such, in the same place, that is new."""
    before = passage.before
    if before is None or not before.trace:
        return None
    document = passage.slot[2]
    found = [
        other
        for other in history.by_pair[passage.slot[:2]]
        if other.is_new and other.slot[2] == document and other.trace == before.trace
    ]
    return found[0] if len(found) == 1 else None


def _holders(passage: Passage, row: Sequence[Passage], ranks: dict[str, int]) -> list[Passage]:
    """Where the setting still is, unless it is being retired in order: from the first environments first."""
    still = [other for other in row if other.before is not None and other.now is not None]
    rank = ranks[passage.slot[0]]
    return [other for other in still if ranks[other.slot[0]] <= rank and other.slot[0] != passage.slot[0]] and still


def _topmost(passage: Passage, history: History) -> tuple[str, ...]:
    """The first part of the name under which the service has nothing any more."""
    name = parse(passage.slot[3])
    left = history.left_under(passage.slot[:3])
    return next((name[:length] for length in range(1, len(name)) if name[:length] not in left), name)


def _violation(passage: Passage, top: tuple[str, ...], holders: Sequence[Passage], fleet: Fleet) -> Violation:
    service = fleet.by_pair[passage.slot[:2]]
    before = passage.before
    whole = before is not None and len(top) == len(parse(passage.slot[3]))
    key = before.key if before is not None and whole else render(top)
    place = Place(
        service.home(top),
        *passage.slot[:3],
        key=key,
        name=render(top),
        setting=before.canonical if before is not None and whole else "",
        owner=passage.slot[0],
    )
    related = tuple(Related(f"still set in {other.slot[0]}", place_of(other.now)) for other in holders if other.now)
    facts = {"what": key, "holders": tuple(other.slot[0] for other in holders)}
    return Violation(place, facts, related, subject=render(top))
