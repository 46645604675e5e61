"""Which services there are, in which environments, and what each is made of."""

from collections.abc import Iterable, Mapping, Sequence

from config_lint.domain.environment import Environment
from config_lint.domain.layer import BENEATH, Layer
from config_lint.domain.source import SourceFile

Pair = tuple[str, str]
"""(environment, service)."""

BASES = (["base"], ["bases"])
"""Folders of what is never deployed by itself, where something else is built on it.
https://kubectl.docs.kubernetes.io/references/kustomize/glossary/#base"""


def paired(
    files: Sequence[SourceFile], layers: Sequence[Layer], environments: Sequence[Environment], otherwise: Sequence[str]
) -> dict[Pair, tuple[Layer, ...]]:
    """The layers of each service in each environment, lowest first.

    A service exists in an environment if a file's path or content names both; one that only files without an environment name
    exists in all. Where nothing names a service, everything is about those called `otherwise`. Wiring comes first: a file that
    another one brings into an environment is a layer of those that the other one says, and of nobody else there; a base of
    others is one nowhere else.
    """
    named = {(layer.environment, layer.service) for layer in layers if layer.service}
    named |= {(file.environment, file.service) for file in files if file.service and not file.source.services_at}
    if not named:
        named = {(file.environment, service) for file in files for service in otherwise}
    placed = {service for environment, service in named if environment}
    services = sorted({service for _, service in named})
    by_owner: dict[Pair, list[Layer]] = {}
    for layer in layers:
        by_owner.setdefault((layer.environment, layer.service), []).append(layer)
    wired = _wired(layers, environments)
    bases = frozenset(layer.path for layer in layers if layer.wired and layer.path.split("/")[-2:-1] in BASES)
    pairs: dict[Pair, tuple[Layer, ...]] = {}
    for environment in environments:
        if environment.abstract:
            continue
        for service in services:
            if service not in placed or any((owner, service) in named for owner in environment.lineage):
                stacked = _stacked(by_owner, environment, service)
                brought = wired[environment.name] | bases
                left = [layer for layer in stacked if (layer.wired or layer.path) not in brought]
                if left or not stacked:
                    pairs[environment.name, service] = _beneath_once(left)
    return pairs


def _wired(layers: Iterable[Layer], environments: Iterable[Environment]) -> dict[str, frozenset[str]]:
    """By environment, the files that another file brings in: what they say counts only where that one says so."""
    by_owner: dict[str, set[str]] = {}
    for layer in layers:
        if layer.wired:
            by_owner.setdefault(layer.environment, set()).add(layer.path)
    return {
        environment.name: frozenset(path for owner in ("", *environment.lineage) for path in by_owner.get(owner, ()))
        for environment in environments
    }


def _stacked(by_owner: Mapping[Pair, Sequence[Layer]], environment: Environment, service: str) -> list[Layer]:
    """By source; within one, what is for everybody, then what is for an ancestor, then what is the environment's own."""
    owners = ("", *environment.lineage)
    own = [layer for owner in owners for name in ("", service) for layer in by_owner.get((owner, name), ())]
    own.sort(key=lambda layer: (layer.source, owners.index(layer.environment)))
    return own


def _beneath_once(own: Sequence[Layer]) -> tuple[Layer, ...]:
    """What lies beneath everything does so once, however many files bring it in."""
    if own and own[0].source == BENEATH:
        once = {(layer.path, layer.document): layer for layer in reversed(own) if layer.source == BENEATH}
        return (*reversed(once.values()), *(layer for layer in own if layer.source != BENEATH))
    return tuple(own)


def fed(
    pairs: Mapping[Pair, Sequence[Layer]], files: Iterable[SourceFile], environments: Iterable[Environment]
) -> dict[str, tuple[Pair, ...]]:
    """Which services each file reaches; a file that gave no layer (it could not be read) reaches those that its path names."""
    reached: dict[str, dict[Pair, None]] = {}
    for pair, layers in pairs.items():
        for layer in layers:
            reached.setdefault(layer.path, {})[pair] = None
    lineages = {environment.name: environment.lineage for environment in environments}
    for file in files:
        if file.path not in reached:
            reached[file.path] = {
                pair: None
                for pair in pairs
                if file.service in ("", pair[1]) and (not file.environment or file.environment in lineages[pair[0]])
            }
    return {path: tuple(found) for path, found in reached.items()}
