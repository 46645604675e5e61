"""Where secrets are kept: the settings that name a place in a store."""

from collections.abc import Iterator
from functools import lru_cache
from weakref import WeakKeyDictionary

import msgspec

from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference

objects = frozenset({"secretKeyRef", "secretRef"})
"""References to a Secret of Kubernetes: https://kubernetes.io/docs/concepts/configuration/secret/"""

unnamed = frozenset(
    {"template", "variable", "tag", "file", "age", "ansible-vault", "eyaml", "jasypt", "pgp", "sops", "spring-cloud-config"}
)
"""Kinds of references that name no place in a store: what is filled in, and what is encrypted on the spot."""

_paths = on_use(
    r"(?:^|\.)(?:remoteRef\.key|extract\.key|secretName|existingSecret(?:Name)?|secretKeyRef\.name|secretRef\.name|imagePullSecrets\[\d+\](?:\.name)?)$"
)
"""Keys under which the name of a secret stands as plain text. https://external-secrets.io/latest/api/externalsecret/"""


class Asked(msgspec.Struct, frozen=True):
    """A setting that asks a store for a secret, and under which name."""

    setting: Setting
    name: str
    kind: str


def secret_references(service: Service) -> tuple[Asked, ...]:
    """Every place in a store that the service names, in the order written. Several rules ask for them."""
    found = _known.get(service)
    if found is None:
        found = _known[service] = tuple(_asked(service))
    return found


_known: WeakKeyDictionary[Service, tuple[Asked, ...]] = WeakKeyDictionary()


def _asked(service: Service) -> Iterator[Asked]:
    named = [setting for setting in service.named(names_secret) if setting.value.__class__ is str and setting.value]
    for setting in service.in_order(service.hidden, named):
        value = setting.value
        if isinstance(value, str):
            yield Asked(setting, value, "")
        elif isinstance(value, Reference) and value.name and value.kind not in unnamed:
            yield Asked(setting, value.name, value.kind)


@lru_cache(maxsize=1 << 16)
def names_secret(name: str) -> bool:
    """Whether a key holds the name of a secret as plain text."""
    return _paths.search(name) is not None


def seen_reference(setting: Setting) -> object:
    """All that is ever seen of a setting with a text by who looks at places in stores."""
    return setting.value if names_secret(setting.name) else None
