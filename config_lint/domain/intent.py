"""What a repository says about its settings that stands in none of its files of settings."""

from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase

import msgspec

from config_lint.domain.environment import Environment
from config_lint.domain.setting import Setting


class Intended(msgspec.Struct, frozen=True):
    """An entry of `[drift]`.

    `mode` (same, may-differ, must-differ, ordered) is meant for the settings that the pattern names, until the end of a day.
    """

    pattern: str
    mode: str
    until: date | None = None
    reason: str = ""

    def speaks_of(self, setting: Setting) -> bool:
        """Whether it means this setting: by its key as written, its normalised name, or its canonical name."""
        return any(name and self.means(name) for name in (setting.canonical, setting.name, setting.key))

    def means(self, name: str) -> bool:
        """Whether it means the setting of that name: itself, or what it is in (`ingress` means `ingress.hosts[0]`, too)."""
        return _matches(name, self.pattern) or any(_matches(name, f"{self.pattern}{below}*") for below in (".", "["))


class Intent(msgspec.Struct, frozen=True):
    """`provided` are patterns of settings that arrive at deployment.

    `inventory` holds the names of the secrets that exist in a store, by environment (empty for all of them). `today` decides what
    is past its date. `unheeded` are entries that the change under review adds, and that excuse nothing in it.
    """

    provided: tuple[str, ...] = ()
    drift: tuple[Intended, ...] = ()
    inventory: dict[str, frozenset[str]] = {}
    today: date = date.min
    unheeded: tuple[Intended, ...] = ()

    def mode(self, setting: Setting) -> str:
        """What is meant about the setting between environments; empty where nothing is."""
        entry = self.entry(setting)
        return entry.mode if entry else ""

    def entry(self, setting: Setting) -> Intended | None:
        """The first entry of `[drift]` that means the setting and is not over."""
        entries = (entry for entry in self.drift if entry.until is None or entry.until >= self.today)
        return next((entry for entry in entries if entry.speaks_of(setting)), None)

    def lapsed(self, setting: Setting) -> Intended | None:
        """The first entry of `[drift]` that meant the setting and is over."""
        entries = (entry for entry in self.drift if entry.until is not None and entry.until < self.today)
        return next((entry for entry in entries if entry.speaks_of(setting)), None)

    def is_provided(self, names: Iterable[str]) -> bool:
        """Whether a setting with one of these names arrives at deployment."""
        return any(_matches(name, pattern) for name in names for pattern in self.provided)

    def known_secrets(self, environment: Environment) -> frozenset[str] | None:
        """The names of all secrets that exist for an environment; None where nobody lists them."""
        lists = [self.inventory[name] for name in ("", *environment.lineage) if name in self.inventory]
        return frozenset().union(*lists) if lists else None


def _matches(name: str, pattern: str) -> bool:
    """Whether a key is meant by a pattern, in which only `*` and `?` are special: keys have brackets."""
    return name == pattern or fnmatchcase(name, pattern.replace("[", "[[]"))
