"""Where output will be seen: how wide it is, in which characters, and whether in colour."""

import os
import sys
from collections.abc import Mapping
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from config_lint.reporters.reporter import Display

width_elsewhere = 100
"""Columns of what goes to a file or a pipe, so that it does not depend on the window it was started from."""


def display_for(
    stream: TextIO | None, colour: str, *, show_suppressed: bool = False, detailed: bool = False, summary: bool = True
) -> "Display":
    """How to draw for standard output, or, without a stream, for a file: in UTF-8 and without colour."""
    from config_lint.reporters.reporter import Display

    return Display(
        width=width_of(stream),
        colour=stream is not None and in_colour(colour, os.environ, terminal=is_terminal(stream)),
        encoding=(stream.encoding or "ascii") if stream is not None else "utf-8",
        show_suppressed=show_suppressed,
        detailed=detailed,
        summary=summary,
    )


def width_of(stream: TextIO | None) -> int:
    """The columns there are: those of the terminal, or what the variable COLUMNS says; in a file, always the same number."""
    if stream is not None and (is_terminal(stream) or os.environ.get("COLUMNS", "").isdecimal()):
        return get_terminal_size((width_elsewhere, 24)).columns
    return width_elsewhere


def in_colour(choice: str, variables: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to colour: `always`, `never` or `auto`; for `auto` alone environment variables count, if not empty.

    Sources: https://no-color.org, https://force-color.org, https://bixense.com/clicolors
    """
    if choice != "auto":
        return choice == "always"
    if variables.get("NO_COLOR"):
        return False
    if variables.get("FORCE_COLOR") or variables.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return terminal and variables.get("TERM") != "dumb" and _understands(variables)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody looks at it directly."""
    return stream is not None and not stream.closed and stream.isatty()


def _understands(variables: Mapping[str, str]) -> bool:
    """Of the consoles of Windows, those that are known to turn escape sequences into colours."""
    return sys.platform != "win32" or any(name in variables for name in ("WT_SESSION", "TERM_PROGRAM", "ANSICON", "TERM"))
