"""The environments: as declared, or as their names say, in promotion order."""

from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase

import msgspec

from config_lint.domain.environment import Environment, Tier
from config_lint.domain.usage import UsageError, nearest
from config_lint.options.model import EnvironmentTable, Options
from config_lint.options.spellings import spelling_of, spellings

Place = tuple[float, int, int]
"""A place in the promotion order: by `promotion`, then by tier, then among the known spellings."""


def environments(options: Options, seen: Iterable[str] = (), absent: Collection[str] = ()) -> tuple[Environment, ...]:
    """The environments that the options declare and those `seen` besides, in promotion order.

    Those of equal rank are not ordered among themselves. One whose name is a pattern stands for all that match: see `instance`.
    Where no tier or no aliases are declared, the known spellings of its name say what they are. Names in `promotion` that are
    `absent` are no environments: they only keep the place of a tier. Raises `UsageError`.
    """
    return _Declared(options, seen, absent).environments()


def instance(pattern: Environment, name: str) -> Environment:
    """The environment of that name which a pattern such as `pr-*` stands for."""
    zone = name if pattern.zone == pattern.name else pattern.zone
    return msgspec.structs.replace(pattern, name=name, lineage=(*pattern.lineage[:-1], name), zone=zone, words=(name,))


def is_pattern(name: str) -> bool:
    """Whether an environment's name stands for many."""
    return "*" in name


def named(name: str, known: Iterable[Environment]) -> Environment | None:
    """The environment that a spelling means: by name or alias, otherwise as an instance of the first pattern that it matches."""
    patterns: list[Environment] = []
    for environment in known:
        if is_pattern(environment.name):
            patterns.append(environment)
        elif name in environment.words or name == environment.name:
            return environment
    return next((instance(pattern, name) for pattern in patterns if fnmatchcase(name, pattern.name)), None)


class _Declared:
    """What is known of each environment by name while the others are worked out."""

    def __init__(self, options: Options, seen: Iterable[str], absent: Collection[str]) -> None:
        self.options = options
        self.tables: Mapping[str, EnvironmentTable] = options.environments
        self.aliases = self._aliases()
        self.promotion = list(dict.fromkeys(self.aliases.get(name, name) for name in options.promotion))
        undeclared = [name for name in seen if name not in self.aliases]
        self.names = [name for name in dict.fromkeys([*self.promotion, *self.tables, *undeclared]) if name not in absent]
        self.lineages = {name: self._lineage(name) for name in self.names}
        self.tiers = {name: self._tier(name) for name in (*self.names, *absent)}

    def environments(self) -> tuple[Environment, ...]:
        places = {name: self._place(name) for name in self.names}
        ranks = {place: rank for rank, place in enumerate(sorted(set(places.values())))}
        found = [self._environment(name, ranks[places[name]]) for name in self.names]
        return tuple(sorted(found, key=lambda environment: (environment.rank, len(environment.lineage))))

    def _environment(self, name: str, rank: int) -> Environment:
        table = self._table(name)
        lineage = self.lineages[name]
        domains = dict.fromkeys(domain for member in reversed(lineage) for domain in self._table(member).domains)
        return Environment(
            name=name,
            tier=self.tiers[name],
            rank=rank,
            lineage=lineage,
            zone=next((member for member in lineage if not self._table(member).abstract), name),
            words=self._words(name),
            domains=tuple(domains),
            preview=table.preview,
            abstract=table.abstract,
            fail_on=table.fail_on or "",
        )

    def _table(self, name: str) -> EnvironmentTable:
        return self.tables.get(name) or EnvironmentTable()

    def _aliases(self) -> dict[str, str]:
        aliases: dict[str, str] = {}
        for name, table in self.tables.items():
            for alias in table.aliases or ():
                other = alias if alias in self.tables else aliases.setdefault(alias, name)
                if other != name:
                    message = f'"{alias}" is an alias of {name}, and means {other} already'
                    raise UsageError(message, self.options.location_of("environments", name, "aliases"))
        return aliases

    def _words(self, name: str) -> tuple[str, ...]:
        """The name and its aliases; where none are declared, the known spellings, unless another environment goes by one."""
        table = self._table(name)
        known = spellings().get(name.lower())
        if table.aliases is not None or known is None:
            return tuple(dict.fromkeys((name, *(table.aliases or ()))))
        others = {*self.names, *self.aliases} - {name}
        if any(spellings().get(other.lower()) == known for other in others):
            return (name,)
        return tuple(dict.fromkeys((name, *known.words)))

    def _lineage(self, name: str) -> tuple[str, ...]:
        lineage = [name]
        while parent := self._table(lineage[-1]).extends:
            where = self.options.location_of("environments", lineage[-1], "extends")
            parent = self.aliases.get(parent, parent)
            if parent in lineage:
                message = f"{' extends '.join([*lineage, parent])}: an environment cannot be its own ancestor"
                raise UsageError(message, where)
            if parent not in self.names or is_pattern(parent):
                meant = nearest(parent, [other for other in self.names if other not in lineage and not is_pattern(other)])
                hint = f'did you mean "{meant}"?' if meant else f"declare it as [environments.{parent}]"
                message = f'{lineage[-1]} extends "{parent}", which is no environment: {hint}'
                raise UsageError(message, where)
            lineage.append(parent)
        return tuple(reversed(lineage))

    def _tier(self, name: str) -> Tier:
        """The tier that is known, otherwise that of the one before it in the promotion order."""
        tier = self._known_tier(name)
        if tier is None and name in self.promotion[1:]:
            tier = self._tier(self.promotion[self.promotion.index(name) - 1])
        return Tier.DEVELOPMENT if tier is None else tier

    def _known_tier(self, name: str) -> Tier | None:
        """As declared, as inherited, or as the name or an alias says."""
        table = self._table(name)
        if table.tier:
            return Tier[table.tier.upper()]
        inherited = self._known_tier(self.lineages[name][-2]) if table.extends else None
        spelled = (spelling_of(word) for word in (name, *(table.aliases or ())))
        return inherited if inherited is not None else next((spelling.tier for spelling in spelled if spelling), None)

    def _place(self, name: str) -> Place:
        """In `promotion`; otherwise its parent's, its tier's there, or after the last of a lower tier."""
        if name in self.promotion:
            return (self.promotion.index(name), 0, 0)
        tier = self.tiers[name]
        parent = self.lineages[name][-2] if len(self.lineages[name]) > 1 else ""
        if parent and self.tiers[parent] == tier:
            return self._place(parent)
        if str(tier) in self.promotion:
            return (self.promotion.index(str(tier)), 0, 0)
        before = [index for index, other in enumerate(self.promotion) if self.tiers[other] <= tier]
        spelling = spelling_of(name)
        return (max(before, default=-1) + 0.5, tier, spelling.rank if spelling else -1)
