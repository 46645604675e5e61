"""`${X}`, `${X:-word}` and `$X` in a text: where they stand and what they ask for."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from config_lint.values.on_use import on_use

_start = on_use(r"\$\$|\\\$|\$\{|\$(?P<bare>[A-Za-z_][A-Za-z0-9_]*)")
_name = on_use(r"[A-Z_][A-Z0-9_]*(?=-)|[A-Za-z_](?:[A-Za-z0-9_.\-]|\[[^\]\s${}]*\])*")
"""A name, as far as it goes: in `${PORT-80}` the hyphen begins a default, in `${my-service.port}` it does not."""
_operator = on_use(r":?[-+?]|:|(?=\})")
_brace = on_use(r"[{}]")


class Asked(msgspec.Struct, frozen=True):
    """One reference in a text, between the offsets `start` and `end`.

    `operator` and `word` are what follows the name: `:-` and `-` give a default (`:` in Spring), `:+` and `+` another value, `:?`
    and `?` an error. `is_bare` is true for `$X`; `name` is empty for an escaped dollar sign.
    """

    start: int
    end: int
    name: str
    operator: str = ""
    word: str = ""
    is_bare: bool = False


LONGEST_KEPT = 1_000
"""Characters of a text whose references are kept: those of a fleet's services are mostly the same."""


def references(text: str) -> Sequence[Asked]:
    """The references in a text, outermost first and in order; those inside a `word` are left for whoever uses it.

    https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02,
    https://docs.docker.com/reference/compose-file/interpolation/,
    https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.property-placeholders
    """
    return _kept(text) if len(text) <= LONGEST_KEPT else tuple(_found(text))


@lru_cache(maxsize=1 << 13)
def _kept(text: str) -> tuple[Asked, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[Asked]:
    closing = _closing(text) if "${" in text else {}
    position = 0
    while match := _start.search(text, position):
        position = match.end()
        if match["bare"]:
            yield Asked(match.start(), position, match["bare"], is_bare=True)
        elif match.group() != "${":
            yield Asked(match.start(), position, "")
        elif found := _braced(text, match.start(), closing.get(match.start() + 1, 0)):
            position = found.end
            yield found


def _closing(text: str) -> dict[int, int]:
    """Where each brace that opens is closed, found in one pass: a text may be nothing but braces."""
    opened: list[int] = []
    closing: dict[int, int] = {}
    for brace in _brace.finditer(text):
        if brace.group() == "{":
            opened.append(brace.start())
        elif opened:
            closing[opened.pop()] = brace.start()
    return closing


def _braced(text: str, start: int, end: int) -> Asked | None:
    """The reference that `${` at `start` begins, whose brace closes at `end`; None for what is none (a shell's `${X%.*}`)."""
    name = _name.match(text, start + 2, end) if end else None
    operator = _operator.match(text, name.end()) if name else None
    if name is None or operator is None:
        return None
    return Asked(start, end + 1, name.group(), operator.group(), text[operator.end() : end])
