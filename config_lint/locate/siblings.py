"""Environments with names of their own: the files beside those of known environments that set what they set."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from config_lint.domain.key import Key
from config_lint.locate.bases import BASES
from config_lint.locate.induction import FEWEST, KINDS, Induced
from config_lint.options.spellings import spellings
from config_lint.values.words import words

KeysOf = Callable[[str], frozenset[Key]]
"""The keys that a file sets."""

FAMILIAR = 0.6
"""Of what a file sets, the part that the known environments' files set, too."""

COMPLETE = 0.5
"""Of what all the known environments' files set, the part that a file sets."""

COMMON = 3
"""Keys that all the known environments' files have to have in common for that to say something."""


def siblings(found: Sequence[Induced], paths: Sequence[str], keys_of: KeysOf) -> dict[str, str]:
    """The names that mean environments here though nobody else would call one so, as `Also`."""
    covered = {path for each in found for path in each.paths}
    free = [path for path in paths if path not in covered]
    return dict.fromkeys(sorted({name for each in found for name in _beside(each, free, keys_of)}), "")


def _beside(found: Induced, free: Sequence[str], keys_of: KeysOf) -> Iterator[str]:
    """The names that stand where a pattern has its environment, of files that are like those which it reaches."""
    if "*" in found.pattern or "{environment}" not in found.pattern:
        return
    expression = _expression(found.pattern)
    known: dict[str, list[str]] = defaultdict(list)
    for path in found.paths:
        match = expression.fullmatch(path)
        known[match.groupdict().get("service", "") if match else ""].append(path)
    unknown: dict[str, dict[str, str]] = defaultdict(dict)
    for path in free:
        match = expression.fullmatch(path)
        if match and _could_be(match["environment"], found.services):
            unknown[match["environment"]][match.groupdict().get("service", "")] = path
    for name, by_service in unknown.items():
        alike = sum(_is_alike(path, known.get(service, ()), keys_of) for service, path in by_service.items())
        if 2 * alike > len(known):
            yield name


def _expression(pattern: str) -> re.Pattern[str]:
    text = re.escape(pattern)
    for name, form in (("environment", "[A-Za-z0-9-]+"), ("service", "[^/.][^/]*?")):
        placeholder = re.escape(f"{{{name}}}")
        text = text.replace(placeholder, f"(?P<{name}>{form})", 1).replace(placeholder, f"(?P={name})")
    return re.compile(text)


def _could_be(name: str, services: Sequence[str]) -> bool:
    """Whether it is no other thing's name; what contains a known spelling has been read by that."""
    return name not in BASES and name not in services and (KINDS | spellings().keys()).isdisjoint(words(name))


def _is_alike(path: str, known: Sequence[str], keys_of: KeysOf) -> bool:
    if len(known) < FEWEST:
        return False
    own, others = keys_of(path), [keys_of(other) for other in known]
    common, either = frozenset.intersection(*others), frozenset.union(*others)
    return len(common) >= COMMON and len(own & either) >= FAMILIAR * len(own) and len(own & common) >= COMPLETE * len(common)
