"""`reference-defined`: a secret that a service asks for exists."""

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from config_lint.checks.secret_references import Asked, objects, secret_references, seen_reference
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.on_use import on_use
from config_lint.values.spelling import did_you_mean

KINDS = frozenset({"Secret", "ExternalSecret", "SealedSecret"})
"""Objects that are, or become, a Secret. https://external-secrets.io/latest/api/externalsecret/ , https://github.com/bitnami-labs/sealed-secrets"""

NAMES = ("metadata.name", "spec.target.name", "spec.template.metadata.name")
"""Where they say how the Secret is called."""

_closeness = 0.88

_resource = on_use(r"^arn:.*?:(?:secret:|parameter)([^:]+)")
_suffix = on_use(r"-[A-Za-z0-9]{6}$")
"""What comes after the name: https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
"""


class Definitions(msgspec.Struct, frozen=True):
    """The names of one environment's secrets that its files define, each with the setting that names it."""

    names: dict[str, Setting]
    is_complete: bool


class ReferenceDefined(Check[Parameters, Fleet]):
    """Where an `[[inventory]]` lists an environment's secrets, whatever is neither listed nor defined is a fault.

    Where nobody does, secrets may come from elsewhere; then only a name is a fault that is a letter or two away from a defined
    one (variant `misspelt`).
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each reference to a secret of which the environment has a list or definitions."""
        defined = {members.environment.name: _definitions(members.services) for members in group.members}
        for service in group.services:
            listed = group.intent.known_secrets(service.environment)
            own = defined[service.environment.name]
            for asked in secret_references(service) if listed is not None or own.names else ():
                yield _judged(asked, listed, own)

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees the names of secrets, and which objects there are."""
        return altered.looks_alike(_seen)


def _definitions(services: tuple[Service, ...]) -> Definitions:
    names: dict[str, Setting] = {}
    for service in services:
        for setting in service.named(_is_kind):
            if setting.value in KINDS:
                for path in NAMES:
                    found = service.by_name.get((setting.document, path))
                    if found is not None and isinstance(found.value, str):
                        names[found.value] = found
    return Definitions(names, all(service.complete for service in services))


def _is_kind(name: str) -> bool:
    return name == "kind"


def _judged(asked: Asked, listed: frozenset[str] | None, defined: Definitions) -> Outcome:
    names = spellings(asked)
    if not names.isdisjoint(defined.names) or (listed is not None and not names.isdisjoint(listed)):
        return Verdict.PASSED
    if not defined.is_complete:
        return Verdict.NOT_EVALUATED
    name = _shown(asked)
    if listed is not None:
        meant = did_you_mean(name, sorted({*listed, *defined.names}), closeness=_closeness)
        return Violation(place_of(asked.setting), {"name": name, "meant": meant}, subject=name)
    meant = did_you_mean(name, sorted(defined.names), closeness=_closeness) if asked.kind in objects else ""
    if not meant or name[-1:].isdigit() != meant[-1:].isdigit():
        return Verdict.NOT_EVALUATED
    related = (Related("the secret that is defined", place_of(defined.names[meant])),)
    return Violation(place_of(asked.setting), {"name": name, "meant": meant}, related, "misspelt", subject=name)


def spellings(asked: Asked) -> frozenset[str]:
    """The names under which a list may have the secret: as asked for, and without the key or field inside it."""
    name = asked.name.strip("/")
    if asked.kind in objects:
        return frozenset((name.partition("/")[0], name))
    found = {asked.name, name, name.partition("#")[0], name.partition("?")[0], name.partition(":")[0]}
    if asked.kind == "vals":
        place = name.partition("://")[2].partition("#")[0].partition("?")[0].strip("/")
        found |= {place, place.rpartition("/output.")[2]}
    resource = _resource.search(str(asked.setting.value))
    if resource is not None:
        found |= {resource[1], resource[1].strip("/"), _suffix.sub("", resource[1])}
    return frozenset(found)


def _shown(asked: Asked) -> str:
    return asked.name.partition("/")[0] if asked.kind in objects else str(asked.setting.value)


def _seen(setting: Setting) -> object:
    return setting.value if setting.name == "kind" or setting.name in NAMES else seen_reference(setting)
