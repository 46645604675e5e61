"""`logs-to-standard-output`: what runs in a container leaves its logs to the platform."""

import re
from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.typed import typed
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.boolean import Boolean
from config_lint.values.boolean import words as words_of_boolean
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.value import Value
from config_lint.values.words import words

SWITCHES = (("enabled",), ("enable",))

_no_file = on_use(
    r"|-|std(?:out|err)|console|none|off|false|null|/dev/(?:std(?:out|err)|null|fd/[12])|/proc/(?:self|1)/fd/[12]|ext://sys\.std(?:out|err)",
    re.IGNORECASE,
)
_container = on_use(
    r"(?:^|[.\]])(?:containers?\[|containerDefinitions\[|services\[?[\w-]*\]?\.image$|image(?:$|\.(?:repository|tag|name|digest)$))"
)
"""Keys that only what runs in a container has: an image, a pod's or a task's containers."""


class LogsToStandardOutput(Check[Parameters, Service]):
    """Beyond development. The variant `test` is a test environment, where it is a fault with or without containers."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"switches", "texts", "well-known"})
    parameters_type = Parameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each service beyond development that says whether it logs to a file."""
        switch, file = group.bound.get("logging.to_file"), group.bound.get("logging.file")
        setting = switch or file
        if setting is None or group.environment.tier is Tier.DEVELOPMENT:
            return
        if isinstance(setting.value, Reference):
            yield Verdict.NOT_EVALUATED
            return
        if not self._to_file(group, switch, file):
            yield Verdict.PASSED
        elif switch is None and _may_be_off(group, setting):
            yield Verdict.NOT_EVALUATED
        elif group.environment.tier is Tier.TEST:
            yield self._violation(setting, file, "test")
        elif any(_container.search(other.name) for other in group.settings):
            yield self._violation(setting, file, "")
        else:
            yield Verdict.NOT_EVALUATED

    def _to_file(self, service: Service, switch: Setting | None, file: Setting | None) -> bool:
        if switch is not None:
            said = typed(service, "logging.to_file")
            return isinstance(said, Boolean) and said.value
        return file is not None and isinstance(file.value, str) and _no_file.fullmatch(file.value.strip()) is None

    def _violation(self, setting: Setting, file: Setting | None, variant: str) -> Violation:
        return Violation(
            place_of(setting), {"value": file.value if file is not None else f"{setting.key} is {setting.text}"}, variant=variant
        )


def _may_be_off(service: Service, file: Setting) -> bool:
    """Whether what the file is for is switched off: `enabled: false` beside it.

    For a folder, anything of its name that is off will do: `LOGS_PATH` may be where those are kept that `LOGS_API` would show.
    """
    family = _said(file)[:-1]
    is_folder = "." not in str(file.value).rpartition("/")[2]
    off = (_said(setting) for setting in service.settings if setting.document == file.document and _is_off(setting.value))
    beside = [said[len(family) :] for said in off if family and said[: len(family)] == family]
    return any(rest in SWITCHES or (is_folder and len(rest) == 1) for rest in beside)


def _is_off(value: Value) -> bool:
    return value is False or (isinstance(value, str) and words_of_boolean.get(value.lower()) is False)


def _said(setting: Setting) -> tuple[str, ...]:
    return words(setting.name.removesuffix("].value"))
