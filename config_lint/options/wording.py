"""What pydantic finds wrong with the options, in one clear line."""

from typing import Any, get_args

import msgspec
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from config_lint.domain.key import item, render
from config_lint.domain.usage import UsageError, nearest
from config_lint.options.model import OptionsTable, Origin, Position, Table

wanted = {
    "string_type": "a text in quotes",
    "string_too_short": "a text that is not empty",
    "tuple_type": "a list",
    "bool_type": "true or false",
    "dict_type": "a table",
    "model_type": "a table",
    "date_type": "a date such as 2027-03-31",
    "date_parsing": "a date such as 2027-03-31",
    "date_from_datetime_parsing": "a date such as 2027-03-31",
    "date_from_datetime_inexact": "a date such as 2027-03-31, without a time",
}


def usage_error(error: ValidationError, origin: Origin) -> UsageError:
    """The first fault in the order of the file, and how many there are besides."""
    faults = sorted((origin.location_of(*fault["loc"]), _words(fault)) for fault in error.errors(include_url=False))
    location, message = faults[0]
    others = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return UsageError(f"{message}{others}", location)


def _words(fault: ErrorDetails) -> str:
    kind, position = fault["type"], fault["loc"]
    if kind == "extra_forbidden":
        return _unknown_key(position)
    if kind == "missing":
        return f'{_shown(position[:-1])} needs "{position[-1]}"'
    name = _shown(position)
    if kind == "literal_error":
        return f"{name} must be {_choice(fault)}"
    if kind == "value_error":
        return f"{name} {fault['ctx']['error']}"
    if kind in wanted:
        return f"{name} must be {wanted[kind]}"
    return f"{name}: {fault['msg'].lower()}"


def _choice(fault: ErrorDetails) -> str:
    choices = str(fault["ctx"]["expected"]).replace("'", "")
    given = fault["input"]
    if not isinstance(given, str):
        return choices
    meant = nearest(given, choices.replace(" or ", ", ").split(", "))
    return f'{choices}, not "{given}"' + (f': did you mean "{meant}"?' if meant else "")


def _unknown_key(position: Position) -> str:
    *table, key = position
    inside = f" in {_shown(tuple(table))}" if table else ""
    known = [field.encode_name for field in msgspec.structs.fields(_table_at(position))]
    meant = nearest(str(key), known)
    return f'unknown key "{key}"{inside}: ' + (f'did you mean "{meant}"?' if meant else f"known: {', '.join(known)}")


def _table_at(position: Position) -> type[Table]:
    """The table that a key stands in; tables lie one level deep, in a mapping or a list."""
    if len(position) == 1:
        return OptionsTable
    field = next(field for field in msgspec.structs.fields(OptionsTable) if field.encode_name == position[0])
    inner: tuple[Any, ...] = get_args(field.type)
    return next(kind for kind in inner if isinstance(kind, type) and issubclass(kind, Table))


def _shown(position: Position) -> str:
    return render(tuple(item(part) if isinstance(part, int) else part for part in position))
