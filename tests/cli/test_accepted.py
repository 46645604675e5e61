import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from config_lint.cli.accepted import accepting
from config_lint.cli.app import app_of


def every_parameter(command: Any, context: typer.Context | None = None) -> Iterator[tuple[Any, Any]]:
    """Each parameter of each command, with a context that it can be asked in."""
    context = command.context_class(command, parent=context, info_name=command.name or "config-lint")
    yield from ((parameter, context) for parameter in command.get_params(context))
    for each in getattr(command, "commands", {}).values():
        yield from every_parameter(each, context)


def taken(parameter: Any, context: Any, value: Any) -> Any:
    """What a parameter makes of a value, or says of it."""
    try:
        made = parameter.get_runtime_param().coerce(value, param=parameter, ctx=context)
    except (typer.BadParameter, TypeError, ValueError) as error:
        return type(error), str(error)
    return type(made), made


VALUES = ["", "a", "-", "1", "0", "-1", "+1", "007", "1_000", "1e3", "²", "999", "1000", "true", ".", "nowhere/at all", "a,b"]


@pytest.mark.skipif(not hasattr(typer.core.TyperOption, "get_runtime_param"), reason="this Typer has no adapters")
def test_values_are_those_that_typer_would_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a").write_text("", encoding="utf-8")
    ours = list(every_parameter(accepting(typer.main.get_command(app_of()))))
    theirs = list(every_parameter(typer.main.get_command(app_of())))
    assert len(ours) == len(theirs) > 100
    for (our, our_context), (their, their_context) in zip(ours, theirs, strict=True):
        several = our.nargs != 1 or our.multiple
        for value in (None, *([[], VALUES[:3], (*VALUES,)] if several else [*VALUES, Path("a"), Path()])):
            assert taken(our, our_context, value) == taken(their, their_context, value), (our.name, value)


@pytest.mark.skipif(not hasattr(typer.core.TyperOption, "get_runtime_param"), reason="this Typer has no adapters")
def test_a_file_that_may_not_be_read_is_told_by_typer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    command = accepting(typer.main.get_command(app_of()))
    parameter, context = next(each for each in every_parameter(command) if each[0].name == "config")
    assert "not readable" in taken(parameter, context, str(tmp_path))[1]


def test_parameters_are_accepting_once_however_often_they_are_asked_for() -> None:
    command = accepting(typer.main.get_command(app_of()))
    assert [len(list(every_parameter(command))) for _ in range(3)] == [len(list(every_parameter(command)))] * 3
    (parameter, context), *_ = every_parameter(command)
    assert taken(parameter, context, None) == (type(None), None)


def test_what_has_no_adapters_is_left_as_it_is() -> None:
    class Older:
        """A parameter of Typer's before there were adapters."""

    class Command:
        """A command with one."""

        parameter = Older()

        def get_params(self, _context: object) -> list[Older]:
            return [self.parameter]

    command = accepting(Command())
    assert command.get_params(None) == [Command.parameter]
    assert vars(Command.parameter) == {}
