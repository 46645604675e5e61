"""Probes of Kubernetes, and health checks of compose files and task definitions.

https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/,
https://docs.docker.com/reference/compose-file/services/#healthcheck,
https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import msgspec

from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret

if TYPE_CHECKING:
    from config_lint.models.operations import Probe

KINDS = {
    "livenessProbe": "liveness",
    "readinessProbe": "readiness",
    "startupProbe": "startup",
    "healthcheck": "health check",
    "healthCheck": "health check",
}

FIELDS = {
    "periodSeconds": "interval",
    "timeoutSeconds": "timeout",
    "initialDelaySeconds": "initial_delay",
    "failureThreshold": "failure_threshold",
    "httpGet.path": "path",
    "httpGet.port": "port",
    "tcpSocket.port": "port",
    "interval": "interval",
    "timeout": "timeout",
    "retries": "failure_threshold",
    "start_period": "initial_delay",
    "startPeriod": "initial_delay",
}
"""What each platform's word for a field is."""

TIMES = frozenset(("interval", "timeout", "initial_delay"))


class Found(msgspec.Struct, frozen=True):
    """One probe: what it is, its settings by field, and where it stands: its document, and its name up to the probe."""

    probe: "Probe"
    settings: dict[str, Setting]
    document: str
    place: str


def probes_of(service: Service) -> tuple[Found, ...]:
    """The probes of a service, in the order written; numbers without a unit are seconds there. Several rules ask for them."""
    found = _known.get(service)
    if found is None:
        found = _known[service] = tuple(_probes(service))
    return found


_known: WeakKeyDictionary[Service, tuple[Found, ...]] = WeakKeyDictionary()


def is_of_probes(name: str) -> bool:
    """Whether a key may be a probe's."""
    return "Probe." in name or "ealth" in name


def _probes(service: Service) -> Iterator[Found]:
    gathered: dict[tuple[str, str, str], dict[str, Setting]] = {}
    for setting in service.named(is_of_probes):
        parts = setting.name.split(".")
        at = next((index for index, part in enumerate(parts) if part in KINDS), None)
        field = FIELDS.get(".".join(parts[at + 1 :])) if at is not None else None
        if at is not None and field is not None:
            gathered.setdefault((setting.document, ".".join(parts[:at]), parts[at]), {})[field] = setting
    for (document, place, word), settings in gathered.items():
        values = {field: _value(field, setting) for field, setting in settings.items()}
        yield Found(_valid(values | {"kind": KINDS[word]}), settings, document, place)


def _valid(values: dict[str, object]) -> "Probe":
    """The probe without what is no duration, number or port: another rule's matter."""
    from pydantic import ValidationError  # most services have no probe, and pydantic takes long to import

    from config_lint.models.operations import Probe

    try:
        return Probe.model_validate(values)
    except ValidationError as error:
        wrong = {fault["loc"][0] for fault in error.errors(include_url=False, include_context=False, include_input=False)}
        return Probe.model_validate({field: value for field, value in values.items() if field not in wrong})


def _value(field: str, setting: Setting) -> object:
    value = setting.value
    if isinstance(value, Reference | Secret):
        return None
    if field in TIMES and str(value).strip().isdecimal():
        return f"{str(value).strip()}s"
    return value
