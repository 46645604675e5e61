"""The commands, and what stands before them."""

from typing import Annotated

import typer

from config_lint import __version__
from config_lint.cli import baseline, cache, rules
from config_lint.cli.check import check
from config_lint.cli.diff import diff
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.explain import explain
from config_lint.cli.graph import graph
from config_lint.cli.init import init
from config_lint.cli.show import show
from config_lint.cli.snapshot import snapshot
from config_lint.cli.streams import say
from config_lint.cli.suggest import suggest

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"config-lint {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")]


BEGINNING = "Begin in your repository with `config-lint init`, which recognises its layout, and then `config-lint check`."


@app.callback(invoke_without_command=True, epilog=BEGINNING)
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


app.command()(check)
app.command()(diff)
app.command()(show)
app.command()(explain)
app.command()(graph)
app.command()(init)
app.command()(snapshot)
app.command()(suggest)
app.add_typer(baseline.app, name="baseline")
app.add_typer(cache.app, name="cache")
app.add_typer(rules.app, name="rules")
