"""What comes of one partition: its services, and what the rules said of them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from config_lint.dialects import Dialect, interpret
from config_lint.domain.check import Check
from config_lint.domain.layer import Layer
from config_lint.domain.rule import Rule
from config_lint.engine.told import Told, told_by
from config_lint.formats.reader import FileReader
from config_lint.layers import paired
from config_lint.pipeline.division.apart import Mingled, apart
from config_lint.pipeline.division.parcel import Parcel
from config_lint.pipeline.division.partition import owner_of
from config_lint.pipeline.division.shared import Shared, marked
from config_lint.pipeline.documents import Documents, Looked
from config_lint.pipeline.serving import Made, Maker

Rules = Sequence[tuple[Rule, Check[Any, Any]]]


class Part(NamedTuple):
    """Services and files as whoever has all files would have them; `told` has what each rule said, by its id.

    A rule that is not in it must be asked by whoever has everything: it broke, or what it found belongs to no service. `shared`
    are the layers that every part has.
    """

    made: Sequence[Made]
    looked: Mapping[str, Looked]
    notes: Sequence[tuple[str, str]]
    told: Mapping[str, Told]
    shared: Shared


class Read(NamedTuple):
    """The files of a partition, read and interpreted; `shared` are the layers that every part has."""

    documents: Documents
    layers: Sequence[Layer]
    shared: Shared


def read_of(parcel: Parcel, reader: FileReader, dialects: Mapping[str, Dialect], known: Shared | None = None) -> Read:
    """What the files of a parcel say, if that is the same as it would be beside all other files; otherwise raises `Mingled`.

    `reader` reads the parcel's files; `known` are the layers of shared files, where they are here already.
    """
    documents = Documents(reader.read)
    for file in parcel.partition.files:
        documents.look(file.path, parcel.formats.get(file.path, ""))
    layers = list(interpret(parcel.partition.files, documents, reader, apart(dialects), parcel.names))
    _require_apart(parcel, reader, layers)
    shared: Shared = {}
    for index, (mark, layer) in enumerate(marked(layers, parcel.shared)):
        if mark is not None:
            layers[index] = shared[mark] = known[mark] if known else layer
    return Read(documents, layers, shared)


def _require_apart(parcel: Parcel, reader: FileReader, layers: Sequence[Layer]) -> None:
    """Raises `Mingled` where one file brings in another, and where the file of one service speaks to others."""
    if reader.asked:
        reason = f"{min(reader.asked)} brings in other files"
        raise Mingled(reason)
    owners = {file.path: owner_of(file, parcel.names.services) for file in parcel.partition.files}
    for layer in layers:
        if owners.get(layer.path, "") not in ("", layer.service):
            reason = f"{layer.path} speaks to more than the service of its path"
            raise Mingled(reason)


def part_of(parcel: Parcel, read: Read, maker: Maker, rules: Rules) -> Part:
    """The services of a parcel's partition, and what the rules say of them."""
    by_pair = paired(parcel.partition.files, read.layers, parcel.environments, ())
    unread = read.documents.unread
    kept = ((pair, own) for pair, own in by_pair.items() if parcel.partition.keeps(pair[1]))
    made = [maker.made(pair, own, unread) for pair, own in kept]
    notes = list(dict.fromkeys(note for layer in read.layers for note in layer.notes))
    services = [each.service for each in made]
    told = {rule.id: said for rule, check in rules if (said := told_by(rule, check, services)) is not None}
    return Part(made, read.documents.looked, notes, told, read.shared)
