"""What there is to resolve: the first step of a run, which no other process can take."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from config_lint.binding import load_vocabulary
from config_lint.dialects import Dialect, Names
from config_lint.discovery import subclasses_in
from config_lint.domain.environment import Environment
from config_lint.domain.intent import Intended, Intent
from config_lint.domain.source import Located
from config_lint.domain.tree import Tree
from config_lint.domain.usage import unknown
from config_lint.formats.reader import FileReader
from config_lint.locate import inventories, locate
from config_lint.locate.rendered import with_rendered
from config_lint.options import Options
from config_lint.pipeline.means import Means
from config_lint.pipeline.serving import Maker
from config_lint.values.redaction import cut


class Survey(NamedTuple):
    """What there is to resolve, and by which names and notations."""

    tree: Tree
    options: Options
    reader: FileReader
    located: Located
    environments: tuple[Environment, ...]
    dialects: dict[str, Dialect]
    names: Names
    maker: Maker


def surveyed(tree: Tree, options: Options, rendered: Mapping[str, str] | None, means: Means) -> Survey:
    """Which files are whose. Raises `UsageError` where there is no environment to speak of, or a name means nothing."""
    reader = FileReader(tree, cache=means.cache)
    located, environments = locate(options, tree, reader.recognised)
    _require_known(options, reader.formats, tuple(dialects_known()))
    return survey_of(options, with_rendered(located, rendered or {}, environments), environments, reader, means)


def survey_of(
    options: Options,
    located: Located,
    environments: tuple[Environment, ...],
    reader: FileReader,
    means: Means,
    *,
    sound: bool = False,
) -> Survey:
    """The survey of files that are located already; `sound` as for a `Maker`."""
    dialects = dialects_known()
    places = {name: options.location_of("vocabulary", name) for name in options.vocabulary}
    maker = Maker(environments, options, load_vocabulary(options.vocabulary, places, means.cache), sound=sound)
    return Survey(reader.tree, options, reader, located, environments, dialects, _names(environments, options), maker)


def intent_of(survey: Survey) -> Intent:
    """What the options say about settings that stand in no file. Raises `UsageError` for a list of secrets that is none."""
    options = survey.options
    drift = tuple(Intended(pattern, entry.mode, entry.until, cut(entry.reason)) for pattern, entry in options.drift.items())
    return Intent(options.provided, drift, inventories(options, survey.tree, survey.environments))


def dialects_known() -> dict[str, Dialect]:
    """Every dialect there is, by its name."""
    return {name: kind() for name, kind in subclasses_in("config_lint.dialects", Dialect, "config_lint.dialects").items()}


def _require_known(options: Options, formats: Sequence[str], dialects: Sequence[str]) -> None:
    """Raises `UsageError` for a source of a format or a dialect that nobody here knows."""
    for index, source in enumerate(options.sources):
        for kind, said, known in (("format", source.format, formats), ("dialect", source.dialect, dialects)):
            if said and said not in known:
                raise unknown(kind, said, known, options.location_of("sources", index, kind))


def _names(environments: Sequence[Environment], options: Options) -> Names:
    spellings = {word: environment.name for environment in reversed(environments) for word in environment.words}
    spellings |= {environment.name: environment.name for environment in environments}
    return Names(spellings, options.service_names, {environment.name: len(environment.lineage) for environment in environments})
