"""A few services made again of their own files, as they are now and as they were before those changed."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from config_lint.cache import Cache
from config_lint.domain.facts import HIDDEN
from config_lint.domain.service import Service
from config_lint.domain.source import Located
from config_lint.formats.known import formats_named
from config_lint.formats.reader import FileReader
from config_lint.options import Options
from config_lint.pipeline.division.apart import Mingled
from config_lint.pipeline.division.parcel import Contents, Parcel, Paths
from config_lint.pipeline.division.part import Part, part_of, read_of
from config_lint.pipeline.division.partition import Partition, owner_of
from config_lint.pipeline.documents import looked_at
from config_lint.pipeline.memory.imprint import Imprints, change_of, seen
from config_lint.pipeline.memory.memory import Memory
from config_lint.pipeline.memory.record import Record
from config_lint.pipeline.memory.renewal import Again
from config_lint.pipeline.surveying import Survey


class Files(NamedTuple):
    """Which files are whose, and what it takes to read them."""

    record: Record
    whole: Located
    memory: Memory
    options: Options
    cache: Cache

    def of(self, names: frozenset[str]) -> tuple[Located, FileReader]:
        """The files of some services and of everybody, and what reads them."""
        files = [file for file in self.whole.files if owner_of(file, self.options.service_names) in ("", *names)]
        formats = formats_named(self.record.outline.formats.get(file.path, "") for file in files)
        return msgspec.structs.replace(self.whole, files=tuple(files)), FileReader(self.memory.tree, formats, self.cache)


class Earlier(NamedTuple):
    """The services as they were, in the order of the fleet, and how many settings more are written in their files now.

    `whole` is false where what is hidden there is not what it was: nobody keeps that.
    """

    services: Sequence[Service]
    more: int
    whole: bool = True


def earlier_than(
    now: Part,
    record: Record,
    touched: frozenset[str],
    paths: Sequence[str],
    memory: Memory,
    survey: Survey,
    cache: Cache,
) -> Earlier | None:
    """The services as they were before the files at `paths` changed; None where that is not known.

    What is kept of files is without secrets: those of today are taken. Whether they are those of then, the imprints tell.
    """
    reader = FileReader(memory.tree, formats_named(record.outline.formats.values()), cache)
    more = 0
    for path in paths:
        format = record.outline.formats.get(path)
        if format is None or path not in now.looked:
            return None
        documents = cache.documents_before(path, format, record.read[path], survey.reader.read(path, format))
        if documents is None:
            return None
        was, is_ = looked_at(documents), now.looked[path]
        if msgspec.structs.replace(was, entries=is_.entries) != is_:
            return None
        more += is_.entries - was.entries
        reader.take(path, format, documents)
    part = part_again(record, touched, memory, survey._replace(reader=reader))
    again = None if part is None else again_of(record, touched, memory, part)
    if again is None:
        return None
    known = dict(zip(record.outline.pairs, record.state.imprints, strict=True))
    change = change_of([known[pair] for pair in again.imprints], [imprint.whole for imprint in again.imprints.values()])
    if change is None or not again.is_seen_alike() or (change.where and HIDDEN not in change.kinds):
        return None
    return Earlier(again.services, more, whole=not change.where)


def again_of(record: Record, touched: frozenset[str], memory: Memory, part: Part) -> Again | None:
    """The services of a part, in the order of the fleet; None where something is wrong with them, or not known."""
    if not touched <= record.state.answered:
        return None
    answers = {name: known for name in sorted(touched) if (known := memory.answers(name)) is not None}
    if len(answers) < len(touched):
        return None
    looked = {path: seen(each, memory.digest) for path, each in part.looked.items()}
    if any(each.problems for each in part.made) or not all(known.looked.keys() <= looked.keys() for known in answers.values()):
        return None
    services = {each.service.pair: each.service for each in part.made}
    pairs = [pair for pair in record.outline.pairs if pair[1] in touched]
    if services.keys() != set(pairs):
        return None
    imprints = Imprints(memory.digest)
    return Again([services[pair] for pair in pairs], {pair: imprints.of(services[pair]) for pair in pairs}, answers, looked)


def part_again(record: Record, touched: frozenset[str], memory: Memory, survey: Survey) -> Part | None:
    """The services again, made of their own files and those that speak to everybody; None where that is not enough."""
    files, formats = survey.located.files, record.outline.formats
    spelled = {file.service for file in files if owner_of(file, survey.names.services)}
    partition = Partition(files, touched | spelled)
    parcel = Parcel(
        partition,
        Contents(memory.tree, ()),
        Contents(memory.tree, [file.path for file in partition.files if not owner_of(file, survey.names.services)]),
        Paths(()),
        formats,
        survey.environments,
        survey.names,
        survey.options,
        (),
    )
    try:
        return part_of(parcel, read_of(parcel, survey.reader, survey.dialects), survey.maker, ())
    except Mingled:
        return None
