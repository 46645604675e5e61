"""`requests-within-limits`: a container does not ask for more than it may have."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.on_use import on_use

_quantity = on_use(r"(\d+(?:\.\d+)?|\.\d+)(?:[eE]([+-]?\d+)|(m|k|[KMGTPE]i?))?")
_factors = {"m": 1e-3, "k": 1e3} | {
    f"{prefix}{binary}": float(base**power)
    for binary, base in (("", 1000), ("i", 1024))
    for power, prefix in enumerate("KMGTPE", start=1)
}
"""https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/"""

KINDS = ("cpu", "memory", "ephemeral-storage")


class RequestsWithinLimits(Check[Parameters, Service]):
    """`resources.requests` against `resources.limits` of the same container or chart, in Kubernetes' own quantities."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"amounts", "texts"})
    parameters_type = Parameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each kind of resource for which both are written."""
        for setting in group.named(_is_request):
            place, _, kind = setting.name.rpartition(".")
            if kind not in KINDS or not place.endswith("requests"):
                continue
            limit = group.by_name.get((setting.document, f"{place.removesuffix('requests')}limits.{kind}"))
            if limit is None:
                continue
            asked, most = _amount(setting), _amount(limit)
            if asked is None or most is None:
                yield Verdict.NOT_EVALUATED
            elif asked <= most:
                yield Verdict.PASSED
            else:
                facts = {"kind": kind, "asked": setting.value, "most": limit.value}
                yield Violation(place_of(setting), facts, (Related(f"{limit.key} is set here", place_of(limit)),))


def _is_request(name: str) -> bool:
    return ".requests." in f".{name}"


def _amount(setting: Setting) -> float | None:
    value = setting.value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    found = _quantity.fullmatch(str(value).strip())
    if found is None:
        return None
    number = float(found[1])
    return number * (10.0 ** int(found[2]) if found[2] else _factors[found[3]] if found[3] else 1.0)
