"""The driver: what is sent to the workers, and from what comes back the fleet as it would be if nobody had helped."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache, cached_property

import msgspec

import config_lint
from config_lint.discovery import has_plugins
from config_lint.domain.check import Group
from config_lint.domain.usage import UsageError
from config_lint.executor import Workers
from config_lint.formats.reader import FileReader
from config_lint.pipeline.division.apart import Mingled
from config_lint.pipeline.division.parcel import Contents, Parcel, ParcelTree, Paths, Undivided
from config_lint.pipeline.division.part import Part, Read, Rules, part_of, read_of
from config_lint.pipeline.division.partition import Partition, owner_of, partitions
from config_lint.pipeline.division.sealed import unsealed
from config_lint.pipeline.division.shared import Shared
from config_lint.pipeline.division.whole import Whole
from config_lint.pipeline.division.working import Broken, Unfit, worked
from config_lint.pipeline.served import Progress, Served
from config_lint.pipeline.surveying import Survey


def divided(survey: Survey, rules: Rules, workers: Workers, progress: Progress) -> Served | Undivided:
    """The services of a fleet, made by workers, and what the rules say that look at one of them; or why they cannot be.

    Raises `UsageError` where the workers are lost, or are others than this program can work with.
    """
    driver = Driver(survey, [(rule, check) for rule, check in rules if check.group is Group.SERVICE])
    try:
        driver.require_apart()
    except Mingled as mingled:
        return Undivided(mingled.reason)
    each = partitions(survey.located.files, survey.names.services, workers.count)
    with closing(workers.each(worked, driver.parcels(each))) as outcomes:
        progress("partitions", 0, len(each))
        for done, (number, outcome) in enumerate(outcomes, start=1):
            if isinstance(outcome, Undivided):
                return outcome
            driver.receive(number, outcome)
            progress("partitions", done, len(each))
    return driver.whole.served()


class Driver:
    """What is the same for all parts of a fleet, and what became of those that were sent."""

    def __init__(self, survey: Survey, rules: Rules) -> None:
        self.whole = Whole(survey)
        self._survey = survey
        self._rules = rules
        files, names = survey.located.files, survey.names.services
        self._files = tuple(file for file in files if not owner_of(file, names))
        self._contents = Contents(survey.tree, dict.fromkeys(file.path for file in self._files))
        self._paths = Paths(survey.tree.files())
        self._formats = {file.path: file.source.format for file in files}
        self._said = tuple(msgspec.structs.replace(rule, why="", fix="", examples=(), locations={}) for rule, _ in rules)
        self._sent: dict[int, Parcel] = {}

    def require_apart(self) -> None:
        """Raises `Mingled` as far as that shows without looking at more than a file of each source."""
        files = self._survey.located.files
        reason = ""
        if has_plugins():
            reason = "plug-ins of third parties are installed, which workers may not have"
        elif len(self._files) == len(files):
            reason = "no path of a file names a service"
        if reason:
            raise Mingled(reason)
        self._read(self.parcel(Partition(tuple({file.source.index: file for file in reversed(files)}.values()))))

    def parcels(self, each: Sequence[Partition]) -> Iterator[Parcel]:
        """What to send, made when it is time to, and kept until it came back."""
        for number, partition in enumerate(each):
            parcel = self._sent[number] = self.parcel(partition)
            yield parcel

    def receive(self, number: int, outcome: bytes | Unfit | Broken) -> None:
        """Takes what came back, and makes here what could not be made or sent there."""
        parcel = self._sent.pop(number)
        if isinstance(outcome, Unfit):
            needed = f"config-lint {config_lint.__version__}, and nothing that adds to it"
            message = f"a worker {outcome.reason}: install {needed}, there"
            raise UsageError(message)
        if isinstance(outcome, Broken):
            self.whole.add(self._made_here(parcel, self._rules))
            return
        part = unsealed(outcome, cache(FileReader(ParcelTree(parcel)).lines), self._shared)
        self.whole.add(part)
        if part.left:
            some = parcel.partition.only(part.left, self._survey.names.services)
            self.whole.add_made(self._made_here(msgspec.structs.replace(parcel, partition=some), ()).made)

    @cached_property
    def _shared(self) -> Shared:
        """The layers that every part has, as they are here."""
        return self._read(self.parcel(Partition(self._files))).shared

    def _made_here(self, parcel: Parcel, rules: Rules) -> Part:
        return part_of(parcel, self._read(parcel, self._shared), self._survey.maker, rules)

    def _read(self, parcel: Parcel, known: Shared | None = None) -> Read:
        return read_of(parcel, FileReader(ParcelTree(parcel)), self._survey.dialects, known)

    def parcel(self, partition: Partition) -> Parcel:
        """What a worker needs for a partition."""
        survey = self._survey
        own = dict.fromkeys(file.path for file in partition.files if file.path not in self._contents)
        return Parcel(
            partition,
            Contents(survey.tree, own),
            self._contents,
            self._paths,
            {file.path: self._formats[file.path] for file in partition.files if self._formats[file.path]},
            survey.environments,
            survey.names,
            survey.options,
            self._said,
        )
