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
from config_lint.values.reference import Reference

_no_file = re.compile(
    r"|-|std(?:out|err)|console|none|off|false|null|/dev/(?:std(?:out|err)|null|fd/[12])|/proc/(?:self|1)/fd/[12]|ext://sys\.std(?:out|err)",
    re.IGNORECASE,
)
_container = re.compile(
    r"(?:^|[.\]])(?:containers?\[|containerDefinitions\[|services\[?[\w-]*\]?\.image$|image(?:$|\.(?:repository|tag|name|digest)$))"
)
"""Keys that only what runs in a container has: an image, a pod's or a task's containers."""


class LogsToStandardOutput(Check[Parameters, Service]):
    """Beyond development. The variant `test` is a test environment, where it is a fault with or without containers."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
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
