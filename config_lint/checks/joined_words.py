"""Variables with a word in two that the family which they belong to writes as one."""

from collections.abc import Iterator, Mapping

from config_lint.checks.scored import score_of_name
from config_lint.checks.written import Sheet, Written, called
from config_lint.domain.place import place_of
from config_lint.domain.violation import Related, Violation
from config_lint.values.on_use import on_use

_variable = on_use(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")

FAMILY, LONGEST_WORD, MOST_SHOWN = 2, 8, 3
"""Names that begin with the word, at least; letters that it has, at least; and how many of the names are shown."""


def parted(sheet: Sheet) -> Iterator[Violation]:
    """`SQL_ALCHEMY_POOL_SIZE` beside `SQLALCHEMY_DATABASE_URI`: names whose first two words are one to the service's others."""
    services: dict[str, dict[str, Written]] = {}
    for each in sheet.under(lambda _, name: _variable.fullmatch(called(name))):
        services.setdefault(each.setting.service, {}).setdefault(called(each.setting.name), each)
    told: set[int] = set()
    for names in services.values():
        for violation, place in _parted(names):
            if place not in told:
                told.add(place)
                yield violation


def _parted(names: Mapping[str, Written]) -> Iterator[tuple[Violation, int]]:
    starting: dict[str, list[str]] = {}
    for name in names:
        starting.setdefault(name.partition("_")[0], []).append(name)
    for name, written in names.items():
        first, second, *rest = name.split("_")
        family = starting.get(first + second, ()) if len(first + second) >= LONGEST_WORD and rest else ()
        begun = sum(other.startswith(f"{first}_{second}_") for other in starting[first])
        if len(family) >= FAMILY and begun == 1:
            facts = {"name": name, "word": f"{first}_{second}", "meant": first + second, "support": len(family)}
            related = tuple(
                Related(f"begins with {first}{second}", place_of(names[other].setting, at_key=True))
                for other in family[:MOST_SHOWN]
            )
            score = score_of_name(len(family), len(family), first + second)
            place = place_of(written.setting, at_key=True)
            yield Violation(place, facts, related, "parted", written.affects, first + second, score=score), written.order
