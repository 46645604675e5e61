"""The commands, and what stands before them."""

from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from config_lint import __version__
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.streams import say

COMMANDS = ("check", "diff", "show", "explain", "graph", "init", "snapshot", "suggest")
"""Each is the function of that name in the module of that name."""

GROUPS = ("baseline", "cache", "rules")
"""Each is an `app` with commands of its own, in the module of that name."""

BEGINNING = "Begin in your repository with `config-lint init`, which recognises its layout, and then `config-lint check`."


def app_of(names: Iterable[str] = (*COMMANDS, *GROUPS)) -> typer.Typer:
    """The program with these commands: who runs one needs no other, and each takes a while to import and put together."""
    app = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True, epilog=BEGINNING)(start)
    for name in names:
        module = import_module(f"config_lint.cli.{name}")
        if name in GROUPS:
            app.add_typer(module.app, name=name)
        else:
            app.command()(getattr(module, name))
    return app


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"config-lint {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")]


def start(
    context: typer.Context,
    *,
    version: Version = False,
) -> None:
    """The linter for configuration that is valid in every file and wrong between files."""
    if context.invoked_subcommand is None and not version:
        # Nothing was checked, which is never success.
        say(*context.get_help().splitlines())
        raise typer.Exit(ExitCode.NOT_CHECKED)
