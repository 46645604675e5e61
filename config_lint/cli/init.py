"""`config-lint init`: recognise a repository's layout, and write it down."""

from pathlib import Path
from typing import TYPE_CHECKING

from config_lint.cli import flags
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.streams import put, say
from config_lint.cli.where import Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from config_lint.options import Options
    from config_lint.pipeline.resolving import Resolved

FILE = "config-lint.toml"

most_services, most_files = 40, 10
"""How many rows of the table, and how many files that no source reads, are shown."""


def init(*, root: flags.Root = Path(), force: flags.Force = False, dry_run: flags.DryRun = False) -> int:
    """Recognise which file is whose, and write a config-lint.toml that says so.

    Prints the services and environments that were found. Exits with 2 where nothing was, or where there is such a file already.
    """
    from config_lint.pipeline.drafting import drafted
    from config_lint.reporters.safe_text import safe
    from config_lint.trees.work import WorkTree

    bare = Where(root, None, isolated=True).options()
    folder = bare.origin.root / bare.origin.folder
    file = folder / FILE
    known = next((name for name in (f".{FILE}", FILE) if (folder / name).exists()), "")
    if known and not dry_run and not (force and known == FILE):
        remedy = "--force replaces it, --dry-run only prints" if known == FILE else "remove it first, or use --dry-run"
        say(f"config-lint: error: there is a {known} already: {remedy}")
        return ExitCode.NOT_CHECKED
    tree = WorkTree(bare.origin.root)
    text, options, resolved = drafted(tree, bare)
    if dry_run:
        put(text)
        return ExitCode.CLEAN
    _write(file, text)
    put("".join(f"{safe(line)}\n" for line in (*_table(resolved, options), "", f"wrote {file.name}: next, config-lint check")))
    return ExitCode.CLEAN


def _write(file: Path, text: str) -> None:
    from config_lint.domain.usage import UsageError

    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{file.name} cannot be written: {error.strerror}"
        raise UsageError(message) from error


def _table(resolved: "Resolved", options: "Options") -> "Iterator[str]":
    """Services by environments, with the number of files behind each; then what is not read."""
    environments = [environment.name for environment in resolved.fleet.environments]
    counts = {service.pair: len(service.files) for service in resolved.fleet.services}
    names = sorted({name for _, name in counts})
    rows = [["service", *environments]]
    rows += [[name, *(str(counts.get((environment, name), "-")) for environment in environments)] for name in names]
    yield from _aligned(rows[: most_services + 1])
    if len(names) > most_services:
        yield f"and {len(names) - most_services} more services"
    read, unread = len(resolved.documents), resolved.located.unread
    yield ""
    yield f"{read} files read through {len(options.sources)} sources, {len(unread)} of known formats not read" + (
        ":" if unread else ""
    )
    yield from (f"  {path}" for path in unread[:most_files])
    if len(unread) > most_files:
        yield f"  and {len(unread) - most_files} more"


def _aligned(rows: "Sequence[Sequence[str]]") -> "Iterator[str]":
    widths: Mapping[int, int] = {column: max(len(row[column]) for row in rows) for column in range(len(rows[0]))}
    for row in rows:
        first, *rest = (
            cell.ljust(widths[column]) if column == 0 else cell.rjust(widths[column]) for column, cell in enumerate(row)
        )
        yield "  ".join((first, *rest)).rstrip()
