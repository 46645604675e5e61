"""What a worker does with a parcel: the way there and back again."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

import config_lint
from config_lint.binding import Vocabulary, load_vocabulary
from config_lint.dialects import Dialect
from config_lint.discovery import has_plugins
from config_lint.domain.check import Check
from config_lint.domain.rule import Rule
from config_lint.formats.reader import FileReader
from config_lint.pipeline.division.apart import Mingled
from config_lint.pipeline.division.parcel import Parcel, ParcelTree, Undivided
from config_lint.pipeline.division.part import part_of, read_of
from config_lint.pipeline.division.sealed import sealed
from config_lint.pipeline.serving import Maker
from config_lint.pipeline.surveying import dialects_known
from config_lint.rulebook.checks import with_check


class Unfit(msgspec.Struct, frozen=True):
    """A worker that cannot take part: what is installed there is another program."""

    reason: str


class Broken(msgspec.Struct, frozen=True):
    """Work that ended with what must not happen. Nothing is said of it here: who has all files meets it again, and tells."""


def worked(parcel: Parcel) -> bytes | Undivided | Unfit | Broken:
    """What comes of a parcel, sealed. It raises nothing: whatever is raised on a cluster is written down somewhere."""
    if parcel.version != config_lint.__version__:
        return Unfit(f"has config-lint {config_lint.__version__}, and this is {parcel.version}")
    if has_plugins():
        return Unfit("has plug-ins of third parties, and this one has none")
    try:
        return _worked(parcel)
    except Mingled as mingled:
        return Undivided(mingled.reason)
    except Exception:  # its text might hold a value
        return Broken()


def _worked(parcel: Parcel) -> bytes:
    reader = FileReader(ParcelTree(parcel))
    said = tuple((name, tuple(words)) for name, words in parcel.options.vocabulary.items())
    maker = Maker(parcel.environments, parcel.options, _vocabulary(said))
    part = part_of(parcel, read_of(parcel, reader, _dialects()), maker, _rules(parcel.rules))
    return sealed(part, cache(reader.lines))


@cache
def _vocabulary(said: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    return load_vocabulary(dict(said))


@cache
def _dialects() -> Mapping[str, Dialect]:
    return dialects_known()


_asked_before: list[tuple[tuple[Rule, ...], list[tuple[Rule, Check[Any, Any]]]]] = []
"""The rules of the last parcel, with their checks: most workers have several parcels of one run."""


def _rules(rules: tuple[Rule, ...]) -> list[tuple[Rule, Check[Any, Any]]]:
    if not _asked_before or _asked_before[0][0] != rules:
        _asked_before[:] = [(rules, [with_check(rule) for rule in rules])]
    return _asked_before[0][1]
