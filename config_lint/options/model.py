"""config-lint.toml and the flags that override it, as one model."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from posixpath import normpath
from typing import Annotated, Literal, Self

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from config_lint.values.location import Location, start_of

Position = tuple[str | int, ...]

Text = Annotated[str, Meta(min_length=1)]
RuleText = Annotated[
    str,
    Meta(min_length=1, pattern=r"[^*?/]", description="must name a rule or a pack: nothing suppresses all rules at once"),
]
NameText = Annotated[
    str,
    Meta(
        min_length=1,
        pattern=r"\A[^*]*\Z",
        description="must be names without *: only the name of an environment can be a pattern",
    ),
]
Edition = Annotated[str, Meta(pattern=r"\A\d+(\.\d+)*\Z", description='must be a version of config-lint, such as "0.1"')]
Level = Literal["error", "warning", "info"]
TierName = Literal["development", "test", "staging", "production"]
Mode = Literal["same", "may-differ", "must-differ", "ordered"]


class Table(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A table of the file; unknown keys are errors. What is said of a pattern is told to whoever writes what does not match."""


class SourceTable(Table, frozen=True, kw_only=True):
    """One `[[sources]]` entry: a pattern of paths, and where the settings are in those files. A later source overrides."""

    path: Text
    exclude: tuple[Text, ...] = ()
    environment: str = ""
    service: str = ""
    environments_at: str = ""
    services_at: str = ""
    settings_at: str = ""
    format: str = ""
    dialect: str = ""
    rendered: bool = False
    generated: bool = False


class InventoryTable(Table, frozen=True, kw_only=True):
    """One `[[inventory]]` entry: the files that list the secrets of a store, a name a line."""

    path: Text


class EnvironmentTable(Table, frozen=True, kw_only=True):
    """`[environments.X]`, where X may be a pattern (`pr-*`). Without `aliases`, the known spellings of X are some."""

    tier: TierName | None = None
    aliases: tuple[NameText, ...] | None = None
    domains: tuple[Text, ...] = ()
    fail_on: Level | None = None
    extends: str = ""
    abstract: bool = False
    preview: bool = False


class ServiceTable(Table, frozen=True, kw_only=True):
    """`[services.X]`; an `external` one is a third party that has no configuration here."""

    aliases: tuple[Text, ...] = ()
    domains: tuple[Text, ...] = ()
    external: bool = False


class DriftTable(Table, frozen=True, kw_only=True):
    """What is meant to differ between environments, or to be the same, and why; after `until` it counts no more."""

    mode: Mode
    reason: Text
    until: date | None = None


class AdoptTable(Table, frozen=True, kw_only=True):
    """One `[[adopt]]` entry: what it names is gated already. What it leaves out is not narrowed down; names can be patterns."""

    rules: tuple[Text, ...] = ()
    services: tuple[Text, ...] = ()
    environments: tuple[Text, ...] = ()


class SuppressTable(Table, frozen=True, kw_only=True):
    """One `[[suppress]]` entry. `environment`, `service` and `key` narrow it down; empty ones match everything."""

    rule: RuleText
    reason: Text
    environment: str = ""
    service: str = ""
    key: str = ""
    until: date | None = None


class Origin(msgspec.Struct, frozen=True):
    """Where options come from. `root` is the folder whose files are read, `folder` the one in it that patterns are relative to.

    `file` is empty where there is no file; `locations` are those of its keys, by their position in the data.
    """

    root: Path = Path()
    folder: str = ""
    file: str = ""
    locations: Mapping[Position, Location] = {}

    def location_of(self, *position: str | int) -> Location:
        """Where a key stands, or the closest table around it; line 1 where neither is written."""
        for length in range(len(position), 0, -1):
            if position[:length] in self.locations:
                return self.locations[position[:length]]
        return start_of(self.file)


class OptionsTable(Table, frozen=True, kw_only=True):
    """What a file can say. Every field can be left out."""

    promotion: tuple[Text, ...] = ()
    edition: Edition = ""
    fail_on: Level = "error"
    if_nothing: Literal["error", "ok"] = "error"
    rule_paths: tuple[Text, ...] = ()
    select: tuple[Text, ...] = ()
    ignore: tuple[Text, ...] = ()
    locked: tuple[Text, ...] = ()
    baseline: str = ""
    provided: tuple[Text, ...] = ()
    sources: tuple[SourceTable, ...] = ()
    inventory: tuple[InventoryTable, ...] = ()
    environments: dict[str, EnvironmentTable] = {}
    services: dict[str, ServiceTable] = {}
    vocabulary: dict[str, tuple[Text, ...]] = {}
    severity: dict[str, Level] = {}
    drift: dict[str, DriftTable] = {}
    suppress: tuple[SuppressTable, ...] = ()
    adopt: tuple[AdoptTable, ...] = ()


class Options(OptionsTable, frozen=True, kw_only=True):
    """How to run. `origin` is the file that said so, and the folders that its paths are relative to."""

    origin: Origin = Origin()

    def overridden(self, *, select: Sequence[str] = (), ignore: Sequence[str] = (), fail_on: Level | None = None) -> Self:
        """With the flags: `select` takes the place of the file's, `ignore` is added, `fail_on` holds for every environment."""
        changes: dict[str, object] = {"ignore": (*self.ignore, *ignore)}
        if select:
            changes["select"] = tuple(select)
        if fail_on:
            environments = {name: replace(table, fail_on=None) for name, table in self.environments.items()}
            changes |= {"fail_on": fail_on, "environments": environments}
        return replace(self, **changes)

    def location_of(self, *position: str | int) -> Location:
        """Where a key stands (`"drift", "logging.level"` or `"suppress", 0`); see `Origin`."""
        return self.origin.location_of(*position)

    @property
    def name(self) -> str:
        """The name of the folder that the options are about: what a service is called where nothing else names it."""
        return (self.origin.root / self.origin.folder).resolve().name or "application"

    @property
    def baseline_path(self) -> str:
        """The path of the baseline from the root of the tree; empty where none is declared."""
        return normpath(f"{self.origin.folder or '.'}/{self.baseline}") if self.baseline else ""

    def is_baseline(self, path: str) -> bool:
        """Whether a file of the tree is the declared baseline, or a part of it."""
        return bool(self.baseline) and f"{path}/".startswith(f"{self.baseline_path}/")

    @property
    def service_names(self) -> dict[str, str]:
        """Every spelling of a declared service, to its name."""
        aliases = {alias: name for name, table in self.services.items() for alias in table.aliases}
        return {**aliases, **{name: name for name in self.services}}

    @property
    def external_services(self) -> frozenset[str]:
        """The names of third parties: they have no configuration here."""
        return frozenset(name for name, table in self.services.items() if table.external)

    @property
    def own_services(self) -> tuple[str, ...]:
        """The declared services that are ours, sorted."""
        return tuple(sorted(name for name, table in self.services.items() if not table.external))
