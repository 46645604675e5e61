"""What `|` and `is` can do in a rule: the functions of our own."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from config_lint.domain.readable import Absent, NotEvaluated, Readable, attribute_of
from config_lint.values.value import shown

LONGEST_SHOWN = 200
"""Characters of one value that a message shows, at the most."""

MOST_DIGITS = 20
"""Decimal places that `round` takes, either way."""

Word = Callable[..., Any]


def strict(function: Word) -> Word:
    """The filter or test, which would otherwise take the words for what is absent for a text."""

    @wraps(function)
    def asked(*arguments: Any, **named: Any) -> Any:
        for argument in arguments:
            if isinstance(argument, Absent):
                raise NotEvaluated(argument.text)
        return function(*arguments, **named)

    return asked


def finalised(value: Any) -> str:
    """A value as a message shows it: never long, and with nothing in it that a terminal would obey."""
    text = shown(value) if value is None or isinstance(value, bool) else str(value)
    start = text[: LONGEST_SHOWN + 1]
    clean = start
    if not start.isprintable():
        clean = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in start)
    return clean if len(text) <= LONGEST_SHOWN else f"{clean[:LONGEST_SHOWN]}…"


def _is_set(value: Any) -> bool:
    return value.is_set if isinstance(value, Absent | Readable) else True


def _is_known(value: Any) -> bool:
    return value.is_set if isinstance(value, Readable) else not isinstance(value, Absent)


def _matching(value: Any, pattern: str) -> bool:
    return re.search(pattern, str(value)) is not None


def _under(path: Any, other: Any) -> bool:
    """Whether a path is another one, or lies below it: `/api/v1` is under `/api`, and `/apis` is not."""
    inner, outer = (str(each).strip("/") for each in (path, other))
    return inner == outer or not outer or inner.startswith(f"{outer}/")


def _measured(unit: str) -> Word:
    def measure(value: Any) -> Any:
        found = attribute_of(value, unit)
        if isinstance(found, Absent):
            raise NotEvaluated(found.text)
        return found

    return measure


def _round(value: Any, digits: int = 0) -> Any:
    return round(value, max(-MOST_DIGITS, min(digits, MOST_DIGITS)))


def _words(texts: Any) -> str:
    return ", ".join(str(text) for text in texts)


OUR_FILTERS: dict[str, Word] = {
    "seconds": strict(_measured("seconds")),
    "bytes": strict(_measured("bytes")),
    "round": strict(_round),
    "words": strict(_words),
}

OUR_TESTS: dict[str, Word] = {
    "set": _is_set,
    "known": _is_known,
    "matching": strict(_matching),
    "under": strict(_under),
}
