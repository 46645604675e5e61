"""What else there is of services whose folders are known: files beside those of environments, and files named after services."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from config_lint.locate.bases import BASES
from config_lint.locate.induction import Induced
from config_lint.locate.pattern import one_of
from config_lint.values.words import words

PATTERNS = frozenset(("example", "sample", "template"))
"""What files are called that somebody copies to begin with."""

SEVERAL = 3
"""Files named after services that a folder has to have, to be about them."""


class Companion(msgspec.Struct, frozen=True):
    """A pattern, and what it must not reach because other sources do."""

    pattern: str
    exclude: tuple[str, ...] = ()


def companions(found: Sequence[Induced], rows: Sequence[str], paths: Sequence[str]) -> Iterator[Companion]:
    """What lies in the services' folders beside the environments' files, and then what is named after services elsewhere.

    `rows` are the patterns that are read already; of `paths` only what none of them reaches is looked at.
    """
    environments = one_of({environment for each in found for _, environment in each.pairs if environment})
    reached = [_expression(row, environments) for row in rows]
    covered = {path for each in found for path in each.paths}
    free = [path for path in paths if path not in covered and not any(row.fullmatch(path) for row in reached)]
    by_folder: dict[str, list[str]] = defaultdict(list)
    for path in free:
        folder, _, name = path.rpartition("/")
        by_folder[folder].append(name)
    beside = [companion for each in found for companion in _beside(each, rows, by_folder)]
    yield from {companion.pattern: companion for companion in beside}.values()
    services = frozenset(service for each in found for service in each.services)
    for folder, names in sorted(by_folder.items()):
        yield from _named_after(services, folder, names)


def _expression(pattern: str, environments: str) -> re.Pattern[str]:
    text = re.escape(pattern).replace(re.escape("{environment}"), f"(?:{environments})")
    text = re.sub(r"\\\{[a-z]+\\\}", "[^/]+?", text)
    return re.compile(text.replace(r"\*\*/", "(?:[^/]+/)*").replace(r"\*", "[^/]*"))


def _beside(found: Induced, rows: Sequence[str], by_folder: dict[str, list[str]]) -> Iterator[Companion]:
    """Of a pattern such as `clusters/{service}/{environment}.values.yaml`: other values, and what most services have."""
    folder, _, name = found.pattern.rpartition("/")
    if not folder.endswith("{service}") or folder.count("{") > 1 or "*" in name or not name.startswith("{environment}."):
        return
    names = {service: by_folder.get(folder.replace("{service}", service), ()) for service in found.services}
    tail = name.removeprefix("{environment}")
    if tail.count(".") > 1 and any(each.endswith(tail) for own in names.values() for each in own):
        exclude = tuple(row.replace("{service}", "*") for row in rows if row.startswith(f"{folder}/") and row.endswith(tail))
        yield Companion(f"{folder}/{{part}}{tail}", exclude)
        names = {service: [each for each in own if not each.endswith(tail)] for service, own in names.items()}
    counts = Counter(each for own in names.values() for each in own)
    for each, count in sorted(counts.items()):
        if 2 * count > len(names) > 1:
            yield Companion(f"{folder}/{each}")


def _named_after(services: frozenset[str], folder: str, names: Sequence[str]) -> Iterator[Companion]:
    """Files of one ending, most of which have a service's name."""
    by_ending: dict[str, list[str]] = defaultdict(list)
    for name in names:
        stem, _, ending = name.partition(".")
        by_ending[ending].append(stem)
    for ending, stems in sorted(by_ending.items()):
        own = [stem for stem in stems if stem in services]
        if len(own) >= SEVERAL and 2 * len(own) > len(stems):
            no_services = (stem for stem in stems if stem in BASES or not PATTERNS.isdisjoint(words(stem)))
            shared = tuple(f"{folder}/{stem}.{ending}".lstrip("/") for stem in no_services)
            yield Companion(f"{folder}/{{service}}.{ending}".lstrip("/"), shared)
