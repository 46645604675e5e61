"""`text-where-required`: what a platform takes for a text is written as one."""

import posixpath
from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.written import Written, sheet_of
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
    are Kubernetes objects. The variant `built` is a label or an annotation of an object that a kustomization brings in, which may
    write it as a text.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"amounts", "switches", "texts"})
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
            yield Violation(place_of(setting), facts, (), "built" if _is_built(each) else "", each.affects)


def _is_built(written: Written) -> bool:
    setting = written.setting
    if _labels.fullmatch(setting.name) is None:
        return False
    layers = (layer for layer in written.reader.layers if layer.path == setting.location.path)
    return any(posixpath.basename(layer.wired).startswith("kustomization.") for layer in layers)


def _is_text(document: str, name: str) -> bool:
    if name.endswith(".value") and "[" in name:
        return _variable.fullmatch(name) is not None
    kind, is_object, rest = document.partition("/")
    if not is_object or not kind[:1].isupper() or "/" in rest:
        return False
    return _labels.fullmatch(name) is not None or (kind == "ConfigMap" and _data.fullmatch(name) is not None)
