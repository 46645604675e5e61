"""Lines of TOML on top of a file of options: what the file would say with them."""

from msgspec.structs import replace

from config_lint.options import Options, Origin, parse
from config_lint.options.model import EnvironmentTable, ServiceTable


def with_lines(options: Options, toml: str) -> Options:
    """The options with these lines: entries of tables are added, and lists of one name are joined.

    Raises `UsageError` for lines that are none.
    """
    more = parse(toml, Origin(file="config-lint.toml"))
    return replace(
        options,
        provided=(*options.provided, *more.provided),
        vocabulary={**options.vocabulary, **_joined_lists(options, more)},
        drift={**more.drift, **options.drift},
        services={**options.services, **{name: _service(options, name, table) for name, table in more.services.items()}},
        environments={
            **options.environments,
            **{name: _environment(options, name, table) for name, table in more.environments.items()},
        },
    )


def _joined_lists(options: Options, more: Options) -> dict[str, tuple[str, ...]]:
    return {name: (*options.vocabulary.get(name, ()), *spellings) for name, spellings in more.vocabulary.items()}


def _service(options: Options, name: str, more: ServiceTable) -> ServiceTable:
    known = options.services.get(name)
    if known is None:
        return more
    return replace(
        known,
        aliases=(*known.aliases, *more.aliases),
        domains=(*known.domains, *more.domains),
        external=known.external or more.external,
    )


def _environment(options: Options, name: str, more: EnvironmentTable) -> EnvironmentTable:
    known = options.environments.get(name)
    return more if known is None else replace(known, domains=(*known.domains, *more.domains))
