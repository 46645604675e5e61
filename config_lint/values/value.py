"""What one written value can be."""

from config_lint.values.empty import Empty
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret

type_names = {
    "str": "text",
    "int": "number",
    "float": "number",
    "bool": "boolean",
    "NoneType": "null",
    "Secret": "text",
    "Reference": "unknown",
    "Empty": "empty",
}

Value = str | int | float | bool | None | Secret | Reference | Empty


def type_of(value: Value) -> str:
    """The value's source type in words: text, number, boolean, null, empty, or unknown for what is kept elsewhere."""
    return type_names[type(value).__name__]


def shown(value: Value) -> str:
    """The value as a message may show it: never the text of a secret."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
