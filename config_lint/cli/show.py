"""`config-lint show`: the settings as they come out, and how each came about."""

from pathlib import Path
from typing import TYPE_CHECKING

from config_lint.cli import flags
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.remarks import layout_used
from config_lint.cli.streams import put, say
from config_lint.cli.where import Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from config_lint.domain.contribution import Contribution
    from config_lint.domain.fleet import Fleet
    from config_lint.domain.graph import Edge
    from config_lint.domain.service import Service
    from config_lint.domain.setting import Setting


widest_key, longest_value = 40, 120
"""Characters in a list: the room for keys, and how much of a value is shown. A single setting is shown whole."""


def show(
    environment: flags.Environment,
    service: flags.Service = None,
    key: flags.Key = None,
    *,
    root: flags.Root = Path(),
    config: flags.Config = None,
    isolated: flags.Isolated = False,
) -> int:
    """Print resolved settings, or what set one of them.

    For a single key it is every file and line that says something about it, the one that decides last. Secrets are masked.
    """
    from config_lint.pipeline.resolving import resolve_fleet
    from config_lint.reporters.safe_text import safe
    from config_lint.trees.work import WorkTree

    options = Where(root, config, isolated).options()
    resolved = resolve_fleet(WorkTree(options.origin.root), options)
    say(*layout_used(resolved.located.layout))
    services = _services(resolved.fleet, environment, service)
    if key:
        lines = _chains(_named(services[0], key))
    else:
        edges = _touching(resolved.fleet.graph.edges, environment)
        lines = (line for one in services for line in (*_page(one), *_arrows(one.name, edges.get(one.name, ()))))
    put("".join(f"{safe(line)}\n" for line in lines))
    return ExitCode.CLEAN


def _services(fleet: "Fleet", environment: str, service: str | None) -> "list[Service]":
    from config_lint.domain.usage import unknown
    from config_lint.engine.asked import require_environments

    require_environments([environment], fleet.environments)
    found = [one for one in fleet.services if one.environment.name == environment]
    if service is None:
        return found
    chosen = [one for one in found if one.name == service]
    if not chosen:
        raise unknown(kind="service", name=service, known=[one.name for one in found])
    return chosen


def _named(service: "Service", key: str) -> "list[Setting]":
    """The settings of that key, as the file writes it or by its canonical name; otherwise those whose key has the same words."""
    from config_lint.domain.usage import unknown
    from config_lint.values.words import words

    called = [(setting, (setting.key, setting.name, setting.canonical)) for setting in service.settings]
    exact = [setting for setting, names in called if key in names]
    if exact:
        return exact
    alike = [setting for setting, names in called if words(key) in map(words, names)]
    if not alike:
        raise unknown(kind="key", name=key, known=dict.fromkeys(name for _, names in called for name in names if name))
    return alike


def _page(service: "Service") -> "Iterator[str]":
    """A service's settings: key, value, canonical name, and the place that decided."""
    yield f"{service.environment.name}/{service.name}"
    document = ""
    width = max((len(setting.key) for setting in service.settings if len(setting.key) <= widest_key), default=0)
    for setting in sorted(service.settings, key=lambda setting: setting.document):
        if setting.document != document:
            document = setting.document
            yield f"  [{document}]"
        value = _value(setting)
        shortened = value if len(value) <= longest_value else f"{value[:longest_value]}…"
        about = f"{setting.canonical}, " if setting.canonical not in ("", setting.key) else ""
        yield f"  {setting.key:<{width}} = {shortened}  ({about}{setting.location.path}:{setting.location.line})"


def _touching(edges: "Sequence[Edge]", environment: str) -> "dict[str, list[Edge]]":
    """The edges of an environment by the services at both ends, in the order in which they are known."""
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        if edge.environment == environment:
            found.setdefault(edge.source, []).append(edge)
            if edge.kind == "service" and edge.target != edge.source:
                found.setdefault(edge.target, []).append(edge)
    return found


def _arrows(service: str, edges: "Sequence[Edge]") -> "Iterator[str]":
    """What the service points at, and who points at it, each with the setting that says so; what is not certain has a `?`."""
    for edge in edges:
        other = f"→ {edge.kind} {edge.target}" if edge.source == service else f"← service {edge.source}"
        first = next(iter(edge.settings), None)
        where = f"  ({first.key}, {first.location.path}:{first.location.line})" if first is not None else ""
        yield f"  {other}{'' if edge.certain else '?'}{where}"


def _chains(settings: "Sequence[Setting]") -> "Iterator[str]":
    """Each setting with everything that set it, lowest layer first, and what came out."""
    for setting in settings:
        where = f"{setting.environment}/{setting.service}" + (f" [{setting.document}]" if setting.document else "")
        yield f"{where}: {setting.key}" + (f" ({setting.canonical})" if setting.canonical not in ("", setting.key) else "")
        rows = [_row(link) for link in setting.chain]
        widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
        for place, layer, value in rows:
            yield f"  {place:<{widths[0]}}  {layer:<{widths[1]}}  {value}"
        yield f"  = {_value(setting)}"


def _row(link: "Contribution") -> tuple[str, str, str]:
    from config_lint.values.value import shown

    layer = link.owner or "every environment"
    if link.condition:
        layer = f"{layer}, when {link.condition}"
    written = shown(link.entry.value)
    return str(link.entry.location), layer, written if link.operation.value == "set" else f"{link.operation.value} {written}"


def _value(setting: "Setting") -> str:
    from config_lint.values.value import shown

    return shown(setting.value)
