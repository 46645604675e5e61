"""`names-own-environment`: a setting that says which environment this is says so of the right one."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference

_pair = on_use(r"([\w.-]+)\s*[=:]\s*[\"']?([^\s,;\"']+)")


class NamesOwnEnvironmentParameters(Parameters, frozen=True):
    """`settings` are canonical names of such tags.

    Of a list of tags (`service.name=backend,deployment.environment=staging`) only those named in `tags` are looked at.
    """

    settings: tuple[str, ...]
    tags: tuple[str, ...] = ()


class NamesOwnEnvironment(Check[NamesOwnEnvironmentParameters, Service]):
    """A tag with the words of exactly one zone must have its own; one with no zone's words, or several, says nothing."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = NamesOwnEnvironmentParameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each of the settings that the service has."""
        for name in self.parameters.settings:
            setting = group.bound.get(name)
            if setting is None:
                continue
            if isinstance(setting.value, Reference):
                yield Verdict.NOT_EVALUATED
                continue
            tag = self._tag(str(setting.value))
            named = group.zones.words_in(tag)
            if len(named) == 1 and group.environment.zone not in named:
                yield Violation(place_of(setting), {"value": tag, "named": next(iter(named))})
            else:
                yield Verdict.PASSED

    def _tag(self, text: str) -> str:
        """The environment's tag among several, or the whole text where it is one tag."""
        pairs = _pair.findall(text)
        return next((value for key, value in pairs if key.lower() in self.parameters.tags), "") if pairs else text
