"""The sources that config-lint.toml lists."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from config_lint.domain.environment import Environment
from config_lint.domain.source import Located, Source, SourceFile
from config_lint.domain.usage import UsageError, unknown
from config_lint.locate.pattern import Pattern, one_of
from config_lint.locate.reach import Names, Reach, Recognised
from config_lint.locate.unread import unread
from config_lint.options.model import Options


def declared(options: Options, environments: Sequence[Environment], files: Sequence[str], recognised: Recognised) -> Located:
    """What the sources reach, in their order; a file of a third party is passed over. Raises `UsageError`."""
    if not environments:
        message = 'no environment is declared: add a line such as promotion = ["staging", "production"]'
        raise UsageError(message, options.location_of("sources"))
    names = Names(spellings(options, environments), options.service_names)
    external = options.external_services
    found: list[SourceFile] = []
    notes: list[tuple[str, str]] = []
    accounted_for: set[str] = set()
    for reach in _reaches(options, names.environments):
        files_of_source = list(reach.files(files, recognised, names))
        if not files_of_source:
            notes.append((reach.source.path, "no file matches this path of a source"))
        for file in files_of_source:
            if file.service in external:
                notes.append((file.path, f"{file.service} is external: it has no configuration here"))
            else:
                found.append(file)
        accounted_for |= reach.excluded(files)
        accounted_for.update(file.path for file in files_of_source)
    return Located(tuple(_told_apart(found, names, notes)), unread(options, files, accounted_for, recognised), tuple(notes))


def _told_apart(found: Sequence[SourceFile], names: Names, notes: list[tuple[str, str]]) -> Iterator[SourceFile]:
    """The files, but for what takes an environment's name for a service's where another source knows whose file it is.

    The `staging.yaml` of two clusters, which `a/{service}.yaml` and `b/{service}.yaml` reach, is no service that both have.
    """
    known = {file.path for file in found if file.environment and file.service}
    for file in found:
        if file.environment or file.service not in names.environments or file.path not in known:
            yield file
        else:
            notes.append((file.path, f"{file.service} is an environment, which {file.source.path} takes for a service"))


def spellings(options: Options, environments: Iterable[Environment]) -> dict[str, str]:
    """Every name, name pattern and alias that a path may use for an environment, with the name: what is declared, and no more."""
    names = {environment.name: environment.name for environment in environments}
    return {alias: name for name, table in options.environments.items() for alias in table.aliases or ()} | names


def _reaches(options: Options, environments: Mapping[str, str]) -> Iterator[Reach]:
    for index, table in enumerate(options.sources):
        where = options.location_of("sources", index, "path")
        pattern = Pattern(table.path, options.origin.folder, environments, where)
        for said, placeholder in ((table.environment, "environment"), (table.service, "service")):
            if said and placeholder in pattern.placeholders:
                message = f'"{table.path}" has {{{placeholder}}}, and the source says {placeholder} = "{said}": leave one out'
                raise UsageError(message, options.location_of("sources", index, placeholder))
        yield Reach(
            source=Source(
                index=index,
                path=table.path,
                environments_at=table.environments_at,
                services_at=table.services_at,
                settings_at=table.settings_at,
                format=table.format,
                dialect=table.dialect,
                rendered=table.rendered,
                generated=table.generated,
            ),
            pattern=pattern,
            exclude=_excluded(options, index, environments),
            environment=_environment(options, index, environments),
            service=options.service_names.get(table.service, table.service),
        )


def _excluded(options: Options, index: int, environments: Iterable[str]) -> tuple[Pattern, ...]:
    """The paths that a source leaves out, each as a file and as a folder with all that is in it."""
    folder = options.origin.folder
    where = options.location_of("sources", index, "exclude")
    paths = options.sources[index].exclude
    return tuple(Pattern(each, folder, environments, where) for path in paths for each in (path, f"{path.rstrip('/')}/**"))


def _environment(options: Options, index: int, environments: Mapping[str, str]) -> str:
    """The environment that a source says its files are of."""
    said = options.sources[index].environment
    if said and not re.fullmatch(one_of(environments), said):
        error = unknown("environment", said, environments, options.location_of("sources", index, "environment"))
        raise error
    return environments.get(said, said)
