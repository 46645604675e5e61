"""Which rules take part in a run."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from config_lint.domain.rule import Rule
from config_lint.domain.usage import unknown


def names_of(rules: Sequence[Rule]) -> dict[str, str]:
    """Every way to name a rule, to its id: the id itself, and the bare name where it is unique."""
    names: dict[str, str] = {}
    for rule in rules:
        names[rule.name] = "" if rule.name in names else rule.id
    return {name: identity for name, identity in names.items() if identity} | {rule.id: rule.id for rule in rules}


def select(rules: Sequence[Rule], chosen: Sequence[str], ignored: Sequence[str]) -> list[Rule]:
    """The rules that `--select` and `--ignore` leave: packs, ids, bare names or globs; nothing chosen means the default set.

    Raises `UsageError` for a name that means nothing.
    """
    names = names_of(rules)
    wanted = {identity for word in chosen for identity in _meant(word, rules, names)}
    unwanted = {identity for word in ignored for identity in _meant(word, rules, names)}
    if not chosen:
        wanted = {rule.id for rule in rules if rule.default}
    return [rule for rule in rules if rule.id in wanted and rule.id not in unwanted]


def _meant(word: str, rules: Sequence[Rule], names: dict[str, str]) -> set[str]:
    if word in names:
        return {names[word]}
    found = {rule.id for rule in rules if rule.pack == word or fnmatchcase(rule.id, word)}
    if not found:
        kind = "rule"
        raise unknown(kind, word, (*names, *sorted({rule.pack for rule in rules})))
    return found
