"""Secrets that a container is given as a whole, and that nobody here lists."""

from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.reference import Reference

OBJECTS = ("Secret", "SealedSecret", "ExternalSecret")


def is_given_unseen(service: Service) -> bool:
    """Whether `envFrom` names a Secret that is not among the service's objects: any secret may be in it.

    https://kubernetes.io/docs/concepts/configuration/secret/#use-case-as-container-environment-variables
    """
    asked = [name for setting in service.named(_is_given) if (name := _named(setting))]
    if not asked:
        return False
    here = {setting.document for setting in service.settings}
    return any(here.isdisjoint(f"{kind}/{name}" for kind in OBJECTS) for name in asked)


def _is_given(name: str) -> bool:
    return "envFrom[" in name


def _named(setting: Setting) -> str:
    """The Secret that an item of `envFrom` names: in Kubernetes a reference, in NAIS a name."""
    if isinstance(setting.value, Reference):
        return setting.value.name if setting.value.kind == "secretRef" else ""
    return setting.value if setting.name.endswith("].secret") and isinstance(setting.value, str) else ""


def seen_given(setting: Setting) -> object:
    """All that is ever seen of a setting with a text by who asks that."""
    return setting.value if _is_given(setting.name) else None
