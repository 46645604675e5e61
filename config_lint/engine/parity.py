"""Two environments of a fleet side by side: the rows of their drift table."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from config_lint.checks.written_secrets import is_alike_by_chance, written_secrets
from config_lint.domain.answer import DIFFERENT
from config_lint.domain.difference import Change, Difference
from config_lint.domain.drift import DriftRow, DriftTable, Kind, Side
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import parse, render
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.severity import Severity
from config_lint.drift import differences
from config_lint.engine.meant import Judge, Judged, worst
from config_lint.engine.sides import side_with, side_without, sides_of, sides_of_lists
from config_lint.equivalence import equivalence_of
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import parts


def drift_between(fleet: Fleet, left: str, right: str, services: Collection[str] = ()) -> DriftTable:
    """The drift table of two environments, of some services or all: what differs, told apart from what is meant to.

    Both must be environments of the fleet. The cost grows with the number of settings, and with that of differences.
    """
    return _Parity(fleet, left, right, services).table()


class _Parity:
    """The comparison of one pair of environments."""

    def __init__(self, fleet: Fleet, left: str, right: str, services: Collection[str]) -> None:
        by_name = {environment.name: environment for environment in fleet.environments}
        self._fleet = fleet
        self._left, self._right = by_name[left], by_name[right]
        self._ours, self._theirs = self._of(left, services), self._of(right, services)
        self._judge = Judge(fleet, self._left, self._right)

    def _of(self, environment: str, services: Collection[str]) -> dict[str, Service]:
        found = (service for service in self._fleet.services if service.environment.name == environment)
        return {service.name: service for service in found if not services or service.name in services}

    def table(self) -> DriftTable:
        """All rows, those that several services read at one place drawn together, the worst of a service first."""
        same_words = equivalence_of(self._fleet)
        called = same_words.own_words.replaced
        found, compared, same = differences(tuple(self._ours.values()), tuple(self._theirs.values()), same_words.compared, called)
        groups: dict[tuple[object, ...], list[Difference]] = {}
        for difference in found:
            groups.setdefault(_whole(difference), []).append(difference)
        rows = [row for members in groups.values() for row in self._rows(members)]
        rows = _together([*rows, *self._equal_and_should_not()])
        order = {name: index for index, name in enumerate(sorted({*self._ours, *self._theirs}))}
        rows.sort(key=lambda row: (order[row.services[0]], row.services, -row.severity))
        return DriftTable(
            left=self._left.name,
            right=self._right.name,
            services=tuple(order),
            rows=tuple(row for row in rows if row.meant is None),
            meant=tuple(row for row in rows if row.meant is not None),
            compared=compared,
            same=same,
        )

    def _rows(self, members: Sequence[Difference]) -> Iterator[DriftRow]:
        """The rows of one difference, or of all differences of one list."""
        first = members[0]
        if first.in_list:
            yield self._list(members)
            return
        change, left, right = _without_blanks(first)
        if change is Change.TYPE and first.answer is None:
            yield self._restructured(first)
        elif change in (Change.MISSING, Change.EXTRA):
            yield from self._absent(change, first, left or right)
        elif first.answer is not None:
            judged = self._judge.of_values(left[0], right[0], first.answer)
            yield _row(first, judged, right[0] if not left[0].canonical else left[0], sides_of(left[0], right[0]))

    def _list(self, members: Sequence[Difference]) -> DriftRow:
        """A list: the items that only one side has, otherwise that they are in another order, or only look different."""
        left = [each.left for each in members if each.change in (Change.EXTRA, Change.VALUE, Change.TYPE)]
        right = [each.right for each in members if each.change in (Change.MISSING, Change.VALUE, Change.TYPE)]
        moved = next((each for each in members if each.change is Change.MOVED), None)
        first = members[0]
        if left or right:
            one, other = (left or right)[0][0], (right or left)[0][0]
            return _row(first, self._judge.of_values(one, other, DIFFERENT), one, sides_of_lists(left, right))
        shown = moved or first
        one, other = shown.left[0], shown.right[0]
        if moved is not None:
            judged = self._judge.of_order(one, other)
        else:
            judged = self._judge.of_values(one, other, first.answer or DIFFERENT)
        return _row(first, judged, one, sides_of(one, other))

    def _restructured(self, difference: Difference) -> DriftRow:
        """A value on one side, and a mapping or list on the other."""
        left, right = difference.left, difference.right
        judged = self._judge.of_structure(left[0], right[0])
        return _row(difference, judged, (left or right)[0], (side_with(left), side_with(right)), max(len(left), len(right)))

    def _absent(self, change: Change, difference: Difference, settings: Sequence[Setting]) -> Iterator[DriftRow]:
        """What one side lacks: a row for what is drift, and one for each reason for which the rest is none."""
        is_left = change is Change.MISSING
        lacking = self._left if is_left else self._right
        service = (self._ours if is_left else self._theirs).get(difference.service)
        peer = (self._theirs if is_left else self._ours).get(difference.service)
        kind = Kind.MISSING if is_left else Kind.EXTRA
        is_known = service is None or service.complete
        judged = [(setting, self._judge.of_absent(kind, setting, lacking, is_known=is_known)) for setting in settings]
        if not difference.path:  # a service or an object that is not deployed everywhere
            judged = [(setting, msgspec.structs.replace(each, severity=Severity.INFO)) for setting, each in judged]
        for meant in dict.fromkeys(each.meant for _, each in judged):
            found = [(setting, each) for setting, each in judged if each.meant is meant]
            members = [setting for setting, _ in found]
            sides = (side_without(service, peer, members[0]), side_with(members, counted=not difference.path))
            said = worst(each for _, each in found)
            yield _row(difference, said, members[0], sides if is_left else (sides[1], sides[0]), len(members))

    def _equal_and_should_not(self) -> Iterator[DriftRow]:
        """Settings that are the same to the letter where they must differ, and secrets that both have."""
        is_grave = self._left.zone != self._right.zone and max(self._left.tier, self._right.tier) >= Tier.STAGING
        for name in sorted(self._ours.keys() & self._theirs.keys()):
            ours, theirs = self._ours[name], self._theirs[name].by_name
            for setting in ours.settings:
                other = theirs.get((setting.document, setting.name))
                if other is not None and other.value.__class__ is setting.value.__class__ and other.value == setting.value:
                    judged = self._judge.of_same(setting, other)
                    if judged is not None:
                        yield _row(None, judged, setting, sides_of(setting, other))
            for written in written_secrets(ours) if is_grave else ():
                setting, other = written.setting, theirs.get((written.setting.document, written.setting.name))
                if other is None or not isinstance(other.value, Secret) or written.secret not in parts(other.value):
                    continue
                if not written.stand_in and not is_alike_by_chance(written.secret):
                    yield _row(None, self._judge.of_shared_secret(setting, other), setting, sides_of(setting, other))


def _whole(difference: Difference) -> tuple[object, ...]:
    """What makes one row of several differences: being of one list. Any other one is a row of its own."""
    return (difference.service, difference.document, difference.path, difference.in_list or id(difference))


def _without_blanks(difference: Difference) -> tuple[Change, tuple[Setting, ...], tuple[Setting, ...]]:
    """A mapping or list beside a blank value is one that is missing there."""
    left, right = difference.left, difference.right
    if difference.change is Change.TYPE and difference.answer is None:
        for change, blank in ((Change.MISSING, left), (Change.EXTRA, right)):
            if all(setting.value is None or str(setting.value) in ("", "[]", "{}") for setting in blank):
                return change, () if change is Change.MISSING else left, right if change is Change.MISSING else ()
    return difference.change, left, right


def _row(
    difference: Difference | None, judged: Judged, setting: Setting, sides: tuple[Side, Side], settings: int = 1
) -> DriftRow:
    single = settings == 1 and (difference is None or (bool(difference.path) and not difference.in_list))
    return DriftRow(
        kind=judged.kind,
        severity=judged.severity,
        services=(setting.service,),
        document="" if difference is not None and not (difference.path or difference.document) else setting.document,
        key=setting.key if single or difference is None else _key(difference, setting),
        setting=setting.canonical,
        left=sides[0],
        right=sides[1],
        settings=settings,
        why=judged.why,
        meant=judged.meant,
    )


def _key(difference: Difference, setting: Setting) -> str:
    """The path that a mapping or list has in the file, as far as the file writes as many parts as the normalised name has."""
    written, name = setting.chain[-1].entry.key, parse(setting.name)
    below = len(name) - len(difference.path)
    return render(written[: len(written) - below] if len(written) >= len(name) else name[: len(difference.path)])


def _together(rows: Iterable[DriftRow]) -> list[DriftRow]:
    """Rows that say the same of several services at the same places are one."""
    found: dict[DriftRow, list[str]] = {}
    for row in rows:
        found.setdefault(msgspec.structs.replace(row, services=()), []).extend(row.services)
    return [msgspec.structs.replace(row, services=tuple(sorted(set(services)))) for row, services in found.items()]
