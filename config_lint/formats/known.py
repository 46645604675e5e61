"""Every format there is."""

from config_lint.discovery import subclasses_in
from config_lint.formats.format import Format


def formats_known() -> tuple[Format, ...]:
    """One of each, sorted by name: ours, and those that third parties declare as entry points in `config_lint.formats`."""
    return tuple(kind() for kind in subclasses_in("config_lint.formats", Format, "config_lint.formats").values())
