"""Every format there is."""

from collections.abc import Iterable

from config_lint.discovery import plugin_named, subclasses_in
from config_lint.formats.format import Format


def formats_known() -> tuple[Format, ...]:
    """One of each, sorted by name: ours, and those that third parties declare as entry points in `config_lint.formats`."""
    return tuple(kind() for kind in subclasses_in("config_lint.formats", Format, "config_lint.formats").values())


def formats_named(names: Iterable[str]) -> tuple[Format, ...]:
    """One of each that is named; an empty name is none."""
    wanted = sorted(set(names) - {""})
    kinds = (plugin_named(name, "config_lint.formats", Format, "config_lint.formats") for name in wanted)
    return tuple(kind() for kind in kinds)
