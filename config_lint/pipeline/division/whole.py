"""Parts to the whole: services in the order of the fleet, and what the rules said of all of them in one place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from config_lint.binding import model_of
from config_lint.domain.service import Service
from config_lint.engine.told import Told
from config_lint.pipeline.division.bare import Bare
from config_lint.pipeline.division.part import Part
from config_lint.pipeline.division.sealed import Sealed
from config_lint.pipeline.documents import Documents, Looked
from config_lint.pipeline.served import Served
from config_lint.pipeline.serving import Made
from config_lint.pipeline.surveying import Survey


class Whole:
    """The parts that came back so far, in any order: what comes of them does not depend on it."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._environments = {environment.name: environment for environment in survey.environments}
        self._made: dict[tuple[str, str], Made] = {}
        self._looked: dict[str, Looked] = {}
        self._notes: dict[tuple[str, str], None] = {}
        self._told: list[Mapping[str, Told]] = []

    def add(self, part: Part | Sealed) -> None:
        """Adds a part, made here or there."""
        made = part.made if isinstance(part, Part) else (Made(self._service(bare), bare.problems, {}) for bare in part.bare)
        self.add_made(made)
        self._looked |= part.looked
        self._notes |= dict.fromkeys(part.notes)
        self._told.append(part.told)

    def add_made(self, made: Iterable[Made]) -> None:
        """Adds services that could not travel."""
        self._made |= {each.service.pair: each for each in made}

    def served(self) -> Served:
        """The whole, once every part is there."""
        documents = Documents(self._survey.reader.read)
        for file in self._survey.located.files:
            documents.know(file.path, file.source.format, self._looked[file.path])
        names = sorted({name for _, name in self._made})
        order = ((environment, name) for environment in self._environments for name in names)
        made = [self._made[pair] for pair in order if pair in self._made]
        return Served(made, documents, tuple(self._notes), dict(self._everything_told()))

    def _everything_told(self) -> Iterator[tuple[str, Told]]:
        """What each rule said that could be asked everywhere."""
        first, *others = self._told
        for rule in first:
            if all(rule in told for told in others):
                yield rule, _joined([told[rule] for told in self._told])

    def _service(self, bare: Bare) -> Service:
        settings = bare.settings()
        bound = {name: settings[found] if isinstance(found, int) else found for name, found in bare.bound.items()}
        return Service(
            name=bare.name,
            environment=self._environments[bare.environment],
            zones=self._survey.maker.zones,
            settings=settings,
            modelled=partial(model_of, bare.values),
            bound=bound,
            files=tuple(dict.fromkeys(layer.path for layer in bare.layers)),
            layers=bare.layers,
            complete=bare.complete,
            as_written=not bare.resolved,
        )


def _joined(told: Sequence[Told]) -> Told:
    violations = {pair: found for each in told for pair, found in each.violations.items()}
    return Told(violations, {pair: tally for each in told for pair, tally in each.tallies.items()})
