"""Which of two values may not come after the other on the way to production."""

from config_lint.domain.setting import Setting
from config_lint.equivalence.expectation import expected
from config_lint.equivalence.meaning import meaning_of
from config_lint.values import level
from config_lint.values.level import Level
from config_lint.values.quantity import Incomparable

MEASURES = frozenset(("boolean", "cpu", "duration", "number", "ratio", "size"))
"""What has a measure, as `meaning_of` calls it."""


def grows(earlier: Setting, later: Setting) -> bool | None:
    """Whether the later value is larger (noisier, for log levels); False where it is smaller, None where nobody can tell.

    Values of different units, or of none where the other has one, are not compared.
    """
    one, other = _level(earlier), _level(later)
    if one is not None and other is not None:
        try:
            return None if one == other else other < one
        except Incomparable:
            return None
    kind, measure = meaning_of(earlier.value, earlier.name, earlier.canonical)
    others_kind, others = meaning_of(later.value, later.name, later.canonical)
    if kind != others_kind or kind not in MEASURES or measure == others:
        return None
    if isinstance(measure, tuple) and isinstance(others, tuple):  # a size, whose unit may have two readings
        return others[1] > measure[1] if measure[0] == others[0] else None
    return others > measure if isinstance(measure, int | float) and isinstance(others, int | float) else None


def may_grow(setting: Setting) -> bool | None:
    """The direction that a kind of setting has towards production: verbosity never grows, scale never shrinks.

    None for any other kind: it may have either, as long as it keeps it.
    """
    if _level(setting) is not None:
        return False
    kind = expected(setting)
    if kind is None or kind.kind not in ("verbosity", "scale"):
        return None
    return kind.kind == "scale"


def _level(setting: Setting) -> Level | None:
    """A log level, where the name says that it is one."""
    kind = expected(setting)
    if kind is None or kind.kind != "verbosity" or not isinstance(setting.value, str):
        return None
    try:
        return level.parse(setting.value)
    except ValueError:
        return None
