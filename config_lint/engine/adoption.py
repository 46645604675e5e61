"""Entries of `[[adopt]]` and `locked`, with every name looked up: one that means nothing would disarm the gate unnoticed."""

from collections.abc import Iterable, Mapping, Sequence

from config_lint.domain.fleet import Fleet
from config_lint.domain.usage import unknown
from config_lint.engine.request import Adoption
from config_lint.engine.suppressions import matches
from config_lint.options import Options


def adoptions(options: Options, known: Mapping[str, str], fleet: Fleet) -> tuple[Adoption, ...]:
    """The entries; an environment brings those that extend it. `known` maps every way to name a rule to its id.

    Raises `UsageError` for a rule, a service or an environment that there is none of.
    """
    lineages = {environment.name: environment.lineage for environment in fleet.environments}
    services = {name: (name,) for _, name in fleet.pairs}
    rules = _names_of(known)
    made: list[Adoption] = []
    for index, table in enumerate(options.adopt):
        for kind, field, words, there in (
            ("rule", "rules", table.rules, rules),
            ("service", "services", table.services, services),
            ("environment", "environments", table.environments, lineages),
        ):
            for number, word in enumerate(words):
                if not _meant([word], there):
                    raise unknown(kind, word, there, options.location_of("adopt", index, field, number))
        made.append(
            Adoption(
                rules=tuple(known.get(word, word) for word in table.rules),
                services=_meant(table.services, services),
                environments=_meant(table.environments, lineages),
            )
        )
    return tuple(made)


def locks(options: Options, known: Mapping[str, str]) -> tuple[str, ...]:
    """The rules, packs and patterns that nothing suppresses. Raises `UsageError` for one that means no rule."""
    rules = _names_of(known)
    for number, word in enumerate(options.locked):
        if not _meant([word], rules):
            raise unknown(kind="rule", name=word, known=rules, location=options.location_of("locked", number))
    return tuple(known.get(word, word) for word in options.locked)


def _names_of(known: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Everything that a rule or a pack can be called."""
    packs = {name: (name,) for identity in known.values() for name in (identity, identity.partition("/")[0])}
    return packs | {name: (name,) for name in known}


def _meant(patterns: Iterable[str], there: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The names one of whose spellings some pattern means."""
    wanted = tuple(patterns)
    return tuple(name for name, spellings in there.items() if any(matches(each, word) for each in spellings for word in wanted))
