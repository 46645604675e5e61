"""A rule: a named check, its parameters, and everything that is said about it."""

from typing import Any

import msgspec

from config_lint.domain.severity import Confidence, Severity
from config_lint.values.location import Location


class Variant(msgspec.Struct, frozen=True):
    """A case of a rule that weighs or reads differently; what is None is the rule's own."""

    severity: Severity | None = None
    confidence: Confidence | None = None
    message: str | None = None
    remedy: str | None = None


class Example(msgspec.Struct, frozen=True):
    """A small repository that the rule finds fault with (`bad`) or does not.

    `files` are texts by path, `options` a `config-lint.toml` as data. `before` are the files of the state that it is compared
    with; None where it is compared with none.
    """

    bad: bool
    files: dict[str, str]
    options: dict[str, Any]
    location: Location
    before: dict[str, str] | None = None


class Rule(msgspec.Struct, frozen=True):
    """One rule file.

    `id` is `pack/name`; `message` and `remedy` (the smallest change that would do) are templates over the violation's facts;
    `default` says whether it belongs to the default set.
    `since` is the edition that it came with, empty where it is as old as the first.
    `security` is how bad its faults are for security, from 0 (no matter of security) to 10, on the scale of CVSS.

    `locations` says where in the rule file each key stands, for messages about the file itself.
    """

    id: str
    title: str
    severity: Severity
    confidence: Confidence
    marker: str
    why: str
    fix: str
    source: str
    check: str
    parameters: dict[str, Any]
    message: str
    path: str
    remedy: str = ""
    default: bool = True
    since: str = ""
    security: float = 0.0
    variants: dict[str, Variant] = {}
    examples: tuple[Example, ...] = ()
    locations: dict[tuple[str | int, ...], Location] = {}

    @property
    def pack(self) -> str:
        """The folder's name: what `--select auth` selects."""
        return self.id.partition("/")[0]

    @property
    def compares(self) -> bool:
        """Whether it looks at a change, and so at two states of the fleet: those of the pack `change` do."""
        return self.pack == "change"

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.id.partition("/")[2]
