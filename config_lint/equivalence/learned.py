"""Words that an environment's files show to be its own: account ids, cluster names, domains, prefixes of secret stores."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from config_lint.domain.environment import Environment
from config_lint.domain.fleet import Row
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.equivalence.own_words import VARIABLE, OwnWords, Taught
from config_lint.values import duration, level, size
from config_lint.values.boolean import words as switches
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference

FEWEST = 3
"""Different values that have to show a word in the same place as another environment's own."""

RARELY = 8
"""How many times as often a word has to stand in its environment's own values as in everybody else's."""

LONGEST = 5
"""Parts of a word such as `acme-platform.dev.example.com`; more are a sentence."""

LETTERS, DIGITS = 3, 6
"""What a word has at least: fewer letters mean anything, fewer digits are an amount or a port."""

_coarse = on_use(r"[^/.:@,;=\s]+|[/.:@,;=\s]")
_fine = on_use(r"[A-Za-z0-9]+|[^A-Za-z0-9]")
_token = on_use(r"[a-z0-9]+")
_scheme = on_use(r"[a-z][a-z0-9+.:-]*://", re.IGNORECASE)
_version = on_use(r"v?\d+(?:[.-]\d+)*(?:[.-]?(?:alpha|beta|rc|snapshot)[.-]?\d*)?|[0-9a-f]{7,64}|latest", re.IGNORECASE)

Words = dict[tuple[str, str], dict[str, set[str]]]
"""(environment, word), to the words that stand in its place elsewhere, to the contexts in which they do."""


def learned_words(environments: Iterable[Environment], services: Iterable[Service], seen: Words) -> dict[str, frozenset[str]]:
    """By environment, in lower case, the words that are its own though nobody declares them; `seen` are those of the services.

    A word is learned where several values have it in the place in which another environment has the same other word, with
    something around it that is equal, and where nearly nobody else's values have it. Secrets teach nothing.
    """
    shown = {key for key, partners in seen.items() if max(map(len, partners.values())) >= FEWEST}
    counted = _counted(services, {word for _, word in shown})
    found: dict[str, set[str]] = defaultdict(set)
    lineages = {environment.name: frozenset(environment.lineage) for environment in environments}
    for environment, word in shown:
        own = len(counted[word].get(environment, ()))
        others = {name for owner, names in counted[word].items() if owner not in lineages[environment] for name in names}
        if own >= FEWEST and len(others) * RARELY <= own:
            found[environment].add(word)
    return {environment: frozenset(words) for environment, words in sorted(found.items())}


def taught_by(seen: Words) -> Taught:
    """What the words that were seen come to."""
    shown: dict[str, set[str]] = defaultdict(set)
    nearly: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for (environment, word), partners in seen.items():
        if max(map(len, partners.values())) >= FEWEST:
            shown[environment].add(word)
            continue
        for partner, contexts in partners.items():
            if len(contexts) == FEWEST - 1:
                nearly[environment].add((word, partner))
    return Taught(
        {environment: frozenset(words) for environment, words in shown.items()},
        {environment: frozenset(pairs) for environment, pairs in nearly.items()},
    )


def words_seen(differing: Iterable[Row], declared: OwnWords) -> Words:
    """The words in which values differ: each environment is compared with the next one, and the first with the last."""
    seen: Words = {}
    met: set[tuple[str, str, str, str]] = set()
    replaced = cache(declared.replaced)  # each text is compared with several
    for row in differing:
        own = [(each.environment, text) for each in row.settings if each.owner == each.environment and (text := text_of(each))]
        for (one, left), (other, right) in (*pairwise(own), *((own[0], own[-1]) for _ in own[2:3])):
            pair = (one, left, other, right)
            if left == right or pair in met:
                continue
            met.add(pair)
            for word, partner, context in _words_apart(replaced(left, one), replaced(right, other)):
                seen.setdefault((one, word), {}).setdefault(partner, set()).add(context)
                seen.setdefault((other, partner), {}).setdefault(word, set()).add(context)
    return seen


def text_of(setting: Setting) -> str:
    """What may show a word: a plain text, or the name under which something is kept elsewhere; otherwise empty."""
    value = setting.value
    if isinstance(value, Reference):
        return value.name
    return value if isinstance(value, str) else ""


def _words_apart(left: str, right: str) -> Iterator[tuple[str, str, str]]:
    """The one stretch in which two texts differ, in lower case, with what stands around it; nothing where all of them does."""
    left, right = left.lower(), right.lower()
    if left == right:
        return
    scheme = _scheme.match(left)
    if scheme and right.startswith(scheme[0]):
        left, right = left[scheme.end() :], right[scheme.end() :]
    before, one, other, after = _apart(_coarse.findall(left), _coarse.findall(right))
    if len(one) == len(other) == 1:
        inner, one, other, rest = _apart(_fine.findall(one[0]), _fine.findall(other[0]))
        before, after = [*before, *inner], [*rest, *after]
    word, partner = "".join(one), "".join(other)
    context = f"{''.join(before)}{VARIABLE}{''.join(after)}"
    is_number = word.isdigit() and len(word) >= DIGITS
    if _is_learnable(word) and _is_learnable(partner) and (is_number or _token.search(context)):
        yield word, partner, context


def _apart(left: Sequence[str], right: Sequence[str]) -> tuple[list[str], list[str], list[str], list[str]]:
    """What two sequences begin with, where they differ, and what they end with."""
    shorter = min(len(left), len(right))
    start = next((index for index in range(shorter) if left[index] != right[index]), shorter)
    rest = shorter - start
    end = next((index for index in range(rest) if left[-1 - index] != right[-1 - index]), rest)
    return (
        list(left[:start]),
        list(left[start : len(left) - end]),
        list(right[start : len(right) - end]),
        list(left[len(left) - end :]),
    )


def _is_learnable(word: str) -> bool:
    """Whether it can be a name: not a number, a level, a version, an amount or a word for yes and no."""
    letters = sum(sign.isalpha() for sign in word)
    if not word or VARIABLE in word or not word[0].isalnum() or not word[-1].isalnum() or len(_token.findall(word)) > LONGEST:
        return False
    if word.isdigit():
        return len(word) >= DIGITS
    if letters < LETTERS or word in level.order or word in level.aliases or word in switches or _version.fullmatch(word):
        return False
    return not (_is_quantity(duration.parse, word) or _is_quantity(size.parse, word))


def _is_quantity(parse: Callable[[str], object], word: str) -> bool:
    try:
        parse(word)
    except ValueError:
        return False
    return True


def _counted(services: Iterable[Service], words: Iterable[str]) -> Mapping[str, dict[str, set[str]]]:
    """For each word, by the owner of the layer, the names of the settings whose values have it."""
    by_first = _by_first(words)
    counted: dict[str, dict[str, set[str]]] = {word: defaultdict(set) for word in words}
    met: set[int] = set()
    for service in services if by_first else ():
        for setting in service.settings:
            place = id(setting.chain[-1].entry)  # many services read one line
            text = text_of(setting) if place not in met else ""
            if not text:
                continue
            met.add(place)
            for word in _found(text, by_first):
                counted[word][setting.owner].add(f"{setting.service} {setting.document} {setting.name}")
    return counted


def words_in(text: str, words: Iterable[str]) -> frozenset[str]:
    """Those of the words that stand in a text."""
    return frozenset(_found(text, _by_first(words)))


def _by_first(words: Iterable[str]) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
    """Words with their parts, by the first of those."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for word in words:
        parts = tuple(_token.findall(word))
        if parts:
            found[parts[0]].append((word, parts))
    return found


def _found(text: str, by_first: Mapping[str, list[tuple[str, tuple[str, ...]]]]) -> Iterator[str]:
    tokens = tuple(_token.findall(text.lower()))
    for start, token in enumerate(tokens):
        for word, parts in by_first.get(token, ()):
            if tokens[start : start + len(parts)] == parts:
                yield word
