"""Defaults of interpolations whose names say that they are secret: `${DB_PASSWORD:-hunter2}`."""

from collections.abc import Iterator

from config_lint.values.harmless import is_harmless
from config_lint.values.on_use import on_use
from config_lint.values.secret_keys import Naming, naming

_opening = on_use(
    r"\$\{(?P<name>[A-Z_][A-Z0-9_]*(?=-)|[A-Za-z_][\w.-]*(?:\[[^\]\s${}]*\])?)"
    r"(?P<operator>:?[-=]|:(?![+?]|-?\d+:-?\d+\}))"
)
"""Up to where the default begins. `:` alone is Spring's; `${X:0:3}` is a piece of X."""

_brace = on_use(r"[{}]")


def secret_defaults(text: str) -> Iterator[tuple[int, int]]:
    """Where such defaults stand: pairs of first and last (exclusive) index, in order, the outermost of nested ones."""
    end = 0
    for opening in _opening.finditer(text):
        if opening.start() < end:
            continue
        said = naming((opening["name"],))
        if said is None or (opening["operator"] == ":" and said is Naming.SECRET_OR_NAME):
            continue
        stop = _closed(text, opening.end())
        if stop > opening.end() and not is_harmless(text[opening.end() : stop], said):
            yield opening.end(), stop
            end = stop


def _closed(text: str, start: int) -> int:
    """The index of the brace that closes what was opened before `start`; the end of the text where none does."""
    depth = 1
    for brace in _brace.finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.start()
    return len(text)
