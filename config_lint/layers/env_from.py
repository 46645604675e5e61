"""Variables that a container is given by the whole of a ConfigMap or Secret.

https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables,
https://doc.nais.io/workloads/application/reference/application-spec/#envfrom
"""

from collections.abc import Mapping, Sequence

import msgspec

from config_lint.domain.key import item, parse, render
from config_lint.domain.setting import Setting
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.value import Value, shown

CONFIG_MAP, SECRET = "ConfigMap", "Secret"

KINDS = {CONFIG_MAP: CONFIG_MAP} | dict.fromkeys((SECRET, "ExternalSecret", "SealedSecret"), SECRET)
"""What each kind of object gives. An operator makes a Secret of the same name of the last two, or of the one that it is told."""

ENTRY = ("data", "name")

_from = on_use(r"((?:.*\.)?)envFrom\[(\d+)\]\.(?:(configMapRef\.name|configmap)|secretRef|secret)")
_variable = on_use(r"[A-Za-z_.-][A-Za-z0-9_.-]*")

Place = tuple[str, str]
"""(document, name) of a setting."""


class Source(msgspec.Struct, frozen=True):
    """One item of `envFrom`: `container` is how the names of a container's settings begin, `index` its place in the list."""

    document: str
    container: str
    index: int
    kind: str
    name: str
    prefix: str

    def place(self, key: str) -> Place:
        """Where the variable for an entry stands."""
        return self.document, f"{self.container}env{render((item(self.prefix + key),))}.value"


def brought_in(settings: list[Setting]) -> tuple[list[Setting], bool]:
    """The settings, each entry of what `envFrom` names being a variable of its container, and located where it is written.

    With them, whether every ConfigMap that is named is here: otherwise there are variables that nobody here knows.

    A later item of `envFrom` counts before an earlier one, and `env` before both. Who is given an entry first has it, so that
    what several containers share is one setting. Of a Secret written here only the name goes on: it stays where it is.
    """
    sources = _sources(settings)
    if not sources:
        return settings, True
    here = {setting.document for setting in settings}
    is_whole = all(source.kind != CONFIG_MAP or f"{CONFIG_MAP}/{source.name}" in here for source in sources)
    kept = _kept(settings)
    variables: dict[Place, Setting] = {}
    origins: dict[Place, int] = {}
    moved: set[int] = set()
    for source in sources:
        for key, index in kept.get((source.kind, source.name), {}).items():
            entry, place = settings[index], source.place(key)
            below = variables[place].chain if place in variables else ()
            value = _named(entry.value, source, key)
            variables[place] = Setting(entry.environment, entry.service, *place, value, (*below, *entry.chain))
            origins[place] = index
            if value is entry.value:
                moved.add(index)
    return _placed(settings, variables, origins, moved), is_whole


def _sources(settings: Sequence[Setting]) -> list[Source]:
    """Containers as they are written, what each is given in the order in which it counts."""
    by_container: dict[Place, list[Source]] = {}
    given = [setting for setting in settings if "envFrom[" in setting.name]
    prefixes = {(setting.document, setting.name): shown(setting.value) for setting in given if setting.name.endswith("].prefix")}
    for setting in given:
        if found := _from.fullmatch(setting.name):
            name = setting.value.name if isinstance(setting.value, Reference) else shown(setting.value)
            prefix = prefixes.get((setting.document, f"{found[1]}envFrom[{found[2]}].prefix"), "")
            source = Source(setting.document, found[1], int(found[2]), CONFIG_MAP if found[3] else SECRET, name, prefix)
            by_container.setdefault((source.document, source.container), []).append(source)
    return [source for listed in by_container.values() for source in sorted(listed, key=lambda each: each.index)]


def _kept(settings: Sequence[Setting]) -> Mapping[tuple[str, str], Mapping[str, int]]:
    """By (kind, name) of what is made of the service's objects, the places of their entries in the list, by their keys."""
    called = {
        setting.document: shown(setting.value)
        for setting in settings
        if setting.name == "spec.target.name" and setting.document.startswith("ExternalSecret/")
    }
    kept: dict[tuple[str, str], dict[str, int]] = {}
    for index, setting in enumerate(settings):
        kind, _, name = setting.document.partition("/")
        if kind not in KINDS or not setting.name.startswith(("data.", "stringData.")):
            continue
        key = parse(setting.name)
        is_file = isinstance(setting.value, str) and "\n" in setting.value
        if len(key) == len(ENTRY) and _variable.fullmatch(key[-1]) and not is_file:
            kept.setdefault((KINDS[kind], called.get(setting.document, name)), {})[key[-1]] = index
    return kept


def _named(value: Value, source: Source, key: str) -> Value:
    """The value, or the name of one that is nobody else's to know."""
    if source.kind == CONFIG_MAP or isinstance(value, Reference):
        return value
    return Reference("secretRef", f"{source.name}/{key}", f"secretRef:{source.name}/{key}")


def _placed(
    settings: Sequence[Setting], variables: Mapping[Place, Setting], origins: Mapping[Place, int], moved: set[int]
) -> list[Setting]:
    """The settings with the variables among them: beneath what `env` says, in the place of what was moved, or behind it."""
    own = {(setting.document, setting.name) for setting in settings} & variables.keys()
    given: dict[int, dict[str, Setting]] = {}
    for place, variable in variables.items():
        if place not in own:
            given.setdefault(origins[place], {}).setdefault(place[1].rpartition("env[")[2], variable)
    placed: list[Setting] = []
    for index, setting in enumerate(settings):
        if (place := (setting.document, setting.name)) in own:
            placed.append(msgspec.structs.replace(setting, chain=(*variables[place].chain, *setting.chain)))
        elif index not in moved:
            placed.append(setting)
        placed += given.get(index, {}).values()
    return placed
