"""What an expression reads before anything else, told without making the expression, which takes longer than most checks do."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from config_lint.domain.readable import Absent, Readable
from config_lint.models.section import Section, fields_of, holds_several, section_type
from config_lint.values.on_use import on_use

_lead = on_use(
    r"([a-z]+)((?:\.[a-z_]+)+)(?![\w.(\[])"  # a name with dots, whole
    r"(?: is (set|known)(?= and |$))?(?! is (?:set|known|not)\b)(.*)",
    re.DOTALL,
)


class Lead(msgspec.Struct, frozen=True):
    """The dotted name at the very beginning of an expression; `asks` is true where all that is asked is whether it is there."""

    root: str
    path: tuple[str, ...]
    asks: bool

    def settles(self, variables: dict[str, Any]) -> bool:
        """Whether the name is not set, so that nothing after it is looked at."""
        value = variables.get(self.root)
        for step in self.path:
            if not isinstance(value, Readable):
                return False
            value = value.look(step)
        return isinstance(value, Absent) and not value.is_set

    def is_absent_in(self, section: Section) -> bool:
        """The same, told from the section that stands behind the name's root."""
        value: Any = section
        for step in _declared(type(section), self.path):
            value = getattr(value, step)
            if value is None:
                return True
        return False

    def reader(self, kind: type[Section], parts: str) -> Callable[[str], bool] | None:
        """Tells whether a well-known name gives a value to what is read: where none of a service's does, it is not set.

        `kind` is the section behind the name's root, `parts` what a service holds several of these as, empty for its model. None
        where names do not tell it: of what holds several, which is there though empty, and of an engine, which needs no setting.
        """
        path = _declared(kind, self.path)
        for step in path[:-1]:
            kind = section_type(kind, step) or kind
        if not path or path[-1] == "engine" or holds_several(kind, path[-1]):
            return None
        end = f"{'.'.join(path)}."

        def is_read(name: str) -> bool:
            first, _, rest = f"{name}.".partition(".")
            if not parts:
                return f"{name}.".startswith(end)
            return rest.startswith(end) if first == self.root else first == parts and f".{end}" in rest

        return is_read


@cache
def _declared(kind: type[Section], path: tuple[str, ...]) -> tuple[str, ...]:
    """The beginning of a path that leads from section to section, and to one field more."""
    for index, step in enumerate(path):
        if step not in fields_of(kind):
            return path[:index]
        inner = section_type(kind, step)
        if inner is None:
            return path[: index + 1]
        kind = inner
    return path


def lead_of(text: str) -> Lead | None:
    """None where the expression begins with anything else, or where something else is looked at first."""
    found = _lead.match(text.strip())
    if found is None or " if " in text:
        return None
    return Lead(found[1], tuple(found[2].strip(".").split(".")), asks=found[3] is not None)
