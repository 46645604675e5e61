"""Binding: which settings give the service model its values, and what is wrong with those that cannot."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from config_lint.binding.match import Match, Path
from config_lint.binding.members import Bound, Fields, apart
from config_lint.binding.plan import STORES
from config_lint.binding.vocabulary import Vocabulary
from config_lint.domain.problem import Problem
from config_lint.domain.setting import Setting
from config_lint.models.addresses import url_fault
from config_lint.models.faults import MALFORMED
from config_lint.values.empty import Empty
from config_lint.values.holes import mask
from config_lint.values.secret import Secret
from config_lint.values.value import Value, shown

if TYPE_CHECKING:
    from config_lint.models.service import ServiceModel


class Binding(NamedTuple):
    """The settings with their canonical names, what gives the model, the setting behind each canonical name, and the problems.

    `values` are what the model is made of.
    """

    settings: tuple[Setting, ...]
    modelled: "Callable[[], ServiceModel]"
    bound: dict[str, Setting]
    problems: list[Problem]
    values: dict[str, Any]


def model_of(values: dict[str, Any]) -> "ServiceModel":
    """The model that such values of a `Binding` are those of. Raises pydantic's `ValidationError`."""
    from config_lint.models.service import ServiceModel  # pydantic takes long to import, and not every run needs a model

    return ServiceModel.model_validate(values)


def is_sound(modelled: "Callable[[], ServiceModel]") -> bool:
    """Whether there is a model of what was taken for sound."""
    from pydantic import ValidationError

    try:
        modelled()
    except ValidationError:
        return False
    return True


def bind(settings: Iterable[Setting], vocabulary: Vocabulary, service: str, *, sound: bool = False) -> Binding:
    """What the settings of a service mean.

    Where several settings mean one thing, the highest layer's counts, then the first written. `service` is the service's own
    name: a database called like its service is its unnamed one. A value that is a url by its looks must be one, whatever its
    key. Of what is `sound`, every value is known to be what its setting means: then no model is made before somebody asks for it.
    """
    named = list(settings)
    plan = vocabulary.plans.of(tuple([setting.name for setting in named]), service)
    problems = list(_malformed(named[at] for at in plan.others))
    meant = [(at, match) for at, match in plan.meant if named[at].value.__class__ is not Empty]
    chosen = _settled(named, plan.settled) if plan.settled and len(meant) == len(plan.meant) else _decided(named, meant)
    values = _nested(chosen)
    modelled: Callable[[], ServiceModel] = partial(model_of, values)
    faults: list[Problem] = []
    if not sound:
        values, modelled, faults = _validated(chosen, values)
    by_canonical = {match.canonical: setting for match, setting in chosen.values()}
    problems = sorted((*problems, *faults), key=lambda problem: problem.location)
    return Binding(tuple(named), modelled, by_canonical, problems, values)


def _malformed(settings: Iterable[Setting]) -> Iterator[Problem]:
    """What is wrong with the urls of settings that mean nothing to us."""
    for setting in settings:
        value = setting.value
        if (value.__class__ is str or value.__class__ is Secret) and ("http" in (text := str(value)) or "://" in text):
            fault = url_fault(value, setting.name)
            if fault:
                yield _problem(setting, MALFORMED, fault)


def _settled(named: list[Setting], settled: Iterable[tuple[int, Match]]) -> dict[Path, Bound]:
    """What is chosen where nothing else could be; each is called by its canonical name in `named`, too."""
    chosen: dict[Path, Bound] = {}
    for at, match in settled:
        setting = named[at] = _called(named[at], match.canonical)
        chosen[match.path] = (match, setting)
    return chosen


def _decided(named: list[Setting], meant: Iterable[tuple[int, Match]]) -> dict[Path, Bound]:
    """What is chosen of what is `meant`; all of that is called by its canonical name in `named`."""
    chosen: dict[Path, Bound] = {}
    stores: dict[tuple[str, str], dict[str, Fields]] = {}
    for index, match in meant:
        if match.named in STORES:
            fields = stores.setdefault((match.named, match.name), {}).setdefault(match.engine, {})
            _choose(fields, match.field, (match, named[index]))
        else:
            _choose(chosen, match.path, (match, named[index]))
    names: dict[tuple[str, str, str], str] = {}
    for called, bound in apart(stores):
        names[bound[0].named, bound[0].name, bound[0].engine] = called
        match = bound[0].called(called)
        _choose(chosen, match.path, (match, bound[1]))
    called_so: dict[tuple[int, str], Setting] = {}
    for index, match in meant:
        is_store = match.named in STORES
        final = match.called(names[match.named, match.name, match.engine]) if is_store else match
        setting = named[index]
        named[index] = called_so[id(setting), final.canonical] = _called(setting, final.canonical)
    return {
        path: (match, called_so.get((id(setting), match.canonical)) or _called(setting, match.canonical))
        for path, (match, setting) in chosen.items()
    }


def _called(setting: Setting, canonical: str) -> Setting:
    """The setting with its canonical name; made by hand, in half the time of `replace`."""
    return Setting(setting.environment, setting.service, setting.document, setting.name, setting.value, setting.chain, canonical)


def _choose(fields: dict[Any, Bound], key: Any, bound: Bound) -> None:
    rival = fields.get(key)
    if rival is None or rival[1].chain[-1].layer < bound[1].chain[-1].layer:
        fields[key] = bound


def _validated(
    chosen: dict[Path, Bound], values: dict[str, Any]
) -> "tuple[dict[str, Any], Callable[[], ServiceModel], list[Problem]]":
    """The values that are well, and their model; each that is not is left out, and becomes a problem."""
    from pydantic import ValidationError

    problems: list[Problem] = []
    try:
        return values, partial(_same, model_of(values)), problems
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_context=False, include_input=False):
            _, setting = chosen.pop(tuple(str(step) for step in fault["loc"]))
            if not _is_hidden(setting.value):
                problems.append(_problem(setting, fault["type"], fault["msg"]))
    values = _nested(chosen)
    return values, partial(_same, model_of(values)), problems


def _same(model: "ServiceModel") -> "ServiceModel":
    return model


def _is_hidden(value: Value) -> bool:
    """Whether nothing can be said of a value without saying what it is, or is not."""
    return isinstance(value, Secret) and value.shown == mask


def _nested(chosen: dict[Path, Bound]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for path, (match, setting) in chosen.items():
        node = tree
        for step in path[:-1]:
            node = node.setdefault(step, {})
        node[path[-1]] = _with_unit(setting.value, match.unit) if match.unit else setting.value
        if match.engine:
            tree[path[0]][path[1]].setdefault("engine", match.engine)
    return tree


def _with_unit(value: Value, unit: str) -> Value:
    """A bare number counts in the unit that its name says."""
    if isinstance(value, int | float | str) and str(value).strip().replace(".", "", 1).isdigit():
        return f"{str(value).strip()}{unit}"
    return value


def _problem(setting: Setting, kind: str, reason: str) -> Problem:
    return Problem(
        kind,
        setting.location,
        {"reason": reason, "value": shown(setting.value)},
        key=setting.key,
        environment=setting.environment,
        service=setting.service,
    )
