"""`probe-port-named`: a probe that names a port names one of its container."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.probes import probes_of
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.spelling import one_edit_apart


class ProbePortNamed(Check[Parameters, Service]):
    """Only containers of Kubernetes objects, which say themselves what their ports are called."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = Parameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each probe of a container that names a port."""
        found = [probe for probe in probes_of(group) if "port" in probe.settings and "ontainers[" in probe.place]
        if not found:
            return
        names: dict[tuple[str, str], dict[str, None]] = {}
        for setting in group.settings:
            place, _, field = setting.name.rpartition(".ports[")
            if place and field.endswith("].name"):
                names.setdefault((setting.document, place), {})[str(setting.value)] = None
        for probe in found:
            setting = probe.settings["port"]
            asked = setting.value
            if not isinstance(asked, str) or asked.isdigit():
                continue
            known = names.get((probe.document, probe.place), {})
            if asked in known:
                yield Verdict.PASSED
            else:
                near = next((name for name in known if one_edit_apart(name, asked)), "")
                facts = {"kind": probe.probe.kind, "port": asked, "known": ", ".join(known) or "none", "near": near}
                yield Violation(place_of(setting), facts)
