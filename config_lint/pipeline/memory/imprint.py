"""What tells a service from what it was, by kind of facts: digests, from which nobody learns what was digested."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import msgspec

from config_lint.domain.facts import HIDDEN, KINDS, SETTINGS, TEXTS, WELL_KNOWN, kinds_of
from config_lint.domain.fields import is_among
from config_lint.domain.service import Service
from config_lint.engine.judged import WORTHWHILE
from config_lint.executor import Crew
from config_lint.pipeline.documents import Looked
from config_lint.values.secret import Secret
from config_lint.values.trace import trace

LENGTH = 8
"""Bytes of each digest: no two states of one service share one by chance."""

PLACES = "places"
"""On which lines it all stands: a change of its own, where nothing else is as it was before but the order of those lines."""

PARTS = (*KINDS, PLACES)
"""What an imprint tells of, after the skeleton."""

Digest = Callable[[bytes], bytes]

_encode = msgspec.msgpack.Encoder().encode


def encoder(digest: Digest) -> Callable[[Any], bytes]:
    """What writes down what is to be digested: of a secret what may be shown, and a trace that nobody can follow.

    It raises `OverflowError` for numbers of more than 64 bits, and `UnicodeEncodeError` for half a character.
    """
    salt = digest(b"imprint")

    def written(value: Any) -> str:
        if isinstance(value, Secret):
            return f"{value.shown} {trace(value, salt)}"
        raise NotImplementedError

    return msgspec.msgpack.Encoder(enc_hook=written).encode


class Imprint(NamedTuple):
    """The imprint itself, and what is said of the settings with texts, written down, without those that hide anything."""

    whole: bytes
    texts: bytes


class Imprints:
    """Makes imprints: the skeleton of a service first, which is everything but values and lines, then its values by kind.

    A comment that is new moves what stands below it, and leaves its order as it is: the skeleton has the lines by their order.
    How many lines a value takes is told with the value.

    An imprint is empty where something cannot be written down: then nobody can tell, and it is never as it was.
    """

    def __init__(self, digest: Digest) -> None:
        """`digest` is one with a key that only this user has."""
        self._digest = digest
        self._encode = encoder(digest)

    def of(self, service: Service) -> "Imprint":
        """The imprint of a service, and its texts."""
        by_kind: dict[str, list[Any]] = {kind: [] for kind in KINDS}
        bones: list[Any] = []
        mixed: set[int] = set()
        lines = _Lines()
        key_lines: list[int] = []
        place_lines: list[int] = []
        links = 0
        origin: tuple[Any, ...] = ()
        for index, setting in enumerate(service.settings):
            value, chain = setting.value, setting.chain
            links += len(chain)
            bones += (setting.document, setting.name, setting.canonical, value.__class__.__name__, len(chain))
            said: tuple[Any, ...] = (index, value)
            for link in chain:
                entry = link.entry
                key, place = entry.key_location, entry.location
                own = (place.path, key.path, link.owner, link.layer, link.condition, link.operation)
                line, first = key.line, place.line
                if own != origin:  # it is that of many in a row
                    origin = own
                    bones.append(own)
                    key_lines, place_lines = lines.of(key.path), lines.of(place.path)
                bones += (entry.key, key.column, key.end_line - line, key.end_column, first - line, place.column)
                key_lines.append(line)
                if first != line:
                    place_lines.append(first)
                said += (entry.text, entry.verbatim, place.end_line - first, place.end_column)
                if entry.value is not value:
                    bones.append(entry.value.__class__.__name__)
                    said += ([entry.value],)
            kinds = kinds_of(setting)
            for kind in kinds:
                by_kind[kind] += (said,) if kind == TEXTS else said
            if HIDDEN in kinds and TEXTS in kinds:
                mixed.add(index)
        bones.extend(_frame(service, links, lines))
        bones.append(lines.in_order())
        by_kind[WELL_KNOWN].extend(_bound(service))
        try:
            parts = {kind: self._encode(part) for kind, part in by_kind.items()} | {PLACES: self._encode(lines.by_path)}
            whole = b"".join([self._digest(part)[:LENGTH] for part in (self._encode(bones), *parts.values())])
            plain = self._encode([said for said in by_kind[TEXTS] if said[0] not in mixed]) if mixed else parts[TEXTS]
        except (OverflowError, UnicodeEncodeError):
            return Imprint(b"", b"")
        return Imprint(whole, plain)


class _Lines:
    """The lines of files on which something stands, as they are met."""

    def __init__(self) -> None:
        self.by_path: dict[str, list[int]] = {}

    def of(self, path: str) -> list[int]:
        """Those of a file, to be added to."""
        return self.by_path.setdefault(path, [])

    def in_order(self) -> list[list[int]]:
        """Each line of each file by the number of those above it, so that lines that nothing stands on do not count."""
        found: list[list[int]] = []
        for lines in self.by_path.values():
            ranks = {line: rank for rank, line in enumerate(sorted(set(lines)))}
            found.append([ranks[line] for line in lines])
        return found


def _bound(service: Service) -> Iterator[Any]:
    """What the service model is made of: names of settings, and wholly those that are no settings of their own."""
    for canonical, setting in service.bound.items():
        own = service.by_name.get((setting.document, setting.name))
        is_own = own is not None and own.chain is setting.chain and own.value is setting.value
        yield (canonical, setting.document, setting.name) if is_own else (canonical, setting)


def imprints_of(services: Sequence[Service], digest: Digest, crew: Crew) -> tuple[Imprint, ...]:
    """The imprints of many services, in their order, whoever makes them."""
    imprints = Imprints(digest)
    if crew.jobs == 1 or sum(len(service.settings) for service in services) < WORTHWHILE:
        return tuple(map(imprints.of, services))
    share = -(-len(services) // crew.jobs)
    parts = crew.each(lambda number: list(map(imprints.of, services[number * share : (number + 1) * share])), crew.jobs)
    return tuple(chain.from_iterable(parts))


def _frame(service: Service, links: int, lines: _Lines) -> Iterator[Any]:
    """What is known of a service beside its settings; `links` are the contributions that those were made of."""
    yield (service.complete, service.files)
    every = sum(len(layer.contributions) for layer in service.layers)
    is_plain = links == every == len(service.settings)  # one contribution for each setting, and none is left
    made = set() if is_plain else {id(link) for setting in service.settings for link in setting.chain}
    for layer in service.layers:
        # what no setting was made of (a deletion, a mapping that was opened) is nobody's value, and counts as a whole
        others = () if is_plain else tuple([each for each in layer.contributions if id(each) not in made])
        yield msgspec.structs.replace(layer, contributions=others, places=())
        own = lines.of(layer.path)
        for section in layer.places:
            name, place = section.key, section.location
            is_top = place.line == 1 and not name  # where a file begins, whatever is written there
            yield (name, section.is_list, place.path, is_top, place.column, place.end_line - place.line, place.end_column)
            if not is_top:
                own.append(place.line)


def ground_of(inventory: Mapping[str, frozenset[str]], digest: Digest) -> bytes:
    """A digest of what is known to exist elsewhere."""
    return digest(_encode([(name, sorted(inventory[name])) for name in sorted(inventory)]))


def seen(looked: Looked, digest: Digest) -> bytes:
    """A digest of what was seen of a file."""
    return digest(_encode(looked))


class Change(NamedTuple):
    """What is another than it was, and the services, by their place among all, that have it: kinds of values, and `PLACES`.

    `fields` are those that changed of what is well-known; None where that is not known, or is more than fields.
    """

    kinds: frozenset[str]
    where: frozenset[int]
    fields: frozenset[str] | None = None

    def seen_by(self, fields: frozenset[str] | None) -> "Change":
        """What there is of it for who reads some fields of what is well-known, or all."""
        if self.fields is None or fields is None or any(is_among(field, fields) for field in self.fields):
            return self
        return self._replace(kinds=self.kinds - {WELL_KNOWN})


def change_of(before: Sequence[bytes], after: Sequence[bytes]) -> Change | None:
    """What changed between two states of the same services; None where more did than values and lines."""
    if len(before) != len(after):
        return None
    kinds: set[str] = set()
    where: set[int] = set()
    for index, (one, other) in enumerate(zip(before, after, strict=True)):
        if one == other and one:
            continue
        if not one or not other or one[:LENGTH] != other[:LENGTH]:
            return None
        where.add(index)
        parts = (slice(at, at + LENGTH) for at in range(LENGTH, (1 + len(PARTS)) * LENGTH, LENGTH))
        kinds.update(kind for kind, part in zip(PARTS, parts, strict=True) if one[part] != other[part])
    return Change(frozenset(kinds), frozenset(where))


def is_concerned(needs: frozenset[str], kinds: frozenset[str]) -> bool:
    """Whether a check that needs these facts may answer otherwise once values of these kinds changed.

    On which line something stands, nobody judges by: what is found there is told again with its line.
    """
    if SETTINGS in needs:
        return bool(kinds - {PLACES})
    # contracts are made of what is well-known, too, and so are parts of the service model
    return not needs.isdisjoint(kinds) or (WELL_KNOWN in kinds and not needs <= {*KINDS, "problems"})
