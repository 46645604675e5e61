"""Variables that come from an entry of a ConfigMap.

https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#define-container-environment-variables-using-configmap-data
"""

import msgspec

from config_lint.domain.key import render
from config_lint.domain.setting import Setting
from config_lint.values.reference import Reference

KIND = "configMapKeyRef"


def looked_up(settings: list[Setting]) -> list[Setting]:
    """The settings, each reference to an entry of one of the service's ConfigMaps being that entry, where it is written."""
    if not any(_is_reference(setting) for setting in settings if setting.value.__class__ is Reference):
        return settings
    entries = {(setting.document, setting.name): setting for setting in settings if setting.document.startswith("ConfigMap/")}
    return [_found(setting, entries) if _is_reference(setting) else setting for setting in settings]


def _is_reference(setting: Setting) -> bool:
    return isinstance(setting.value, Reference) and setting.value.kind == KIND


def _found(setting: Setting, entries: dict[tuple[str, str], Setting]) -> Setting:
    assert isinstance(setting.value, Reference)
    name, _, key = setting.value.name.partition("/")
    entry = entries.get((f"ConfigMap/{name}", render(("data", key))))
    if entry is None:
        return setting
    return msgspec.structs.replace(setting, value=entry.value, chain=(*setting.chain, *entry.chain))
