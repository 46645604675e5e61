"""`config-lint cache clean`, and where the cache is."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from config_lint.cli import flags
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.streams import say

if TYPE_CHECKING:
    from config_lint.cache import Cache

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def cache_of(root: Path, given: Path | None) -> "Cache":
    """The cache of a repository, in the folder given or in the platform's usual one."""
    from config_lint.cache import Cache, Folder, usual_folder
    from config_lint.rulebook import builtin_rules_folder

    return Cache(Folder(given or usual_folder()), root.resolve(), builtin_rules_folder())


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """What was read before, and need not be read again."""
    if context.invoked_subcommand is None:
        say(*context.get_help().splitlines())
        raise typer.Exit(ExitCode.NOT_CHECKED)


@app.command("clean")
def clean(cache_dir: flags.CacheFolder = None) -> int:
    """Empty the cache: that of every repository."""
    from config_lint.cache import Folder, usual_folder

    folder = Folder(cache_dir or usual_folder())
    count = folder.clean()
    say(f"{folder.path}: {count} {'repository' if count == 1 else 'repositories'} forgotten")
    return ExitCode.CLEAN
