"""What expressions may look into, and what happens where nothing is there to see."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any


class NotEvaluated(Exception):
    """An expression read what is absent or unknown: the element can be neither good nor bad."""


class Misuse(Exception):
    """An expression or a message that a rule may not have.

    `line` is its line within the text; `parameter` the rule's parameter that holds the text, where a check knows.
    """

    def __init__(self, reason: str, line: int = 1, parameter: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.parameter = parameter


class Readable(ABC):
    """An object that answers for the names it declares."""

    __slots__ = ()

    @abstractmethod
    def look(self, name: str) -> Any:
        """The value of that name; raises `Misuse` for a name it does not have."""

    @property
    def is_set(self) -> bool:
        """Whether there is anything behind it: what `is set` asks."""
        return True


class Absent:
    """What is not set, or set but unknown. It can be asked whether it is set or known; any other use ends the evaluation."""

    def __init__(self, text: str, *, is_set: bool) -> None:
        self.text = text
        self.is_set = is_set

    def _refuse(self, *_: object) -> Any:
        raise NotEvaluated(self.text)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __bool__ = __iter__ = __len__ = __contains__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__ = __rsub__ = _refuse
    __truediv__ = __rtruediv__ = __neg__ = __pos__ = __abs__ = __int__ = __float__ = __getitem__ = _refuse
    __hash__ = object.__hash__

    def __str__(self) -> str:
        return self.text


def attribute_of(value: Any, name: str) -> Any:
    """What a dot means: a name that the value declares, never a Python internal. Raises `Misuse` for any other name."""
    if isinstance(value, Readable):
        return value.look(name)
    if isinstance(value, Absent):
        raise NotEvaluated(value.text)
    if isinstance(value, Mapping) and not name.startswith("_"):
        return value[name] if name in value else Absent("nothing", is_set=False)
    kind: type[object] = type(value)
    if kind.__module__.startswith("config_lint.values.") and name in declared(kind):
        found = getattr(value, name)
        return Absent("nothing", is_set=False) if found is None else found
    message = f"{kind.__name__.lower()} has no {name!r}"
    raise Misuse(message)


_declared: dict[type[object], frozenset[str]] = {}


def declared(kind: type[object]) -> frozenset[str]:
    """The names that a value's class shows: fields and properties, no methods, nothing that begins with an underscore."""
    if kind in _declared:
        return _declared[kind]
    fields = {name for name in getattr(kind, "__struct_fields__", ()) if not name.startswith("_")}
    fields.update(name for name in dir(kind) if not name.startswith("_") and isinstance(getattr(kind, name), property))
    return _declared.setdefault(kind, frozenset(fields))
