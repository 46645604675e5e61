"""What a plain YAML scalar means: the types of YAML 1.1 as PyYAML's safe loader resolves them, but for dates, which stay text.

The types: https://yaml.org/type/
"""

from functools import lru_cache
from typing import TypeVar

from config_lint.text.limits import LONGEST_NUMBER
from config_lint.values.on_use import on_use
from config_lint.values.value import Value

_Number = TypeVar("_Number", int, float)

standard = "tag:yaml.org,2002:"

_words: dict[str, tuple[Value, str]] = {
    "true": (True, "true yes on"),
    "false": (False, "false no off"),
    "null": (None, "null ~"),
}
_constants: dict[str, tuple[Value, str]] = {
    spelling: (value, "" if spelling == name else spelling)
    for name, (value, words) in _words.items()
    for word in words.split()
    for spelling in (word, word.capitalize(), word.upper())
} | {"": (None, "")}

_int = on_use(r"[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*(?::[0-5]?[0-9])*|0x[0-9a-fA-F_]+)")
_float = on_use(
    r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|\.(?:inf|Inf|INF))"
    r"|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|\.(?:nan|NaN|NAN)"
)
_of_constants = "yYnNtTfFoO~"
_of_numbers = "-+.0123456789"
resolvable = _of_constants + _of_numbers
"""A plain scalar that begins with none of these (nor is empty) is the text that it says."""


def implicit(source: str) -> tuple[Value, str]:
    """The value of a plain scalar without a tag, and its source where that says more than the value."""
    first = source[:1]
    if first in _of_constants:  # the empty text as well
        return _constants.get(source) or (source, "")
    if first in _of_numbers:
        if first != "0" and source.isdigit() and source.isascii() and len(source) <= LONGEST_NUMBER:
            return int(source), ""  # as most numbers are
        return _number(source)
    return source, ""


@lru_cache(maxsize=4096)
def _number(source: str) -> tuple[Value, str]:
    value: Value = source
    try:
        if len(source) > LONGEST_NUMBER:
            return source, ""
        if _int.fullmatch(source):
            value = _integer(source)
        elif _float.fullmatch(source):
            value = _decimal(source)
    except ValueError:  # `0x_`
        return source, ""
    return value, "" if value is source or repr(value) == source else source


def explicit(tag: str, source: str) -> tuple[Value, str]:
    """The value of a scalar with a standard tag, given without its prefix; a text that the tag does not fit stays a text.

    `!!binary` is not decoded: its value is the base64 text without white space.
    """
    if tag == "binary":
        return "".join(source.split()), ""
    if tag == "null":
        return None, ""
    if tag == "bool":
        found = _constants.get(source.lower(), (source, ""))[0]
        return (found, "" if source in {"true", "false"} else source) if isinstance(found, bool) else (source, "")
    if tag not in {"int", "float"}:
        return source, ""
    value, _ = _number(source)
    if not isinstance(value, (int, float)):
        return source, ""
    converted = float(value) if tag == "float" else value
    return converted, "" if repr(converted) == source else source


def _integer(source: str) -> int:
    digits = source.replace("_", "")
    sign = -1 if digits[0] == "-" else 1
    digits = digits.lstrip("+-")
    if digits.startswith("0b"):
        return sign * int(digits, 2)
    if digits.startswith("0x"):
        return sign * int(digits, 16)
    if ":" in digits:
        return sign * _sexagesimal([int(part) for part in digits.split(":")])
    return sign * int(digits, 8 if digits[0] == "0" else 10)


def _decimal(source: str) -> float:
    digits = source.replace("_", "").lower()
    sign = -1 if digits[0] == "-" else 1
    digits = digits.lstrip("+-")
    if digits in {".inf", ".nan"}:
        return sign * float(digits[1:])
    if ":" in digits:
        return sign * _sexagesimal([float(part) for part in digits.split(":")])
    return sign * float(digits)


def _sexagesimal(parts: list[_Number]) -> _Number | int:
    """Numbers to the base of sixty, as in `1:30:00`."""
    total: _Number | int = 0
    for power, part in enumerate(reversed(parts)):
        total = total + part * 60**power
    return total
