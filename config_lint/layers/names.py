"""Which setting of a service answers to a name."""

from collections.abc import Callable, Sequence
from functools import cache, cached_property

from config_lint.domain.setting import Setting
from config_lint.values.on_use import on_use
from config_lint.values.spelling import OneEditApart

_separators = on_use(r"[^a-z0-9]+")
_item_value = on_use(r".*\[([^\]]+)\]\.value")
_capitals = on_use(r".*[.\]]([A-Z_][A-Z0-9_]+)")
_listed = r"(?i:(?:extra_?)?(?:env|envs|environment)(?:_?variables|_?vars)?|variables|vars)"
_variable = on_use(rf"(?:.*[.\]])?{_listed}(?:\[[^\]]*\])?\.([A-Z_][A-Z0-9_]+)")

SHORTEST_NEAR = 5
"""Letters of a name, at least, for another one to be taken for a misspelling of it."""

Table = dict[tuple[str, str], int]
"""(document, name) to a setting's place in the list; the document is empty for "in any of them"."""


@cache
def relaxed(name: str) -> str:
    """The name without case and separators: `database.host`, `DATABASE_HOST` and `databaseHost` are one."""
    return _separators.sub("", name.lower())


@cache
def variable_of(name: str) -> str:
    """The variable that a setting is, where variables are listed: X for `env[X].value` and `chart.env.X`; otherwise empty."""
    variable = _item_value.fullmatch(name) or _variable.fullmatch(name)
    return variable[1] if variable else ""


class Names:
    """The names of one service's settings, as they are written and relaxed."""

    def __init__(self, settings: Sequence[Setting]) -> None:
        self._settings = settings

    def find(self, name: str, asking: Setting | None = None) -> int | None:
        """The place of the setting that a name means: the same name first, then the same words; the asking one's document first.

        The asking one does not answer itself: `PATH=$PATH:/opt` means what surrounds the service.
        """
        documents = (asking.document, "") if asking else ("",)
        for form in (str, relaxed):
            table = self._exact if form is str else self._relaxed
            for document in documents:
                index = table.get((document, form(name)))
                if index is not None and self._settings[index] is not asking:
                    return index
        return None

    def mentions(self, name: str) -> bool:
        """Whether some key ends in that name without being known as a variable.

        `secrets: {orders-db: {DB_PASSWORD: password}}` says that the variable is set, and not what it is set to.
        """
        return relaxed(name) in self._mentioned

    def near(self, name: str) -> str:
        """The name one edit away that was probably meant; empty where there is none, or where names are too short to tell."""
        if len(name) < SHORTEST_NEAR:
            return ""
        found = self._neighbours.of(name.lower())
        return min((self._lowered[each] for each in found), default=(0, ""))[1]

    @cached_property
    def _lowered(self) -> dict[str, tuple[int, str]]:
        """Names in lower case, each with its place and how it is written first."""
        lowered: dict[str, tuple[int, str]] = {}
        for index, (_, known) in enumerate(self._exact):
            lowered.setdefault(known.lower(), (index, known))
        return lowered

    @cached_property
    def _neighbours(self) -> OneEditApart:
        return OneEditApart(self._lowered)

    @cached_property
    def _mentioned(self) -> frozenset[str]:
        return frozenset(relaxed(match[1]) for setting in self._settings if (match := _capitals.fullmatch(setting.name)))

    @cached_property
    def _exact(self) -> Table:
        return self._table(str)

    @cached_property
    def _relaxed(self) -> Table:
        """Only made where an exact name is not found."""
        return self._table(relaxed)

    def _table(self, form: Callable[[str], str]) -> Table:
        """Names in one form; of several settings the first, and a setting's own name before the variable that it is."""
        names: Table = {}
        for index, setting in enumerate(self._settings):
            name = form(setting.name)
            names.setdefault((setting.document, name), index)
            names.setdefault(("", name), index)
        for index, setting in enumerate(self._settings):
            if variable := variable_of(setting.name):
                names.setdefault((setting.document, form(variable)), index)
                names.setdefault(("", form(variable)), index)
        return names
