"""`probe-path-served`: a probe asks at a path that the service says it answers health checks at."""

from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from config_lint.checks.probes import Found, probes_of
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.port import Port
from config_lint.values.value import Value
from config_lint.values.words import words

SPOKEN_OF = frozenset((
    *("alive", "health", "healthcheck", "healthz", "live", "liveness", "livez"),
    *("ping", "readiness", "ready", "readyz", "startup", "status"),
))  # fmt: skip
"""Words of a setting's name that make a path one for health checks."""

MONITORS = ("healthcheck-path", "health-check-path", "health_check_path", "target_group_health_check_path")
"""How the keys end by which load balancers are told: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/"""


class ProbePathServed(Check[Parameters, Service]):
    """The paths of probes and load balancers, against all paths that the service's own settings name for health checks.

    A path below one of those is another view of the same. Probes at another port than the service's own ask somebody else.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "probes", "well-known"})
    parameters_type = Parameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each path that is asked at, where the service names one."""
        served = {_plain(setting.value): setting for setting in group.named(_names_path) if _is_path(setting.value)}
        if not served or len({found.document for found in probes_of(group)}) > 1:  # several workloads under one name
            return
        base = _plain(group.model.server.base_path) if group.model.server is not None else ""
        for asked, who in _asked(group):
            path = _plain(asked.value)
            if any(_below(path, each) or _below(path, f"{base}{each}") for each in served):
                yield Verdict.PASSED
                continue
            named = next(iter(served.values()))
            facts = {"path": asked.value, "who": who, "served": tuple(str(setting.value) for setting in served.values())}
            related = (Related("where the service answers", place_of(named)),)
            yield Violation(place_of(asked), facts, related, subject=path)


@lru_cache(maxsize=1 << 16)
def _names_path(name: str) -> bool:
    """Whether it is the service's own word for a path where it answers: HEALTH_PATH, `readiness.path`."""
    said = words(name)
    is_path = said[-1:] == ("path",) and not SPOKEN_OF.isdisjoint(said[:-1]) and "probe" not in said and "check" not in said
    return is_path and not _is_monitor(name)


def _is_path(value: Value) -> bool:
    return isinstance(value, str) and value.startswith("/")


def _is_monitor(name: str) -> bool:
    return name.lower().rstrip('"]').endswith(MONITORS) or "Probe." in name


def _asked(service: Service) -> Iterator[tuple[Setting, str]]:
    for found in probes_of(service):
        setting = found.settings.get("path")
        if setting is not None and isinstance(setting.value, str) and _at_own_port(found, service):
            yield setting, f"{found.probe.kind} probe"
    for setting in service.named(_is_monitor):
        if "Probe." not in setting.name and isinstance(setting.value, str):
            yield setting, "load balancer"


def _at_own_port(found: Found, service: Service) -> bool:
    server = service.model.server
    listening = server.port if server is not None else None
    asked = found.probe.port
    return not (isinstance(listening, Port) and isinstance(asked, Port)) or asked.number == listening.number


def _plain(value: object) -> str:
    return f"/{str(value).partition('?')[0].strip('/')}" if isinstance(value, str) and value.strip("/") else ""


def _below(path: str, other: str) -> bool:
    return path == other or path.startswith(f"{other}/")
