"""What the user asked for: whom to report on, and how strictly."""

from datetime import date

import msgspec

from config_lint.domain.known import Known
from config_lint.domain.past import Past
from config_lint.domain.severity import Severity
from config_lint.engine.touching import Touched

Pair = tuple[str, str]
"""(environment, service)."""


class Adoption(msgspec.Struct, frozen=True):
    """An entry of `[[adopt]]`: packs, rules, services and environments, which can be patterns; empty ones mean all."""

    rules: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    environments: tuple[str, ...] = ()


class Request(msgspec.Struct, frozen=True):
    """Empty `environments` or `services` mean all; `fail_on` overrides each environment's own level.

    With entries in `adopt`, what none of them names is only reported. `locked` are rules that nothing suppresses.
    `baseline` are findings that are accepted as they are; None leaves it to the options to say which. `existing` are the ids of
    all rules that there are, selected or not. With a `past`, only what is new since then counts; with
    `touched` files, only what has to do with them.
    """

    environments: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    fail_on: Severity | None = None
    default_fail_on: Severity = Severity.ERROR
    weights: dict[str, Severity] = {}
    locked: tuple[str, ...] = ()
    adopt: tuple[Adoption, ...] = ()
    today: date = date.min
    baseline: tuple[Known, ...] | None = None
    existing: frozenset[str] = frozenset()
    past: Past | None = None
    touched: Touched | None = None

    def names(self, pair: Pair) -> bool:
        """Whether an (environment, service) is one of those that were asked about."""
        environment, service = pair
        return (not self.environments or environment in self.environments) and (not self.services or service in self.services)
