"""`named-once`: no two objects in one file, and no two entries of one list, go by the same name."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.value import shown

_entry_name = on_use(r"(?P<list>.*)\[(?P<position>\d+)\]\.name")
_list_name = on_use(r"(?:^|[.\]])\"?([\w-]+)\"?$")

ENTRY_KEYS = frozenset(("name", "value", "valueFrom"))
"""What an entry of a list of variables has, and nothing else."""


class NamedOnceParameters(Parameters, frozen=True):
    """`lists` are lists whose entries have to have different names, whatever else they hold."""

    lists: frozenset[str] = frozenset()


class NamedOnce(Check[NamedOnceParameters, Service]):
    """An object is a document with a kind and a name (a Kubernetes manifest); an element is a document or a list.

    Entries count that are a name and a value, since the last one wins there; the variant `equal` is for values that are equal.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = NamedOnceParameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """Objects first, then lists."""
        yield from _objects(group)
        lists: dict[tuple[str, str], dict[str, list[Setting]]] = {}
        for setting in group.named(_is_entry):
            if setting.value.__class__ is str:
                entry = _entry_name.fullmatch(setting.name)
                if entry:
                    names = lists.setdefault((setting.document, entry["list"]), {})
                    names.setdefault(shown(setting.value), []).append(setting)
        for (_, path), names in lists.items():
            yield from self._entries(group, path, names)

    def _entries(self, service: Service, path: str, names: dict[str, list[Setting]]) -> Iterator[Outcome]:
        last = _list_name.search(path)
        is_declared = last is not None and last[1] in self.parameters.lists
        repeated = [(name, bearers) for name, bearers in names.items() if len(bearers) > 1]
        if not repeated:
            yield Verdict.PASSED
        for name, (first, *others) in repeated:
            for other in others:
                values = _values(service, first), _values(service, other)
                if is_declared or all(values):
                    facts = {"name": name, "kind": "entry", "list": path}
                    related = (Related("the first of that name", place_of(first)),)
                    variant = "equal" if all(values) and values[0] == values[1] else ""
                    yield Violation(place_of(other), facts, related, variant)


def _is_entry(name: str) -> bool:
    return name.endswith("].name")


def _values(service: Service, name: Setting) -> list[object]:
    """What an entry holds beside its name; nothing where it is more than a variable."""
    prefix = name.name.removesuffix("name")
    inside = [setting for setting in service.settings if setting.document == name.document and setting.name.startswith(prefix)]
    if any(setting.name.removeprefix(prefix).partition(".")[0] not in ENTRY_KEYS for setting in inside):
        return []
    return [setting.value for setting in inside if setting is not name]


def _is_kind(name: str) -> bool:
    return name == "kind"


def _objects(service: Service) -> Iterator[Outcome]:
    """Two documents of one file that are objects of one kind, namespace and name."""
    if not service.named(_is_kind):
        return
    known: dict[tuple[object, ...], Setting] = {}
    for document in dict.fromkeys(setting.document for setting in service.settings):
        kind, version, name = (service.by_name.get((document, key)) for key in ("kind", "apiVersion", "metadata.name"))
        if kind is None or version is None or name is None:
            continue
        space = service.by_name.get((document, "metadata.namespace"))
        if any(isinstance(part.value, Reference) for part in (kind, name, space) if part is not None):
            yield Verdict.NOT_EVALUATED
            continue
        identity = (name.location.path, kind.value, name.value, space and space.value)
        first = known.setdefault(identity, name)
        if first.location == name.location:  # one document, which may be read in two ways
            yield Verdict.PASSED
        else:
            facts = {"name": shown(name.value), "kind": shown(kind.value), "list": ""}
            yield Violation(place_of(name), facts, (Related("the first of that name", place_of(first)),))
