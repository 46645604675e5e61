"""`level-within`: services of some tiers log neither more nor less than they should."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar

from config_lint.checks.tiers import TierName, tiers
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values import boolean, level
from config_lint.values.on_use import on_use
from config_lint.values.quantity import Incomparable
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value

_package = on_use(
    r"(?:^|[._])log(?:ging|s)?[._](?:log_?)?levels?[._]+(?P<below>.+)$|(?:^|\.)(?:loggers|log(?:ging)?(?!\.loggers\.))\.(?P<named>.+)\.level$",
    re.IGNORECASE,
)
"""`logging.level.com.example` (Spring), `Logging.LogLevel.Microsoft` (.NET), `loggers.urllib3.level` (Python)."""
_roots = frozenset({"root", "default", "console", "file", "all", "org", "com", "value"})


class LevelWithinParameters(Parameters, frozen=True):
    """Levels from `loudest` to `quietest` are well in the `tiers`.

    With `packages` the levels of single loggers count too, and with `switches` a debug mode that is on.
    """

    tiers: tuple[TierName, ...]
    loudest: str = "all"
    quietest: str = "off"
    settings: tuple[str, ...] = ("logging.level", "logging.console_level")
    packages: bool = False
    switches: bool = False


class LevelWithin(Check[LevelWithinParameters, Service]):
    """The variant `package` is one logger's level, `switch` a debug mode."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "well-known"})
    parameters_type = LevelWithinParameters

    def __init__(self, parameters: LevelWithinParameters) -> None:
        super().__init__(parameters)
        self.tiers = tiers(parameters.tiers)
        self.loudest = level.parse(parameters.loudest)
        self.quietest = level.parse(parameters.quietest)

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each level that a service of these tiers sets."""
        if group.environment.tier not in self.tiers:
            return
        for name in self.parameters.settings:
            if name in group.bound:
                verdict = self._verdict(_meant(group.bound[name].value))
                yield Violation(place_of(group.bound[name]), {"value": group.bound[name].value}) if verdict is None else verdict
        if self.parameters.packages:
            yield from self._packages(group)
        if self.parameters.switches:
            yield from self._switches(group)

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts that mean nothing well-known, it sees those that are levels of single loggers."""
        return altered.looks_alike(_seen)

    def _verdict(self, found: Any) -> Verdict | None:
        """None where the level is louder or quieter than it should be."""
        if not isinstance(found, level.Level):
            return Verdict.NOT_EVALUATED
        try:
            return Verdict.PASSED if self.loudest <= found <= self.quietest else None
        except Incomparable:
            return Verdict.NOT_EVALUATED

    def _packages(self, service: Service) -> Iterator[Outcome]:
        for setting in service.named(package_of):
            package = package_of(setting.name)
            if not setting.canonical:
                found = _level(setting.value)
                if found is not None and self._verdict(found) is None:
                    yield Violation(place_of(setting), {"value": setting.value, "package": package}, variant="package")

    def _switches(self, service: Service) -> Iterator[Outcome]:
        setting = service.bound.get("logging.debug")
        if setting is None:
            return
        if isinstance(setting.value, Reference):
            yield Verdict.NOT_EVALUATED
        elif _is_on(setting.value):
            yield Violation(place_of(setting), {"value": setting.value}, variant="switch")
        else:
            yield Verdict.PASSED


@lru_cache(maxsize=1 << 16)
def package_of(name: str) -> str:
    """The logger whose level a key sets; empty where it sets none, or the root's."""
    found = _package.search(name)
    package = (found["below"] or found["named"] or "").strip('"') if found else ""
    return "" if package.lower() in _roots else package


def _meant(value: Value) -> level.Level | None:
    """The level that a well-known setting has: that of the model, which need not be made for it."""
    if isinstance(value, Reference):
        return None
    try:
        return level.parse(value.shown if isinstance(value, Secret) else str(value))
    except ValueError:
        return None


def _level(value: Value) -> level.Level | None:
    try:
        return level.parse(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _seen(setting: Setting) -> object:
    return setting.value if package_of(setting.name) else None


def _is_on(value: Value) -> bool:
    try:
        return isinstance(value, str | int | float) and boolean.parse(str(value)).value
    except ValueError:
        return False
