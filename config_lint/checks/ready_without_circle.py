"""`ready-without-circle`: no service waits for itself before it says that it is well."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from config_lint.checks.listed import listed
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet, Members
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.words import words

HEALTHY = "service_healthy"
"""What compose waits for: https://docs.docker.com/reference/compose-file/services/#depends_on"""

Waits = Mapping[str, Mapping[str, Setting]]
"""For each service of an environment, those that it waits for, with the setting that says so."""


class ReadyWithoutCircle(Check[Parameters, Fleet]):
    """A service waits for those that its health check asks, and for those that must be healthy before it is started.

    In a circle none becomes ready first: after an outage of all, none ever does.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "well-known"})
    fields = frozenset({"health.checks"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each service that waits for others; one violation for each circle."""
        for members in group.members:
            waits = _waits(members)
            circles = list(_circles(waits))
            yield from (Verdict.PASSED for _ in range(len(waits) - len(circles)))
            for circle in circles:
                steps = [waits[one][other] for one, other in zip(circle, [*circle[1:], circle[0]], strict=True)]
                related = tuple(Related(f"{step.service} waits for the next", place_of(step)) for step in steps[1:])
                facts = {"circle": " → ".join((*circle, circle[0]))}
                affects = tuple((members.environment.name, name) for name in circle)
                yield Violation(place_of(steps[0]), facts, related, affects=affects, subject=facts["circle"])

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees who waits for whom."""
        return altered.looks_alike(_seen)


def _waits(members: Members) -> Waits:
    called = {words(name): service.name for service in members.services for name in service.zones.parties.names_of(service.name)}
    found: dict[str, dict[str, Setting]] = {}
    for service in members.services:
        awaited: dict[str, Setting] = {}
        for item, setting in listed(service, "health.checks").items():
            if words(item) in called:
                awaited.setdefault(called[words(item)], setting)
        for setting in service.named(_is_awaited):
            if setting.value == HEALTHY:
                name = called.get(words(setting.name.removeprefix("depends_on.").removesuffix(".condition")))
                if name is not None:
                    awaited.setdefault(name, setting)
        awaited.pop(service.name, None)
        if awaited:
            found[service.name] = awaited
    return found


def _is_awaited(name: str) -> bool:
    return name.startswith("depends_on.")


def _circles(waits: Waits) -> Iterator[list[str]]:
    """One circle for each knot of services that wait for each other, from the first in the order given."""
    done: set[str] = set()
    for start in waits:
        path: dict[str, Iterator[str]] = {}
        if start not in done:
            path[start] = iter(waits[start])
        while path:
            last = next(reversed(path))
            name = next(path[last], None)
            if name is None:
                done.add(last)
                del path[last]
            elif name in path:
                names = list(path)
                yield names[names.index(name) :]
                done.update(names)
                break
            elif name not in done:
                path[name] = iter(waits.get(name, ()))


def _seen(setting: Setting) -> object:
    return setting.value == HEALTHY and _is_awaited(setting.name)
