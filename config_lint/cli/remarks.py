"""What is said beside the report: which layout was used, and what was read."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config_lint.options import Options
    from config_lint.pipeline import Resolved


def layout_used(resolved: "Resolved") -> Iterator[str]:
    """The known layout that was used because no sources are declared."""
    if resolved.located.layout:
        yield f"config-lint: no sources are declared: using the layout {resolved.located.layout}"


def coverage_of(resolved: "Resolved", options: "Options") -> Iterator[str]:
    """Which files were read, by which dialect, which were not, and which were passed over and why."""
    from config_lint.pipeline import understood  # the command line starts without the whole story

    yield f"options from {options.origin.file}" if options.origin.file else "no file of options"
    formats = Counter(documents[0].format if documents else "empty" for documents in resolved.documents.values())
    yield _counted("file read", sum(formats.values()), "files read")
    yield from (f"  {count:>6}  {name or 'unknown format'}" for name, count in formats.most_common())
    for name, paths in understood(resolved).items():
        yield f"{_counted('file', len(paths))} understood as {name}"
        yield from (f"  {path}" for path in paths)
    services = Counter(service.environment.name for service in resolved.fleet.services)
    yield _counted("environment", len(resolved.fleet.environments))
    yield from (f"  {services[environment.name]:>6}  {environment.name}" for environment in resolved.fleet.environments)
    unread = resolved.located.unread
    yield _counted("file of a known format that no source reaches", len(unread), "files of a known format that no source reaches")
    yield from (f"  {path}" for path in unread)
    notes = resolved.located.notes
    yield _counted("path passed over", len(notes), "paths passed over")
    yield from (f"  {path}: {reason}" for path, reason in notes)


def _counted(noun: str, count: int, plural: str = "") -> str:
    return f"{count} {noun if count == 1 else plural or noun + 's'}"
