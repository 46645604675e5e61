"""`placeholder-free`: nothing that is deployed still has to be written."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import ClassVar

from config_lint.checks.tiers import TierName, tiers
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import NOT_EVALUATED, PASSED, Outcome, Related, Violation
from config_lint.values.location import Location
from config_lint.values.placeholder import has_placeholder, says_where
from config_lint.values.secret import Secret
from config_lint.values.value import Value
from config_lint.values.words import words


class PlaceholderFreeParameters(Parameters, frozen=True):
    """`in_tiers` are the tiers that are looked at.

    `built` are words of keys whose values a build or a release writes, and `prose` those of texts that people read.
    """

    in_tiers: tuple[TierName, ...] = ("staging", "production")
    built: frozenset[str] = frozenset()
    prose: frozenset[str] = frozenset()


class PlaceholderFree(Check[PlaceholderFreeParameters, Fleet]):
    """Only the value that counts is looked at; an element is a text.

    The variant `inherited` is for placeholders that come from a layer of every environment: there they may only say that a value
    is to come, from wherever the service is deployed. Those of one file are one violation. A name in angle brackets that stands
    in many places is a template's marker: something fills it in; so is a secret that every environment has a placeholder for.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    parameters_type = PlaceholderFreeParameters

    def __init__(self, parameters: PlaceholderFreeParameters) -> None:
        super().__init__(parameters)
        self.tiers = tiers(parameters.in_tiers)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """Texts and secrets in the order written; what is inherited comes last, a file at a time."""
        found: list[Setting] = []
        for service in group.services:
            if service.environment.tier in self.tiers:
                secrets = [setting for setting in service.secrets if _is_placeholder(setting.value)]
                placeholders = service.in_order(service.saying(has_placeholder), secrets)
                yield from repeat(PASSED, len(service.plain) + len(service.secrets) - len(placeholders))
                for setting in placeholders:
                    if not (self._is_prose(setting) or _is_brought(setting)):
                        if self._comes_later(setting, service):
                            yield NOT_EVALUATED
                        else:
                            found.append(setting)
        markers = _markers(found)
        settled: dict[Name, bool] = {}
        inherited: dict[str, list[Setting]] = {}
        for setting in found:
            is_marker = isinstance(setting.value, str) and setting.value in markers
            if is_marker or (isinstance(setting.value, Secret) and _is_custom(setting, group, settled)):
                yield NOT_EVALUATED
            elif setting.owner:
                yield Violation(place_of(setting), {"value": setting.value})
            else:
                inherited.setdefault(setting.location.path, []).append(setting)
        yield from map(_of_one_file, inherited.values())

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees placeholders."""
        return altered.looks_alike(_seen)

    def _is_prose(self, setting: Setting) -> bool:
        return not self.parameters.prose.isdisjoint(words(setting.name))

    def _comes_later(self, setting: Setting, service: Service) -> bool:
        """Whether something fills it in: a build, what the placeholder names, a file that could not be read.

        A secret in a layer for everybody is one only where each environment keeps its own elsewhere.
        """
        value = setting.value
        assert isinstance(value, str | Secret)
        if says_where(value) or not self.parameters.built.isdisjoint(words(setting.name)[-2:]):
            return True
        return not setting.owner and (isinstance(value, Secret) or not service.complete)


def _is_brought(setting: Setting) -> bool:
    """Whether the placeholder stands in another setting, to which this one refers: it is that one's."""
    written = setting.chain[-1].entry.value
    return written != setting.value and isinstance(written, str | Secret) and not has_placeholder(written)


def _is_placeholder(secret: Value) -> bool:
    return isinstance(secret, Secret) and has_placeholder(secret)


Name = tuple[str, str, str]


def _is_custom(setting: Setting, fleet: Fleet, settled: dict[Name, bool]) -> bool:
    """Whether all environments that have a secret have a placeholder for it, and several do: the team keeps it elsewhere."""
    name = (setting.service, setting.document, setting.name)
    if name not in settled:
        services = fleet.by_service.get(setting.service, ())
        values = [found.value for service in services if (found := service.by_name.get(name[1:])) is not None]
        settled[name] = len(values) > 1 and all(isinstance(value, Secret) and has_placeholder(value) for value in values)
    return settled[name]


ByLocation = dict[Location, Setting]

MANY = 5
"""Places where one name in angle brackets stands, at least, for it to be a template's marker."""


def _markers(found: Iterable[Setting]) -> frozenset[str]:
    places: dict[str, ByLocation] = {}
    for setting in found:
        if isinstance(setting.value, str) and setting.value[:1] == "<":
            places.setdefault(setting.value, {})[setting.location] = setting
    return frozenset(text for text, locations in places.items() if len(locations) >= MANY)


def _of_one_file(found: Sequence[Setting]) -> Violation:
    """One violation at the first of them, with the others of the file beside it."""
    by_location: ByLocation = {}
    for setting in found:
        by_location.setdefault(setting.location, setting)
    first, *others = (by_location[location] for location in sorted(by_location))
    related = tuple(Related("another one", place_of(setting)) for setting in others)
    affects = tuple(dict.fromkeys((setting.environment, setting.service) for setting in found))
    return Violation(place_of(first), {"value": first.value, "others": len(others)}, related, "inherited", affects)


def _seen(setting: Setting) -> object:
    return (setting.value, setting.chain[-1].entry.value) if has_placeholder(str(setting.value)) else None
