"""Nouns of one kind, field by field: what looks at one field of many takes less time than what looks at each of them."""

from collections.abc import Iterable
from typing import Any

import msgspec


def columns(each: Iterable[msgspec.Struct], count: int) -> tuple[tuple[Any, ...], ...]:
    """The fields of structs of one type, in the order of their definition: one tuple a field, of which there are `count`."""
    return tuple(zip(*map(msgspec.structs.astuple, each), strict=True)) or ((),) * count
