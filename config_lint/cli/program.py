"""The program: one place where whatever goes wrong becomes a line and an exit code."""

import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import typer

from config_lint.cli.accepted import accepting
from config_lint.cli.app import COMMANDS, GROUPS, app_of
from config_lint.cli.exit_code import ExitCode
from config_lint.cli.misuse import misuse
from config_lint.cli.streams import say

package = Path(__file__).parent.parent


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of a command line, given without the program's name; None means that of the process."""
    with Outcome() as outcome:
        returned = _command(_named(arguments)).main(arguments, prog_name="config-lint", standalone_mode=False)
        outcome.code = returned if isinstance(returned, int) else ExitCode.CLEAN
    return outcome.code


def _named(arguments: Sequence[str] | None) -> str:
    """The command that comes first in a command line; empty where none does, or a shell asks how the line could go on."""
    first, *_ = [*(sys.argv[1:] if arguments is None else arguments), ""]
    return first if first in (*COMMANDS, *GROUPS) and "_CONFIG_LINT_COMPLETE" not in os.environ else ""


@cache
def _command(only: str) -> Any:
    """The commands, or the only one that is needed, put together once, however often a process runs them."""
    return accepting(typer.main.get_command(app_of((only,)) if only else app_of()))


class Outcome:
    """How a command ended. What it raised is told in one line on standard error.

    Neither a traceback nor the text of a foreign exception is ever shown: both could hold a value.
    """

    code: int = ExitCode.CLEAN

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None) -> bool:
        if error is None:
            return True
        from config_lint.domain.usage import UsageError

        match error:
            case KeyboardInterrupt() | typer.Abort():
                self.code = ExitCode.INTERRUPTED
                return True
            case UsageError():
                told = str(error)
            case OSError():
                told = f"{error.filename}: {error.strerror}" if error.filename else f"the system says: {error.strerror}"
            case MemoryError():
                told = "there is not enough memory: check fewer files at a time, with --root or `exclude`"
            case Exception():
                told = misuse(error) or _bug(error)
            case _:
                return False
        say(*f"config-lint: error: {told}".splitlines())
        self.code = ExitCode.NOT_CHECKED
        return True


def _bug(error: Exception) -> str:
    """What to report: the kind of exception, and the last place of ours, or of a third party's plug-in, that it came through."""
    from config_lint.discovery import plugin_of

    place = ""
    step = error.__traceback__
    while step is not None:
        file = Path(step.tb_frame.f_code.co_filename)
        if file.is_relative_to(package):
            place = f" in {file.relative_to(package).as_posix()}:{step.tb_lineno}"
        elif plugin := plugin_of(step.tb_frame.f_globals.get("__name__", "")):
            what = f"unexpected {type(error).__name__} in {plugin}"
            return f"{what}, at {file.name}:{step.tb_lineno}: mend, upgrade or uninstall it"
        step = step.tb_next
    return f"unexpected {type(error).__name__}{place}: this is a bug of config-lint, please report it with this line"
