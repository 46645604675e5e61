"""`components-defined`: a pipeline of a collector names components that its configuration has."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.key import Key, parse
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation

KINDS = ("receivers", "processors", "exporters")
"""Parts of a pipeline, and the sections in which its components are: https://opentelemetry.io/docs/collector/configuration/"""

CONNECTORS = "connectors"
"""Components that end one pipeline and begin another."""


class ComponentsDefined(Check[Parameters, Service]):
    """An element is a component with a name of its own (`attributes/production`) in a pipeline of an OpenTelemetry Collector.

    One without a name may come with a chart; one with a name is somebody's, and stands in the section of its kind.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"texts"})
    parameters_type = Parameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each such component of each pipeline."""
        asked = [(setting, *found) for setting in group.named(_is_in_pipeline) if (found := _asked(setting)) is not None]
        defined = _defined(group) if asked else {}
        for setting, above, kind, name in asked:
            here = {**defined.get((setting.document, above, kind), {}), **defined.get((setting.document, above, CONNECTORS), {})}
            like = [other for other in here if other.partition("/")[0] == name.partition("/")[0]]
            if name in here or not here:
                yield Verdict.PASSED
                continue
            related = tuple(Related(f"{other} is here", place_of(here[other])) for other in like[:1])
            facts = {"name": name, "kind": kind, "like": ", ".join(like)}
            yield Violation(place_of(setting), facts, related, subject=name)


ITEM = ("service", "pipelines", "traces", "processors", "[0]")
"""How an item of a pipeline is addressed, such as this one."""


def _is_in_pipeline(name: str) -> bool:
    return ".pipelines." in name


def _asked(setting: Setting) -> tuple[Key, str, str] | None:
    """The configuration, the kind and the name of a component that an item of a pipeline asks for; None for what is none."""
    if not isinstance(setting.value, str) or "/" not in setting.value:
        return None
    path = parse(setting.name)
    above, item = path[: -len(ITEM)], path[-len(ITEM) :]
    is_item = len(item) == len(ITEM) and item[:2] == ITEM[:2] and item[3] in KINDS
    return (above, item[3], setting.value) if is_item else None


def _defined(service: Service) -> dict[tuple[str, Key, str], dict[str, Setting]]:
    """The components of each section, by document, each with the first setting in it."""
    found: dict[tuple[str, Key, str], dict[str, Setting]] = {}
    for setting in service.settings:
        path = parse(setting.name)
        for at, part in enumerate(path[:-1]):
            if part in KINDS or part == CONNECTORS:
                found.setdefault((setting.document, path[:at], part), {}).setdefault(path[at + 1], setting)
                break
    return found
