"""`text-where-required`: what a platform takes for a text is written as one."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.written import sheet_of
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.on_use import on_use
from config_lint.values.value import type_of

_variable = on_use(r"(?:.*\.)?(?:env|environment)\[[^\]]+\]\.value")
_labels = on_use(r"(?:.*\.)?metadata\.(?:annotations|labels)\.[^\[]+|(?:.*\.)?(?:matchLabels|nodeSelector)\.[^\[]+")
_data = on_use(r"(?:data|stringData)\.[^\[]+")


class TextWhereRequired(Check[Parameters, Fleet]):
    """An element is the value of a variable in a list of `name` and `value`, a label, an annotation, or an entry of a ConfigMap.

    Where it is a bare number or `true`, the API server refuses the whole object. Labels and entries only count in documents that
    are Kubernetes objects.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each of them."""
        for each in sheet_of(group).under(_is_text):
            setting = each.setting
            value = setting.chain[-1].entry.value
            if not isinstance(value, bool | int | float):
                yield Verdict.PASSED
                continue
            facts = {"value": setting.text, "type": type_of(value)}
            yield Violation(place_of(setting), facts, (), "", each.affects)


def _is_text(document: str, name: str) -> bool:
    if name.endswith(".value") and "[" in name:
        return _variable.fullmatch(name) is not None
    kind, is_object, rest = document.partition("/")
    if not is_object or not kind[:1].isupper() or "/" in rest:
        return False
    return _labels.fullmatch(name) is not None or (kind == "ConfigMap" and _data.fullmatch(name) is not None)
