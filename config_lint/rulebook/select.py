"""Which rules take part in a run."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase

from config_lint.domain.rule import Rule
from config_lint.domain.usage import UsageError, nearest, unknown
from config_lint.values.location import Location


def names_of(rules: Sequence[Rule]) -> dict[str, str]:
    """Every way to name a rule, to its id: the id itself, and the bare name where it is unique."""
    names: dict[str, str] = {}
    for rule in rules:
        names[rule.name] = "" if rule.name in names else rule.id
    return {name: identity for name, identity in names.items() if identity} | {rule.id: rule.id for rule in rules}


def select(
    rules: Sequence[Rule], chosen: Sequence[str], ignored: Sequence[str], places: Mapping[str, Location] | None = None
) -> list[Rule]:
    """The rules that `--select` and `--ignore` leave: packs, ids, bare names or globs; nothing chosen means the default set.

    `places` says where a word stands that comes from a file. Raises `UsageError` for a name that means nothing.
    """
    names = names_of(rules)
    meant = {word: _meant(word, rules, names, (places or {}).get(word)) for word in (*chosen, *ignored)}
    wanted = {identity for word in chosen for identity in meant[word]}
    unwanted = {identity for word in ignored for identity in meant[word]}
    if not chosen:
        wanted = {rule.id for rule in rules if rule.default}
    return [rule for rule in rules if rule.id in wanted and rule.id not in unwanted]


def _meant(word: str, rules: Sequence[Rule], names: dict[str, str], place: Location | None) -> set[str]:
    if word in names:
        return {names[word]}
    found = {rule.id for rule in rules if rule.pack == word or fnmatchcase(rule.id, word)}
    if not found:
        require_unambiguous(word, rules, place)
        kind = "rule"
        packs = sorted({rule.pack for rule in rules})
        known = (*names, *packs)
        if not nearest(word, known):
            known = tuple(rule.id for rule in rules if rule.pack == word.partition("/")[0]) or tuple(packs)
        raise unknown(kind, word, known, place)
    return found


def require_unambiguous(word: str, rules: Sequence[Rule], place: Location | None = None) -> None:
    """Raises `UsageError` for a bare name that several packs have a rule of."""
    same = [rule.id for rule in rules if rule.name == word]
    if len(same) > 1:
        message = f'several rules are called "{word}": name one with its pack, {" or ".join(same)}'
        raise UsageError(message, place)
