"""Values of parameters that are right as they are.

From version 0.29 on, Typer asks an adapter of pydantic's to make each value what its parameter is annotated with, even where
there is none. Those adapters load most of pydantic, which takes longer than everything else before a command begins. What is
plainly right is accepted here without one; everything else is left to Typer, which tells people what is wrong with it.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


def accepting(command: Any) -> Any:
    """The command as Typer made it, and each below it, with parameters that ask for an adapter only where one is needed."""
    parameters = command.get_params
    command.get_params = lambda context: [_accepting(parameter) for parameter in parameters(context)]
    for each in getattr(command, "commands", {}).values():
        accepting(each)
    return command


def _accepting(parameter: Any) -> Any:
    adapter = getattr(parameter, "get_runtime_param", None)  # older ones have none, and need none
    if adapter is not None and not isinstance(getattr(adapter, "__self__", None), _Plain):
        parameter.get_runtime_param = _Plain(parameter.type_descriptor.annotation, adapter).itself
    return parameter


class _Plain:
    """What makes a value of a parameter, in place of an adapter."""

    def __init__(self, annotation: Any, adapter: Callable[[], Any]) -> None:
        self._take = _takers.get(annotation, _nothing)
        self._adapter = adapter

    def itself(self) -> "_Plain":
        """Whoever asks for an adapter gets this."""
        return self

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value, where there is none or it is right; otherwise whatever Typer makes of it, or says."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        for taken in self._take(value):
            return taken
        return self._adapter().coerce(value, param=param, ctx=ctx)


def _text(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value


def _texts(value: Any) -> Iterator[list[str]]:
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        yield list(value)


def _number(value: Any) -> Iterator[int]:
    """A number that is one wherever numbers are asked for: none of our parameters has a limit beyond these."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and 0 < int(value) < _many:
        yield int(value)


def _path(value: Any) -> Iterator[Path]:
    if os.access(value, os.R_OK):
        yield Path(value)


def _nothing(_value: Any) -> Iterator[Any]:
    return iter(())


_many = 1_000
_takers: dict[Any, Callable[[Any], Iterator[Any]]] = {str: _text, list[str]: _texts, int: _number, Path: _path}
