"""What tells a service from what it was, by kind of facts: digests, from which nobody learns what was digested."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, count, repeat
from typing import Any, NamedTuple

import msgspec

from config_lint.domain.columns import columns
from config_lint.domain.contribution import Contribution
from config_lint.domain.facts import HIDDEN, KINDS, SETTINGS, TEXTS, WELL_KNOWN, kinds_under
from config_lint.domain.fields import is_among
from config_lint.domain.layer import Layer
from config_lint.domain.service import Service
from config_lint.engine.judged import WORTHWHILE
from config_lint.executor import Crew
from config_lint.pipeline.documents import Looked
from config_lint.pipeline.memory.written import Written, alike, heights, numbered, types_of
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
        self._nothing = self._digested(())
        self._sorted: dict[tuple[Any, ...], dict[str, list[int]]] = {}

    def of(self, service: Service) -> "Imprint":
        """The imprint of a service, and its texts."""
        settings = columns(service.settings, 7)
        _, _, documents, names, values, chains, canonicals = settings
        written = Written(values, chains)
        lines, said = written.lines(), written.said()
        frame = list(_frame(service, written.links, lines))
        bones = (numbered(documents), names, alike(canonicals), types_of(values), written.bones(), frame, _in_order(lines))
        by_kind = self._by_kind(written.kinds(), names, canonicals)
        told = {kind: [said[at] for at in places] for kind, places in by_kind.items()}
        told.setdefault(WELL_KNOWN, []).extend(_bound(service, settings))
        mixed = set(by_kind.get(HIDDEN, ())).intersection(by_kind.get(TEXTS, ()))
        try:
            digests = [self._digested(told[kind]) if kind in told else self._nothing for kind in KINDS]
            whole = b"".join((self._digested(bones), *digests, self._digested(lines)))
            plain = self._encode([each for each in told.get(TEXTS, ()) if each[0] not in mixed])
        except (OverflowError, UnicodeEncodeError):
            return Imprint(b"", b"")
        return Imprint(whole, plain)

    def _digested(self, what: object) -> bytes:
        return self._digest(self._encode(what))[:LENGTH]

    def _by_kind(
        self, kinds: tuple[frozenset[str], ...], names: tuple[str, ...], canonicals: tuple[str, ...]
    ) -> Mapping[str, Sequence[int]]:
        """The places of the settings of each kind; `kinds` are those of their values. All environments have mostly the same."""
        found = self._sorted.get((kinds, names, canonicals))
        if found is None:
            found = self._sorted[kinds, names, canonicals] = {}
            for at, every in enumerate(map(kinds_under, kinds, names, canonicals)):
                for kind in every:
                    found.setdefault(kind, []).append(at)
        return found


def _in_order(lines: Mapping[str, Sequence[int]]) -> list[list[int]]:
    """Each line of each file by the number of those above it, so that lines that nothing stands on do not count."""
    found: list[list[int]] = []
    for every in lines.values():
        ranks = dict(zip(sorted(set(every)), count()))
        found.append(list(map(ranks.__getitem__, every)))
    return found


def _bound(service: Service, settings: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
    """What the service model is made of: names of settings, and wholly those that are no settings of their own."""
    _, _, documents, names, values, chains, _ = settings
    places = dict(zip(map(id, chains), count()))
    for canonical, setting in service.bound.items():
        at = places.get(id(setting.chain))
        is_own = at is not None and (documents[at], names[at]) == (setting.document, setting.name) and values[at] is setting.value
        yield (canonical, setting.document, setting.name) if is_own else (canonical, setting)


def imprints_of(services: Sequence[Service], digest: Digest, crew: Crew) -> tuple[Imprint, ...]:
    """The imprints of many services, in their order, whoever makes them."""
    imprints = Imprints(digest)
    if crew.jobs == 1 or sum(len(service.settings) for service in services) < WORTHWHILE:
        return tuple(map(imprints.of, services))
    share = -(-len(services) // crew.jobs)
    parts = crew.each(lambda number: list(map(imprints.of, services[number * share : (number + 1) * share])), crew.jobs)
    return tuple(chain.from_iterable(parts))


def _frame(service: Service, links: Sequence[Contribution], lines: dict[str, list[int]]) -> Iterator[Any]:
    """What is known of a service beside its settings; `links` are the contributions that those were made of.

    The `lines` on which its mappings and lists stand are added to those of their files.
    """
    yield (service.complete, service.files)
    layers = columns(service.layers, len(_LAYER))
    paths, contributions, places = (layers[_LAYER.index(name)] for name in ("path", "contributions", "places"))
    yield [(numbered if at in _NAMED else alike)(layers[at]) for at in _KNOWN], len(service.layers)
    yield list(_unused(contributions, links, len(service.settings), lines))
    sections = tuple(chain.from_iterable(places))
    names, locations, lists = columns(sections, 3)
    files, firsts, starts, end_lines, ends = columns(locations, 5)
    tops = [at for at, name in enumerate(names) if not name and firsts[at] == 1]  # where a file begins, whatever is there
    lengths = list(map(len, places))
    is_own = files == tuple(chain.from_iterable(map(repeat, paths, lengths)))
    yield lengths, names, alike(lists), () if is_own else files, tops, starts, heights(end_lines, firsts), ends
    shown = list(firsts)
    for at in tops:
        shown[at] = 0  # it is above all lines, and moves with none
    begin = 0
    for path, length in zip(paths, lengths, strict=True):
        lines.setdefault(path, []).extend(shown[begin : begin + length])
        begin += length


_LAYER = Layer.__struct_fields__

_KNOWN = [at for at, name in enumerate(_LAYER) if name not in ("contributions", "places")]
"""The fields of a layer that are told as they are."""

_NAMED = [at for at, name in enumerate(_LAYER) if name in ("path", "environment", "service", "document", "wired", "dialect")]
"""Those of which few are different."""


def _unused(
    contributions: Sequence[Sequence[Contribution]],
    links: Sequence[Contribution],
    settings: int,
    lines: dict[str, list[int]],
) -> Iterator[Any]:
    """What no setting was made of: a deletion, or a mapping that was opened, is nobody's value, and counts as a whole.

    `contributions` are those of each layer, `links` what the settings were made of, of which there are so many. The `lines` on
    which the others stand are added to those of their files.
    """
    every = list(chain.from_iterable(contributions))
    if len(links) == len(every) == settings:  # one contribution for each setting, and none is left
        return
    made = set(map(id, links))
    if made.issuperset(map(id, every)):
        return
    left = [(at, each) for at, own in enumerate(contributions) for each in own if id(each) not in made]
    written = Written(tuple([each.entry.value for _, each in left]), tuple([(each,) for _, each in left]))
    for path, own_lines in written.lines().items():
        lines.setdefault(path, []).extend(own_lines)
    yield from ([at for at, _ in left], [each.name for _, each in left], written.bones(), written.said())


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
