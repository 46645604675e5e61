"""Plug-ins: every concrete subclass in one of our packages, and what third parties declare as entry points."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, TypeGuard, TypeVar

from config_lint.domain.usage import UsageError, unknown
from config_lint.values.on_use import on_use

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

PluginT = TypeVar("PluginT")

_word_start = on_use(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_our_group = re.compile(rb"^\[\s*config_lint\.", re.MULTILINE)


def name_of(plugin: type[object]) -> str:
    """The name of a plug-in: its class's name in kebab-case (`SameEverywhere` is `same-everywhere`)."""
    return _word_start.sub("-", plugin.__name__).lower()


def subclasses_in(package: str, base: Callable[..., PluginT], group: str) -> dict[str, type[PluginT]]:
    """Every concrete subclass of `base` that a module of `package` defines or an entry point of `group` names, by name, sorted.

    `base` is a class (typed as what makes its instances, because mypy lets no abstract class pass for a `type[…]`).
    Raises `UsageError` for an entry point that cannot be loaded, is no concrete subclass of `base`, or takes a name in use.
    """
    found: dict[str, type[PluginT]] = {}
    for module in _modules_of(package):
        found.update(_defined_in(f"{package}.{module}", base))
    for entry_point in _entry_points(group):
        plugin = _loaded(entry_point, base)
        if found.setdefault(name_of(plugin), plugin) is not plugin:
            message = f'{_words_for(entry_point)} is named "{name_of(plugin)}", which exists already: rename its class'
            raise UsageError(message)
    return dict(sorted(found.items()))


def plugin_named(name: str, package: str, base: Callable[..., PluginT], group: str) -> type[PluginT]:
    """The plug-in of that name, for which only its own module is imported: a class, its file and its name are the same word.

    Raises `UsageError` where there is none, with the name that was probably meant.
    """
    module = name.replace("-", "_")
    if module in _modules_of(package):
        found = _defined_in(f"{package}.{module}", base)
        if name in found:
            return found[name]
    every = subclasses_in(package, base, group)
    if name not in every:
        raise unknown(base.__name__.lower(), name, every)
    return every[name]


@cache
def _modules_of(package: str) -> list[str]:
    return sorted(module.name for module in iter_modules(import_module(package).__path__))


def _defined_in(module: str, base: Callable[..., PluginT]) -> dict[str, type[PluginT]]:
    return {name: own for name, own in _classes_of(import_module(module)) if _is_plugin(own, base)}


@cache
def _classes_of(module: ModuleType) -> tuple[tuple[str, type[object]], ...]:
    """What it defines itself, by the name that each would have as a plug-in."""
    members = (member for member in vars(module).values() if isinstance(member, type))
    return tuple((name_of(member), member) for member in members if member.__module__ == module.__name__)


def _is_plugin(member: object, base: Callable[..., PluginT]) -> TypeGuard[type[PluginT]]:
    # `issubclass` of an abstract class asks all of its subclasses, too
    if not (isinstance(member, type) and base in member.__mro__):
        return False
    return member is not base and not getattr(member, "__abstractmethods__", None)


def _loaded(entry_point: "EntryPoint", base: Callable[..., PluginT]) -> type[PluginT]:
    try:
        plugin = entry_point.load()
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())
        message = f"{_words_for(entry_point)} cannot be loaded ({said}): mend, upgrade or uninstall it"
        raise UsageError(message) from error
    if not _is_plugin(plugin, base):
        message = f"{_words_for(entry_point)} is no concrete subclass of {base.__name__}: mend, upgrade or uninstall it"
        raise UsageError(message)
    return plugin


def plugin_of(module: str) -> str:
    """What to call the third-party plug-in whose code a module is; empty for any other module."""
    if not _someone_declares_ours(tuple(sys.path)):
        return ""
    from importlib.metadata import distributions

    top = module.partition(".")[0]
    declared = (entry_point for distribution in distributions() for entry_point in distribution.entry_points)
    ours = (found for found in declared if found.group.startswith("config_lint.") and found.module.partition(".")[0] == top)
    first = min(ours, key=lambda found: (found.group, found.name), default=None)
    return _words_for(first) if first else ""


def _words_for(entry_point: "EntryPoint") -> str:
    owner = f" of {entry_point.dist.name}" if entry_point.dist else ""
    return f'the plug-in "{entry_point.name}"{owner} ({entry_point.value}, group {entry_point.group})'


def _entry_points(group: str) -> tuple["EntryPoint", ...]:
    if not _someone_declares_ours(tuple(sys.path)):
        return ()
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=group), key=lambda found: (found.name, found.value)))


def has_plugins() -> bool:
    """Whether third parties may have added to us."""
    return _someone_declares_ours(tuple(sys.path))


@cache
def _someone_declares_ours(search_path: tuple[str, ...]) -> bool:
    """Whether an installed distribution may have an entry point in a group of ours.

    It looks for our name in the `entry_points.txt` files, in a tenth of the time that `importlib.metadata` takes; what is no
    folder (a zip file) is left to that one. Source: https://packaging.python.org/specifications/entry-points/
    """
    places = [Path(place) for place in search_path]
    return any(place.is_file() or any(map(_our_group.search, _declarations(place))) for place in places)


def _declarations(folder: Path) -> Iterator[bytes]:
    try:
        distributions = [entry.path for entry in os.scandir(folder) if entry.name.endswith((".dist-info", ".egg-info", ".egg"))]
    except OSError:
        return
    for distribution in distributions:
        for inside in ("entry_points.txt", "EGG-INFO/entry_points.txt"):
            try:
                yield Path(distribution, inside).read_bytes()
            except OSError:
                continue
