"""`same-across-services`: what services of one environment say of one well-known setting is the same."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, Literal

import msgspec

from config_lint.checks.sameness import Way, comparable, compatible, names
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fields import field_of
from config_lint.domain.fleet import Fleet, Members
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import NOT_EVALUATED, PASSED, Outcome, Related, Violation
from config_lint.values.reference import Reference


class SameAcrossServicesParameters(Parameters, frozen=True):
    """`setting` is a canonical name; `compare`, `synonyms` and `ignored` say when two values are one (see `sameness`).

    Services are only compared with those that say the same of each of `among`. With `own_names`, a value that names its own
    service is left alone. With `references`, references are compared with each other; otherwise each is unknown. `when: agreed`
    only counts a service that agrees with its peers in some other environment.
    """

    setting: str
    compare: Way = "text"
    synonyms: tuple[tuple[str, ...], ...] = ()
    ignored: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    when: Literal["always", "agreed"] = "always"
    own_names: bool = False
    references: bool = False


class Holder(msgspec.Struct, frozen=True):
    """A service that says something, and what it comes to."""

    service: Service
    setting: Setting
    value: frozenset[Any]


class Odd(msgspec.Struct, frozen=True):
    """A service that says something else than its peers, of which `usual` is the first."""

    holder: Holder
    usual: Holder
    peers: tuple[str, ...]


Circle = Sequence[Holder]


class SameAcrossServices(Check[SameAcrossServicesParameters, Fleet]):
    """The minority is the fault. Where there is none, it is the service that says otherwise than in its other environments.

    The variant `everywhere` is a service that differs from its peers in every environment that they share: that is how the system
    is meant, or a mistake of long standing. Preview environments take no part.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = SameAcrossServicesParameters

    def reads(self, expressions: Sequence[str]) -> frozenset[str]:
        """What is compared, and what those have in common who are."""
        del expressions
        return frozenset(map(field_of, (self.parameters.setting, *self.parameters.among)))

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each service and environment that says something; one violation for each place that is odd."""
        circles: list[Circle] = []
        for members in group.members:
            if not members.environment.preview:
                circles.extend(self._circles(members))
        circles = [circle for circle in circles if len(circle) > 1]
        odd = [found for circle in circles for found in self._odd_in(circle, circles)]
        yield from (NOT_EVALUATED for _ in range(self._unknown(group)))
        yield from (PASSED for _ in range(sum(map(len, circles)) - len(odd)))
        yield from self._violations(odd, circles)

    def _unknown(self, fleet: Fleet) -> int:
        found = (service.bound.get(self.parameters.setting) for service in fleet.services)
        return (
            0
            if self.parameters.references
            else sum(setting is not None and isinstance(setting.value, Reference) for setting in found)
        )

    def _circles(self, members: Members) -> Iterable[Circle]:
        """The services that say something known, by what they say of `among`."""
        asked, ignored = self.parameters, frozenset(self.parameters.ignored)
        circles: dict[tuple[object, ...], list[Holder]] = {}
        for service in members.services:
            setting = service.bound.get(asked.setting)
            if setting is None or (isinstance(setting.value, Reference) and not asked.references):
                continue
            if asked.own_names and names(setting.value, service.name):
                continue
            value = comparable(setting.value, asked.compare, asked.synonyms, ignored)
            if value:
                among = [service.bound.get(name) for name in asked.among]
                circle = (isinstance(setting.value, Reference), *(other and other.value for other in among))
                circles.setdefault(circle, []).append(Holder(service, setting, value))
        return circles.values()

    def _odd_in(self, circle: Circle, circles: Sequence[Circle]) -> Iterator[Odd]:
        counted = Counter(holder.value for holder in circle)
        if len(counted) == 1:
            return
        way = self.parameters.compare
        support = {value: sum(count for other, count in counted.items() if compatible(value, other, way)) for value in counted}
        most = max(support.values())
        best = [value for value in counted if support[value] == most]
        usual = best[0] if len(best) == 1 else self._by_habit(best, circle, circles)
        if most * 2 < len(circle):
            return
        peers = [holder for holder in circle if compatible(holder.value, usual, way)]
        for holder in circle:
            if not compatible(holder.value, usual, way) and (
                self.parameters.when == "always" or self._agrees(holder, peers, circles)
            ):
                yield Odd(holder, peers[0], tuple(peer.service.name for peer in peers))

    def _by_habit(self, best: Sequence[frozenset[Any]], circle: Circle, circles: Sequence[Circle]) -> frozenset[Any]:
        """Of values with equal support, the one whose holders say it in most other environments; the first on a tie."""
        said = Counter((holder.service.name, holder.value) for other in circles for holder in other)
        habit = {value: sum(said[holder.service.name, value] for holder in circle if holder.value == value) for value in best}
        return max(best, key=lambda value: habit[value])

    def _agrees(self, odd: Holder, peers: Sequence[Holder], circles: Sequence[Circle]) -> bool:
        """Whether the service says the same as one of its peers in another environment."""
        wanted = {peer.service.name for peer in peers}
        for circle in circles:
            own = next((holder for holder in circle if holder.service.name == odd.service.name), None)
            if own is not None and own.service.environment.name != odd.service.environment.name:
                others = (holder for holder in circle if holder.service.name in wanted)
                if any(compatible(own.value, other.value, self.parameters.compare) for other in others):
                    return True
        return False

    def _violations(self, odd: Sequence[Odd], circles: Sequence[Circle]) -> Iterator[Violation]:
        shared = Counter(holder.service.name for circle in circles for holder in circle)
        differs = Counter(found.holder.service.name for found in odd)
        places: dict[tuple[object, ...], list[Odd]] = {}
        for found in odd:
            places.setdefault(
                (found.holder.service.name, found.holder.setting.location, found.usual.setting.location), []
            ).append(found)
        for members in places.values():
            first = members[0]
            name = first.holder.service.name
            peer = first.usual.service.name
            facts = {
                "value": first.holder.setting.value,
                "usual": first.usual.setting.value,
                "peer": peer,
                "peers": first.peers,
                "others": peer if len(first.peers) == 1 else f"{peer} and {len(first.peers) - 1} more",
            }
            yield Violation(
                place_of(first.holder.setting),
                facts,
                (
                    Related(
                        f"what {facts['others']} say" if len(first.peers) > 1 else f"what {peer} says",
                        place_of(first.usual.setting),
                    ),
                ),
                variant="everywhere" if shared[name] > 1 and differs[name] == shared[name] else "",
                affects=tuple(found.holder.service.pair for found in members),
            )
