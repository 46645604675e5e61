"""What is no environment's name, where the same key has each of the others' own."""

from collections.abc import Iterable, Iterator

from config_lint.checks.mentions import VARIABLE, Mentions
from config_lint.checks.scored import score_of_environment
from config_lint.checks.written import Sheet, Written
from config_lint.domain.environment import Tier
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Related, Violation

ENOUGH = 3
"""Environments whose value is their own name, for a value that is nobody's name to be one."""


def unnamed(sheet: Sheet, mentions: Mentions) -> Iterator[Outcome]:
    """Keys whose values are the environments' names, in all environments but one."""
    named = sheet.saying(lambda text: mentions.of(text).shape == VARIABLE)
    for key in dict.fromkeys((each.setting.document, each.setting.name) for each in named):
        for row in _rows(sheet.by_key[key]):
            yield from _odd_in(row, mentions)


def _rows(under: Iterable[Written]) -> Iterable[list[Written]]:
    """What stands under a key, by the services that read it; a shared place is in the rows of all of them."""
    found: dict[str, list[Written]] = {}
    for each in under:
        for service in dict.fromkeys(reader.name for reader in each.readers):
            found.setdefault(service, []).append(each)
    return found.values()


def _odd_in(row: list[Written], mentions: Mentions) -> Iterator[Outcome]:
    """The only value of a row that is nobody's name, where the others are their environments'."""
    own = [each for each in row if each.setting.owner and _is_name(each, mentions)]
    others = [each for each in row if each.text and not mentions.of(each.text).whose]
    if not own or len(others) != 1:
        return
    odd, support = others[0], len({each.setting.owner for each in own})
    if not odd.setting.owner or odd.reader.environment.tier is Tier.PRODUCTION or not odd.text.isidentifier():
        # production's own word is often left out, or another one
        return
    is_garbled = _is_garbled(odd, own)
    if support >= (1 if is_garbled else ENOUGH) and (is_garbled or not _is_another_word(odd)):
        related = tuple(Related(f"{each.setting.owner}'s own", place_of(each.setting)) for each in own[:2])
        facts = {"named": "", "value": odd.text, "support": len(own), "own": odd.setting.owner}
        score = score_of_environment(len(own), len(row) - 1, odd.text)
        yield Violation(place_of(odd.setting), facts, related, "unnamed", odd.affects, "unnamed", score=score)


def _is_garbled(odd: Written, own: list[Written]) -> bool:
    """Whether it is the environment's name with the end of another one's: `stagingelopment`."""
    rest = odd.text.removeprefix(odd.setting.owner)
    if len(rest) < SHORTEST_REST or rest == odd.text:
        return False
    # `preproduction` is a word for itself, and no leftover of `production`.
    return any(each.text.endswith(rest) and not odd.text.endswith(each.text) for each in own)


def _is_another_word(odd: Written) -> bool:
    """Whether it is the environment's name, written out or cut short: `performance` in `perf`."""
    said, name = odd.text.lower(), odd.setting.owner.lower()
    return min(len(said), len(name)) >= SHORTEST_NAME and (said.startswith(name) or name.startswith(said))


SHORTEST_NAME = 3
"""Letters of a short form that is sure to be one."""

SHORTEST_REST = 4
"""Letters of another environment's name that are left behind, for it to be one."""


def _is_name(written: Written, mentions: Mentions) -> bool:
    said = mentions.of(written.text) if written.text else None
    return said is not None and said.shape == VARIABLE and said.is_own(written.setting.owner)
