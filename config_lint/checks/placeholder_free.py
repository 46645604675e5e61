"""`placeholder-free`: nothing that is deployed still has to be written."""

from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from config_lint.checks.tiers import TierName, tiers
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.placeholder import has_placeholder, says_where
from config_lint.values.secret import Secret
from config_lint.values.words import words

_known = lru_cache(maxsize=1 << 15)(has_placeholder)


class PlaceholderFreeParameters(Parameters, frozen=True):
    """`in_tiers` are the tiers that are looked at.

    `built` are words of keys whose values a build or a release writes, and `prose` those of texts that people read.
    """

    in_tiers: tuple[TierName, ...] = ("staging", "production")
    built: frozenset[str] = frozenset()
    prose: frozenset[str] = frozenset()


class PlaceholderFree(Check[PlaceholderFreeParameters, Service]):
    """Only the value that counts is looked at; an element is a text.

    The variant `inherited` is for a placeholder that comes from a layer of every environment: there it may only say that a value
    is to come, from wherever the service is deployed.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = PlaceholderFreeParameters

    def __init__(self, parameters: PlaceholderFreeParameters) -> None:
        super().__init__(parameters)
        self.tiers = tiers(parameters.in_tiers)

    def examine(self, group: Service) -> Iterator[Outcome]:
        """Texts and secrets in the order written."""
        if group.environment.tier not in self.tiers:
            return
        for setting in group.settings:
            value = setting.value
            if value.__class__ is not str and not isinstance(value, Secret):
                continue
            if not _known(value):
                yield Verdict.PASSED
            elif self._is_prose(setting) or _is_brought(setting):
                continue
            elif self._comes_later(setting, group):
                yield Verdict.NOT_EVALUATED
            else:
                yield Violation(place_of(setting), {"value": value}, variant="" if setting.owner else "inherited")

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
    return written != setting.value and isinstance(written, str | Secret) and not _known(written)
