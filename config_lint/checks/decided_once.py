"""`decided-once`: an environment's own layers give a service one value, and not two of which the first has no effect."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.contribution import Contribution
from config_lint.domain.place import Place, place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.value import shown


class DecidedOnce(Check[Parameters, Service]):
    """An element is a setting that several layers of the same environment and the same service give a value."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = Parameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One violation for each value without effect, at that value."""
        whose = {(layer.path, layer.environment): layer.service for layer in group.layers}

        def scope(link: Contribution) -> tuple[str, str]:
            return link.owner, whose.get((link.entry.location.path, link.owner), "")

        for setting in group.settings:
            if len(setting.chain) > 1 and setting.owner:
                for lower, upper in pairwise(setting.chain):
                    if lower.layer != upper.layer and scope(lower) == scope(upper):
                        is_same = lower.entry.value == upper.entry.value
                        yield Verdict.PASSED if is_same else _violation(setting, lower, upper)


def _violation(setting: Setting, lower: Contribution, upper: Contribution) -> Violation:
    place = Place(
        lower.entry.location,
        setting.environment,
        setting.service,
        setting.document,
        key=setting.key,
        name=setting.name,
        setting=setting.canonical,
        owner=lower.owner,
    )
    facts = {"value": shown(lower.entry.value), "path": upper.entry.location.path}
    return Violation(place, facts, (Related("overridden here", place_of(setting)),))
