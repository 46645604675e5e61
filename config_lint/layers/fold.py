"""Folding: layers in order of precedence become one value a key, and nothing that was overridden is forgotten."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from operator import attrgetter, itemgetter
from typing import Any

import msgspec

from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.environment import Environment
from config_lint.domain.key import Key, render
from config_lint.domain.layer import Layer
from config_lint.domain.problem import Problem
from config_lint.domain.setting import Setting
from config_lint.layers.conditions import holds
from config_lint.layers.config_maps import looked_up
from config_lint.layers.env_from import brought_in
from config_lint.layers.interpolation import interpolated
from config_lint.layers.surroundings import arriving
from config_lint.layers.traced import traced

Chain = tuple[Contribution, ...]
Branch = dict[Any, Any]
"""Parts to branches or chains. Where a container took a lower one's place, the key `None` holds the lower branch, and
`Operation.REPLACE` the chain that said so: the value while nothing else is in it."""

NOTES = 2
"""How many keys of a branch are no parts, where a container took a lower one's place."""

Arrangement = tuple[Sequence[str], Sequence[tuple[int, ...]] | None]
"""Names in the order first written, and for each the places of the contributions that it is left of.

Mostly that is one, and they are in order: then there are no places.
"""

MOST_ARRANGEMENTS = 1 << 14
"""Sets of names that are remembered."""

SET = Operation.SET
_name, _operation, _condition, _value = map(attrgetter, ("name", "operation", "condition", "entry.value"))
_last = itemgetter(-1)
_rendered: dict[Key, str] = {}
_arrangements: dict[tuple[tuple[Key, ...], tuple[tuple[int, str], ...]], Arrangement] = {}


class Resolved(msgspec.Struct, frozen=True):
    """One service in one environment after layering.

    Its settings in the order first written, the layers they came from, the problems met. `whole` is false where it is given
    settings by what is not here; `as_written` is true where every value is the one that is written last in its setting's chain.
    """

    settings: tuple[Setting, ...]
    layers: tuple[Layer, ...]
    problems: tuple[Problem, ...]
    whole: bool
    as_written: bool


def resolve(layers: Sequence[Layer], service: str, environment: Environment, provided: Sequence[str]) -> Resolved:
    """The settings of a service.

    `layers` are its own and the shared ones, lowest first; `provided` are names (`*.client.secret`) that are set at deployment.
    """
    layers = traced(layers)
    settings: list[Setting] = []
    for document, contributions in _said(layers, environment).items():
        names, places = _arrangement(contributions)
        chains = list(zip(contributions) if places is None else _chains(contributions, places))
        values = map(_value, map(_last, chains))
        settings += map(Setting, repeat(environment.name), repeat(service), repeat(document), names, values, chains)
    given, is_whole = brought_in(looked_up(settings))
    resolved, problems = interpolated(arriving(given, provided), provided)
    return Resolved(tuple(resolved), layers, tuple(problems), is_whole, as_written=resolved is settings)


def _said(layers: Sequence[Layer], environment: Environment) -> dict[str, Sequence[Contribution]]:
    """What counts of the layers, by the document that it stacks in."""
    said: dict[str, Sequence[Contribution]] = {}
    active: frozenset[str] | None = None
    for layer in layers:
        held: Sequence[Contribution] = layer.contributions
        if any(map(_condition, held)):
            active = active or frozenset((*environment.words, *environment.lineage))
            held = [each for each in held if not each.condition or holds(each.condition, active)]
        below = said.get(layer.document)
        said[layer.document] = (*below, *held) if below else held
    return said


def _arrangement(contributions: Sequence[Contribution]) -> Arrangement:
    """What is left of contributions, lowest layer first.

    That depends on nothing but their names and operations: a service that has the same in several environments is laid once.
    """
    names = tuple(map(_name, contributions))
    operations = list(map(_operation, contributions))
    others: tuple[tuple[int, str], ...] = ()
    if operations.count(SET) < len(operations):
        others = tuple([(at, each.value) for at, each in enumerate(operations) if each is not SET])
    found = _arrangements.get((names, others))
    if found is None:
        alone = not others and are_apart(names)
        found = (tuple(map(_text, names)), None) if alone else laid(contributions)
        if len(_arrangements) < MOST_ARRANGEMENTS:
            _arrangements[names, others] = found
    return found


def are_apart(names: Sequence[Key]) -> bool:
    """Whether keys are those of one file that says each once, in its order: then everything is left of what sets them."""
    opened: set[Key] = set()
    above: Key = ()
    for name in names:
        parents = name[:-1]
        if parents == above:
            continue
        for length in range(1, len(parents) + 1):
            parent = parents[:length]
            if parent == above[:length]:
                continue
            if parent in opened:  # it was left, and is gone on with
                return False
            opened.add(parent)
        above = parents
    return len(set(names)) == len(names) and opened.isdisjoint(names)


def _text(name: Key) -> str:
    text = _rendered.get(name)
    if text is None:
        text = _rendered[name] = render(name)
    return text


def laid(contributions: Sequence[Contribution]) -> Arrangement:
    """The same, worked out."""
    root: Branch = {}
    _lay(root, contributions)
    leaves: list[tuple[Key, Chain]] = []
    _gather(root, (), leaves)
    at = {id(each): place for place, each in enumerate(contributions)}
    names: list[str] = []
    places: list[tuple[int, ...]] = []
    for name, chain in leaves:
        names.append(_text(name))
        places.append(tuple([at[id(link)] for link in chain]))
    in_order = places == list(zip(range(len(contributions))))
    return tuple(names), None if in_order else tuple(places)


def _chains(contributions: Sequence[Contribution], places: Iterable[tuple[int, ...]]) -> Iterator[Chain]:
    """What each value is left of, by the places of that."""
    return (tuple([contributions[at] for at in chain]) for chain in places)


def _lay(root: Branch, contributions: Sequence[Contribution]) -> None:
    """Puts each on those below. What stands side by side goes into one branch, which is looked up for the first of it."""
    branch: Branch = root
    above: list[str] = []
    for contribution in contributions:
        *parents, last = contribution.name
        if parents != above:
            branch, above = _branch(root, parents), parents
        if contribution.operation is SET:
            existing = branch.get(last)
            if existing is None and None in branch:
                existing = _shadow(branch, last)
            branch[last] = (*existing, contribution) if existing.__class__ is tuple else (contribution,)
        else:
            _apply(branch, last, contribution)
            branch, above = root, []


def _branch(root: Branch, names: Iterable[str]) -> Branch:
    """What stands under a key; opened where it is not there, or is a value."""
    branch = root
    for part in names:
        child = branch.get(part)
        if child.__class__ is not dict:
            child = branch[part] = _opened(branch, part)
        branch = child
    return branch


def _apply(branch: Branch, last: str, contribution: Contribution) -> None:
    """Does what is no plain setting of a value."""
    operation = contribution.operation
    if operation is Operation.DELETE:
        branch.pop(last, None)
    elif operation is Operation.APPEND:
        _append(branch, last, contribution)
    else:
        _open(branch, last, contribution)


def _opened(branch: Branch, part: str) -> Branch:
    """A new branch; it remembers what stood in its place in a branch that was replaced."""
    before = _shadow(branch, part)
    return {None: before} if before.__class__ is dict else {}


def _shadow(branch: Branch, part: str) -> Any:
    before = branch.get(None)
    return None if before is None else before.get(part)


def _open(branch: Branch, part: str, contribution: Contribution) -> None:
    """A container: it joins a lower one (merge) or takes its place (replace); with nothing in it, it is a value of its own."""
    existing = branch.get(part)
    if contribution.operation is Operation.REPLACE and existing.__class__ is dict:
        existing.pop(None, None)
        branch[part] = {None: existing, Operation.REPLACE: (contribution,)}
    elif existing.__class__ is tuple:
        branch[part] = (*existing, contribution)
    elif existing is None:
        branch[part] = (contribution,)


def _append(branch: Branch, part: str, contribution: Contribution) -> None:
    items = branch.get(part)
    if items.__class__ is not dict:
        items = branch[part] = {}
    position = sum(1 for known in items if known.__class__ is str)
    items[f"[{position}]"] = (contribution,)


def _gather(branch: Branch, prefix: Key, leaves: list[tuple[Key, Chain]]) -> None:
    """Adds the values of a branch, each under its whole name, in the order first written."""
    if len(branch) == NOTES and Operation.REPLACE in branch:
        leaves.append((prefix, branch[Operation.REPLACE]))
        return
    for part, child in branch.items():
        if part.__class__ is not str:
            continue
        name = (*prefix, part)
        if child.__class__ is tuple:
            leaves.append((name, child))
        else:
            _gather(child, name, leaves)
