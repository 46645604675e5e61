"""One service in one environment: its settings, and what they mean."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from config_lint.domain.environment import Environment
from config_lint.domain.key import Key
from config_lint.domain.layer import Layer
from config_lint.domain.names import Names, names_of
from config_lint.domain.setting import Setting
from config_lint.domain.tested import Test, tested_of
from config_lint.domain.zones import Zones
from config_lint.values.location import Location, start_of
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret

if TYPE_CHECKING:
    from config_lint.models.service import ServiceModel
    from config_lint.values.url import Url

HIDDEN = frozenset((Secret, Reference))
WORDED = frozenset((str, *HIDDEN))


@dataclass(frozen=True, kw_only=True, eq=False)
class Service:
    """The typed view of one service in one environment, with the setting behind every value.

    `modelled` gives the model, `bound` maps canonical names (`database.host`) to the settings that gave it its values. `files`
    are those that feed the service, lowest layer first, `layers` what they said. `complete` is false where one of them could not
    be read, or where it is given settings by what is not here: then what seems absent may only be unread. `as_written` is true
    where nothing was put in the place of a reference.
    """

    name: str
    environment: Environment
    zones: Zones
    settings: tuple[Setting, ...]
    modelled: "Callable[[], ServiceModel]"
    bound: dict[str, Setting]
    files: tuple[str, ...]
    layers: tuple[Layer, ...]
    complete: bool
    as_written: bool

    @cached_property
    def model(self) -> "ServiceModel":
        """The values by what they mean."""
        return self.modelled()

    @cached_property
    def by_name(self) -> dict[tuple[str, str], Setting]:
        """The settings by (document, normalised name)."""
        return {(setting.document, setting.name): setting for setting in self.settings}

    @cached_property
    def by_canonical(self) -> dict[str, tuple[Setting, ...]]:
        """All settings that mean one well-known thing, by its name, in the order written: the items of a list, for instance."""
        found: dict[str, list[Setting]] = {}
        for setting in self.well_known:
            found.setdefault(setting.canonical, []).append(setting)
        return {name: tuple(settings) for name, settings in found.items()}

    @cached_property
    def by_location(self) -> dict[tuple[Location, str], Setting]:
        """The settings by the place of the deciding value, and their key as written there."""
        return {(setting.location, setting.key): setting for setting in self.settings}

    @cached_property
    def well_known(self) -> tuple[Setting, ...]:
        """The settings that mean something well-known, in the order written."""
        return tuple(setting for setting in self.settings if setting.canonical)

    @cached_property
    def names(self) -> Names:
        """The settings' names, one object for all services that have the same."""
        return names_of(tuple([setting.name for setting in self.settings]))

    def meaning(self, test: Test) -> Sequence[tuple[str, Setting]]:
        """What gives the model a value under a well-known name that passes a test, by that name; `test` is as for `named`."""
        places = self.meant.passing(test)
        if not places:
            return ()
        bound = tuple(self.bound.items())
        return [bound[at] for at in places]

    @cached_property
    def meant(self) -> Names:
        """The well-known names of what gives the model its values, one object for all services that have the same."""
        return names_of(tuple(self.bound))

    def named(self, test: Test) -> list[Setting]:
        """The settings whose name passes a test, in the order written."""
        settings = self.settings
        return [settings[at] for at in self.names.passing(test)]

    @cached_property
    def worded(self) -> tuple[Setting, ...]:
        """The settings whose value is a text, whether it is plain, a secret or kept elsewhere, in the order written."""
        return tuple([setting for setting in self.settings if setting.value.__class__ in WORDED])

    @cached_property
    def plain(self) -> tuple[Setting, ...]:
        """The settings whose value is a plain text, in the order written."""
        return tuple([setting for setting in self.worded if setting.value.__class__ is str]) if self.hidden else self.worded

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        values: list[Any] = [setting.value for setting in self.plain]
        texts = tuple(values)
        tested_of(self.zones).add(texts)
        return texts

    def saying(self, test: Test) -> Sequence[Setting]:
        """The settings whose plain text passes a test, in the order written; `test` is as for `named`."""
        texts = self._texts
        passed = tested_of(self.zones).passing(test)
        if not passed or passed.isdisjoint(texts):
            return ()
        return [setting for setting, text in zip(self.plain, texts, strict=True) if text in passed]

    def in_order(self, some: Sequence[Setting], others: Sequence[Setting]) -> Sequence[Setting]:
        """Both, of those that are worded, in the order written; each is in that order already."""
        if not others:
            return some
        wanted = {id(setting) for setting in (*some, *others)}
        return [setting for setting in self.worded if id(setting) in wanted]

    @cached_property
    def replaced(self) -> tuple[Setting, ...]:
        """The settings whose value is not what is written there: something was put in the place of a reference."""
        if self.as_written:  # nobody has to look at what is written
            return ()
        return tuple([setting for setting in self.settings if setting.chain[-1].entry.value is not setting.value])

    @cached_property
    def hidden(self) -> tuple[Setting, ...]:
        """The settings whose value is a secret or kept elsewhere, which are few, in the order written."""
        return tuple([setting for setting in self.worded if setting.value.__class__ in HIDDEN])

    @cached_property
    def secrets(self) -> tuple[Setting, ...]:
        """The settings whose value is a secret."""
        return tuple(setting for setting in self.hidden if isinstance(setting.value, Secret))

    @cached_property
    def urls(self) -> "tuple[tuple[Setting, Url], ...]":
        """Every setting that is a whole url, with the url taken apart.

        What does not parse is left to the rule about malformed ones.
        """
        from config_lint.values.url import parse  # a report on what was said before has no settings

        found: list[tuple[Setting, Url]] = []
        secrets = [setting for setting in self.secrets if isinstance(setting.value, Secret) and "://" in setting.value.shown]
        for setting in self.in_order(self.saying(_has_scheme), secrets):
            value = setting.value
            if isinstance(value, str | Secret):
                try:
                    found.append((setting, parse(value)))
                except ValueError:
                    continue
        return tuple(found)

    @cached_property
    def pair(self) -> tuple[str, str]:
        """(environment, service), as `affects` lists it."""
        return (self.environment.name, self.name)

    def home(self, name: Key = ()) -> Location:
        """Where a setting of that name would stand if it were written.

        At its deepest parent in the nearest layer, otherwise where the service's settings begin there, or at line 1.
        """
        for layer in reversed(self.layers):
            if layer.environment:
                return _deepest(layer, name)
        return _deepest(self.layers[-1], name) if self.layers else Location("", 1, 1, 1, 1)


def _has_scheme(text: str) -> bool:
    return "://" in text


def _deepest(layer: Layer, name: Key) -> Location:
    places = layer.located
    for length in range(max(len(name) - 1, 0), -1, -1):
        if name[:length] in places:
            return places[name[:length]]
    return start_of(layer.path)
