"""`probe-port-named`: a probe asks at a port that its container has."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.checks.ports_answered import ports_of
from config_lint.checks.probes import Found, probes_of
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.port import Port
from config_lint.values.spelling import one_edit_apart


class ProbePortNamed(Check[Parameters, Service]):
    """A name must be one of the container's, which Kubernetes objects give themselves.

    A number (variant `number`) must be one that any setting of the service speaks of, where it says at which one it listens.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"ports", "switches", "texts", "hidden", "probes", "well-known"})
    parameters_type = Parameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each probe that asks at a port that something is known of."""
        found = [probe for probe in probes_of(group) if "port" in probe.settings]
        if not found:
            return
        yield from _numbers(group, found)
        names = _names(group)
        for probe in found:
            setting = probe.settings["port"]
            asked = setting.value
            if "ontainers[" not in probe.place or not isinstance(asked, str) or asked.isdigit():
                continue
            known = names.get((probe.document, probe.place), {})
            if asked in known:
                yield Verdict.PASSED
            else:
                near = next((name for name in known if one_edit_apart(name, asked)), "")
                facts = {"kind": probe.probe.kind, "port": asked, "known": ", ".join(known) or "none", "near": near}
                yield Violation(place_of(setting), facts)


def _is_ports_name(name: str) -> bool:
    return name.endswith("].name") and ".ports[" in name


def _names(service: Service) -> dict[tuple[str, str], dict[str, None]]:
    """The names of ports, by document and container."""
    names: dict[tuple[str, str], dict[str, None]] = {}
    for setting in service.named(_is_ports_name):
        place = setting.name.rpartition(".ports[")[0]
        if place:
            names.setdefault((setting.document, place), {})[str(setting.value)] = None
    return names


def _numbers(service: Service, found: Sequence[Found]) -> Iterator[Outcome]:
    server = service.model.server
    listening = server.port if server is not None else None
    numbered = [probe for probe in found if isinstance(probe.probe.port, Port)]
    if not isinstance(listening, Port) or not listening.number or not numbered:
        return
    asked = {probe.settings["port"] for probe in found}
    known = ports_of(service, but=asked)
    for probe in numbered:
        if probe.document != service.bound["server.port"].document:  # another workload's
            continue
        number, setting = getattr(probe.probe.port, "number", None), probe.settings["port"]
        if number in known:
            yield Verdict.PASSED
        else:
            related = (Related(f"{service.name} listens on {listening.number}", place_of(service.bound["server.port"])),)
            facts = {"kind": probe.probe.kind, "port": number, "known": listening.number, "near": ""}
            yield Violation(place_of(setting), facts, related, "number")
