"""`text-where-required`: what a platform takes for a text is written as one."""

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.on_use import on_use
from config_lint.values.value import type_of

_variable = on_use(r"(?:.*\.)?(?:env|environment)\[[^\]]+\]\.value")
_labels = on_use(r"(?:.*\.)?metadata\.(?:annotations|labels)\.[^\[]+|(?:.*\.)?(?:matchLabels|nodeSelector)\.[^\[]+")
_data = on_use(r"(?:data|stringData)\.[^\[]+")


class TextWhereRequired(Check[Parameters, Service]):
    """An element is the value of a variable in a list of `name` and `value`, a label, an annotation, or an entry of a ConfigMap.

    Where it is a bare number or `true`, the API server refuses the whole object. Labels and entries only count in documents that
    are Kubernetes objects. What several services read counts for each of them. The variant `built` is a label or an annotation of
    an object that a kustomization brings in, which may write it as a text.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset()
    parameters_type = Parameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each of them; previews take no part."""
        for setting in () if group.environment.preview else group.named(_may_be_text):
            if not _is_text(setting.document, setting.name):
                continue
            value = setting.chain[-1].entry.value
            if isinstance(value, bool | int | float):
                facts = {"value": setting.text, "type": type_of(value)}
                yield Violation(place_of(setting), facts, (), "built" if _is_built(setting, group) else "")
            else:
                yield Verdict.PASSED


def _is_built(setting: Setting, service: Service) -> bool:
    if _labels.fullmatch(setting.name) is None:
        return False
    layers = (layer for layer in service.layers if layer.path == setting.location.path)
    return any(posixpath.basename(layer.wired).startswith("kustomization.") for layer in layers)


@lru_cache(maxsize=1 << 14)
def _may_be_text(name: str) -> bool:
    """Whether a setting of that name is one in some document."""
    return (name.endswith(".value") and "[" in name) or any(form.fullmatch(name) for form in (_labels, _data))


@lru_cache(maxsize=1 << 14)
def _is_text(document: str, name: str) -> bool:
    if name.endswith(".value") and "[" in name:
        return _variable.fullmatch(name) is not None
    kind, is_object, rest = document.partition("/")
    if not is_object or not kind[:1].isupper() or "/" in rest:
        return False
    return _labels.fullmatch(name) is not None or (kind == "ConfigMap" and _data.fullmatch(name) is not None)
