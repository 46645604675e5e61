"""What another state of the fleet was like: facts enough to compare with it, and no value of any setting."""

import msgspec

from config_lint.domain.applied import Tally
from config_lint.domain.known import Known
from config_lint.domain.setting import Setting
from config_lint.values.value import Value

Pair = tuple[str, str]
"""(environment, service)."""

Slot = tuple[str, str, str, str]
"""Where a setting is: environment, service, document and normalised name."""


class Fact(msgspec.Struct, frozen=True):
    """A setting as it was.

    `key` is the path as it was written, `canonical` the well-known setting that it bound to. `trace` tells whether its value is
    another one now; it is empty where that must not be known.
    """

    document: str
    name: str
    key: str
    canonical: str
    trace: str


class PastService(msgspec.Struct, frozen=True):
    """A service in one environment as it was: the files that fed it, lowest layer first, and its settings."""

    environment: str
    service: str
    files: tuple[str, ...]
    facts: tuple[Fact, ...]

    @property
    def pair(self) -> Pair:
        """(environment, service)."""
        return (self.environment, self.service)


class Past(msgspec.Struct, frozen=True):
    """Another state of the fleet, as today's rules saw it.

    `salt` is that of the traces, which are `lasting` where they can be written to a file. `known` are the findings of then,
    suppressed ones included, `suppressions` what tells a suppression of then from one that was added since, and `rules` those
    that looked, with how far each could judge, by environment. `excuses` are the entries of `[drift]` that allowed differences
    then, None where that is not known.
    """

    salt: str
    lasting: bool
    services: tuple[PastService, ...] = ()
    known: tuple[Known, ...] = ()
    suppressions: tuple[str, ...] = ()
    rules: dict[str, dict[str, Tally]] = {}
    contents: dict[str, str] = {}
    excuses: tuple[str, ...] | None = None

    def trace_of(self, value: Value) -> str:
        """The trace of a value of today, to be held against those of then."""
        from config_lint.values.trace import lasting_trace, trace  # most runs compare nothing

        return (lasting_trace if self.lasting else trace)(value, bytes.fromhex(self.salt))


class Passage(msgspec.Struct, frozen=True):
    """One setting then and now: None where there was, or is, none. `trace` is that of today's value."""

    slot: Slot
    before: Fact | None
    now: Setting | None
    trace: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether it has another value than it had; what cannot be known is not called a change."""
        return bool(self.before and self.now and self.before.trace and self.trace and self.before.trace != self.trace)

    @property
    def is_kept(self) -> bool:
        """Whether it is set as it was."""
        return bool(self.before and self.now and self.before.trace and self.before.trace == self.trace)

    @property
    def is_gone(self) -> bool:
        """Whether it was set, and is not any more."""
        return self.before is not None and self.now is None

    @property
    def is_new(self) -> bool:
        """Whether it was not set."""
        return self.before is None
