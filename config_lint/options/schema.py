"""The options' tables as models of pydantic's, which tell all that is wrong with a file at once, and where.

They are made of the tables themselves, and only for a file that is no good.
"""

import re
from collections.abc import Mapping
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from pydantic import AfterValidator, BaseModel, ConfigDict, StrictBool, StringConstraints, create_model

from config_lint.options.model import OptionsTable, Table


def validated(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data in the form that the tables take. Raises pydantic's `ValidationError`."""
    return _model(OptionsTable).model_validate(data).model_dump(by_alias=True, exclude_unset=True)


@cache
def _model(table: type[Table]) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    names: dict[str, str] = {}
    for field in msgspec.structs.fields(table):
        names[field.name] = field.encode_name
        fields[field.name] = (_accepted(field.type), ...) if field.required else (_accepted(field.type), None)
    config = ConfigDict(extra="forbid", alias_generator=names.__getitem__)
    return create_model(table.__name__, __config__=config, **fields)


def _accepted(kind: Any) -> Any:
    """What pydantic calls a type of a field."""
    if isinstance(kind, type) and issubclass(kind, Table):
        return _model(kind)
    if kind is bool:
        return StrictBool
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return Annotated[(inner[0], *(part for meta in inner[1:] for part in _constraints(meta)))]
    if origin in (Union, UnionType):
        return reduce(or_, map(_accepted, inner))
    if origin in (tuple, dict):
        return origin[tuple(map(_accepted, inner))]
    return kind


def _constraints(meta: msgspec.Meta) -> list[Any]:
    found: list[Any] = []
    if meta.min_length is not None:
        found.append(StringConstraints(min_length=meta.min_length))
    if meta.pattern is not None:
        found.append(AfterValidator(_Matching(meta.pattern, meta.description or "")))
    return found


class _Matching:
    """Raises `ValueError`, with what must be, for a text that a pattern does not find."""

    def __init__(self, pattern: str, must: str) -> None:
        self._pattern = re.compile(pattern)
        self._must = must

    def __call__(self, text: str) -> str:
        if not self._pattern.search(text):
            raise ValueError(self._must)
        return text
