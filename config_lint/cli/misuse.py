"""A command line that cannot be parsed: what is wrong with it, and what was probably meant."""

from pathlib import Path
from typing import Any

ASIDE = {"version": "config-lint --version", "help": "config-lint --help", "-V": "config-lint --version"}
"""What people try, and what it is called here."""


def misuse(error: Exception) -> str:
    """What there is to say about it; empty for an exception that is about something else.

    It is told by what it can do: newer versions of Typer bring a copy of click, so that its classes have two names.
    """
    format_message = getattr(error, "format_message", None)
    if format_message is None:
        return ""
    kind, context = type(error).__name__, getattr(error, "ctx", None)
    option = getattr(error, "option_name", None)
    if kind == "NoSuchOption" and option and context:
        return _option(option, context)
    said = str(format_message()).strip().rstrip(".").replace(". Did you mean", ": did you mean")
    said = f"{said[:1].lower()}{said[1:]}"
    if kind == "MissingParameter" and context:
        pieces = (piece.strip("{}") for piece in context.command.collect_usage_pieces(context))
        return f"{said}; usage: {' '.join((context.command_path, *pieces))}"
    if said.startswith("no such command"):
        return _command(said, context)
    return said


def _option(option: str, context: Any) -> str:
    from config_lint.domain.usage import nearest, unknown

    known = [spelling for parameter in context.command.params for spelling in parameter.opts if spelling.startswith("--")]
    if option in ASIDE or (nearest(option, (*known, "--version")) == "--version" and "--version" not in known):
        return f'unknown option "{option}": did you mean "{ASIDE.get(option, "config-lint --version")}"?'
    return str(unknown("option", option, known))


def _command(said: str, context: Any) -> str:
    """The command that was meant, those that there are, or the option that takes what looks like a folder."""
    name = said.split("'")[1] if said.count("'") > 1 else ""
    if name in ASIDE:
        return f"{said}: did you mean '{ASIDE[name]}'?"
    if is_path(name):
        return f"{said}, and it is a path: config-lint check --root {name} checks a folder"
    if "did you mean" in said or context is None:
        return said
    return f"{said}: there is {', '.join(context.command.list_commands(context))}"


def is_path(name: str) -> bool:
    """Whether a name can only be a path: names of commands and environments have no slash and no ending."""
    return name in (".", "..") or "/" in name or "\\" in name or (bool(Path(name).suffix) and Path(name).exists())
