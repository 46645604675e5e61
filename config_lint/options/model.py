"""config-lint.toml and the flags that override it, as one model."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from posixpath import normpath
from typing import Annotated, Literal, Self

import msgspec
from pydantic import AfterValidator, BaseModel, ConfigDict, PrivateAttr, StrictBool, StringConstraints

from config_lint.values.location import Location, start_of

Position = tuple[str | int, ...]


def kebab(field: str) -> str:
    """The name of a field as the file writes it."""
    return field.replace("_", "-")


def _names_a_rule(text: str) -> str:
    if not text.strip("*?/"):
        message = "must name a rule or a pack: nothing suppresses all rules at once"
        raise ValueError(message)
    return text


def _is_no_pattern(text: str) -> str:
    if "*" in text:
        message = "must be names without *: only the name of an environment can be a pattern"
        raise ValueError(message)
    return text


def _is_edition(text: str) -> str:
    if not re.fullmatch(r"\d+(\.\d+)*", text):
        message = 'must be a version of config-lint, such as "0.1"'
        raise ValueError(message)
    return text


Text = Annotated[str, StringConstraints(min_length=1)]
Level = Literal["error", "warning", "info"]
TierName = Literal["development", "test", "staging", "production"]
Mode = Literal["same", "may-differ", "must-differ", "ordered"]


class Table(BaseModel):
    """A table of the file. Unknown keys are errors; the model is built when it is first used."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=kebab, defer_build=True)


class SourceTable(Table):
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
    rendered: StrictBool = False
    generated: StrictBool = False


class InventoryTable(Table):
    """One `[[inventory]]` entry: the files that list the secrets of a store, a name a line."""

    path: Text


class EnvironmentTable(Table):
    """`[environments.X]`, where X may be a pattern (`pr-*`)."""

    tier: TierName | None = None
    aliases: tuple[Annotated[Text, AfterValidator(_is_no_pattern)], ...] = ()
    domains: tuple[Text, ...] = ()
    fail_on: Level | None = None
    extends: str = ""
    abstract: StrictBool = False
    preview: StrictBool = False


class ServiceTable(Table):
    """`[services.X]`; an `external` one is a third party that has no configuration here."""

    aliases: tuple[Text, ...] = ()
    domains: tuple[Text, ...] = ()
    external: StrictBool = False


class DriftTable(Table):
    """What is meant to differ between environments, or to be the same, and why; after `until` it counts no more."""

    mode: Mode
    reason: Text
    until: date | None = None


class AdoptTable(Table):
    """One `[[adopt]]` entry: what it names is gated already. What it leaves out is not narrowed down; names can be patterns."""

    rules: tuple[Text, ...] = ()
    services: tuple[Text, ...] = ()
    environments: tuple[Text, ...] = ()


class SuppressTable(Table):
    """One `[[suppress]]` entry. `environment`, `service` and `key` narrow it down; empty ones match everything."""

    rule: Annotated[Text, AfterValidator(_names_a_rule)]
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


class Options(Table):
    """How to run. Every field can be left out."""

    promotion: tuple[Text, ...] = ()
    edition: Annotated[str, AfterValidator(_is_edition)] = ""
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
    _origin: Origin = PrivateAttr(default_factory=Origin)

    def model_post_init(self, context: object) -> None:
        """Keep where the options come from: what validates them hands it over as the context."""
        if isinstance(context, Origin):
            self._origin = context

    @property
    def origin(self) -> Origin:
        """The file that said so, and the folders that its paths are relative to."""
        return self._origin

    def overridden(self, *, select: Sequence[str] = (), ignore: Sequence[str] = (), fail_on: Level | None = None) -> Self:
        """With the flags: `select` takes the place of the file's, `ignore` is added, `fail_on` holds for every environment."""
        changes: dict[str, object] = {"ignore": (*self.ignore, *ignore)}
        if select:
            changes["select"] = tuple(select)
        if fail_on:
            environments = {name: table.model_copy(update={"fail_on": None}) for name, table in self.environments.items()}
            changes |= {"fail_on": fail_on, "environments": environments}
        return self.model_copy(update=changes)

    def location_of(self, *position: str | int) -> Location:
        """Where a key stands (`"drift", "logging.level"` or `"suppress", 0`); see `Origin`."""
        return self._origin.location_of(*position)

    @property
    def name(self) -> str:
        """The name of the folder that the options are about: what a service is called where nothing else names it."""
        return (self._origin.root / self._origin.folder).resolve().name or "application"

    @property
    def baseline_path(self) -> str:
        """The path of the baseline from the root of the tree; empty where none is declared."""
        return normpath(f"{self._origin.folder or '.'}/{self.baseline}") if self.baseline else ""

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
