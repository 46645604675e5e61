"""What is said beside the report: which layout was used, and what was read."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config_lint.domain.reach import Reach
    from config_lint.domain.report import Report
    from config_lint.options import Options
    from config_lint.pipeline.resolving import Resolved


def layout_used(layout: str) -> Iterator[str]:
    """The known layout that was used because no sources are declared."""
    if layout:
        yield f"config-lint: no sources are declared: using the layout {layout}"


def undivided(resolved: "Resolved | None") -> Iterator[str]:
    """Why the workers of a cluster could not help."""
    if resolved and resolved.undivided:
        yield f"config-lint: nothing is left to the workers of --scheduler: {resolved.undivided}"


def reach_of(report: "Report") -> Iterator[str]:
    """How far the change reaches that the report is about, if it is about one, and what is to be known about the comparison."""
    reach = report.reach
    if reach is None:
        return
    yield f"config-lint: {_reached(reach, len(report.changed))}"
    unheeded = _counted("suppression", reach.unheeded), _counted("entry in [drift]", reach.unexcused, "entries in [drift]")
    for said, count in zip(unheeded, (reach.unheeded, reach.unexcused), strict=True):
        if count:
            yield f"config-lint: {said} of the change itself {'does' if count == 1 else 'do'} not count for it"
    if reach.unfamiliar:
        yield (
            f"config-lint: what is compared with knows nothing of {_counted('rule', len(reach.unfamiliar))}, "
            f"whose findings all seem new: {', '.join(reach.unfamiliar)}; take a new snapshot"
        )


def _reached(reach: "Reach", files: int) -> str:
    """`this edit of a base file changes 16 environments of 3 services; 2 become inconsistent`."""
    if not reach.settings:
        changes = "this change reaches no setting"
    else:
        what = "a base file" if reach.shared else "a file"
        subject = f"this edit of {what}" if len(reach.files) == 1 and files <= 1 else f"this change of {files} files"
        where = f"{_counted('environment', len(reach.environments))} of {_counted('service', len(reach.services))}"
        changes = f"{subject} changes {where}"
    stopped = len(reach.inconsistent)
    fixed = f", {_counted('finding', len(reach.fixed))} gone" if reach.fixed else ""
    if not stopped:
        return f"{changes}; nothing new is found{fixed}"
    return f"{changes}; {stopped} {'becomes' if stopped == 1 else 'become'} inconsistent{fixed}"


def coverage_of(resolved: "Resolved", options: "Options") -> Iterator[str]:
    """Which files were read, by which dialect, which were not, and which were passed over and why."""
    from config_lint.pipeline.resolving import understood  # the command line starts without the whole story

    yield f"options from {options.origin.file}" if options.origin.file else "no file of options"
    formats = Counter("empty" if file.format is None else file.format for file in resolved.documents.looked.values())
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
