"""Services that say something else of what is well-known: their settings, and their model with them."""

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from config_lint.checks.typed import _steps
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.models.service import ServiceModel
from config_lint.values.value import Value

if TYPE_CHECKING:
    from config_lint.models.section import Section


def is_own(service: Service, setting: Setting) -> bool:
    """Whether what gives the model a value is a setting of its own."""
    own = service.by_name.get((setting.document, setting.name))
    return own is not None and own.chain is setting.chain and own.value is setting.value


def remodelled(service: Service, settings: Sequence[Setting]) -> Service:
    """The service with other values of its settings, in their order: each must be one that its field takes."""
    new = {(each.document, each.name): each for each in settings}
    bound: dict[str, Setting] = {}
    model = service.model
    for canonical, setting in service.bound.items():
        now = new[setting.document, setting.name] if is_own(service, setting) else setting
        bound[canonical] = now
        if now.value != setting.value:
            model = with_value(model, steps_in(model, canonical), now.value)
    return dataclasses.replace(service, settings=tuple(settings), bound=bound, modelled=lambda: model)


def takes(service: Service, canonical: str, value: Value) -> bool:
    """Whether a field of the model takes a value."""
    try:
        with_value(service.model, steps_in(service.model, canonical), value)
    except ValidationError:
        return False
    return True


def steps_in(model: ServiceModel, canonical: str) -> tuple[str, ...]:
    """The way to a field, with the members on it that have no name."""
    here: Any = model
    steps: list[str] = []
    for step in _steps(canonical):
        if isinstance(here, dict) and step not in here:
            steps.append("")
            here = here[""]
        steps.append(step)
        here = here[step] if isinstance(here, dict) else getattr(here, step)
    return tuple(steps)


def with_value(here: Any, steps: Sequence[str], value: Value) -> Any:
    """A part of the model with another value at the end of the way. Raises `ValidationError`."""
    first, *rest = steps
    if isinstance(here, dict):
        return {**here, first: with_value(here[first], rest, value)}
    if rest:
        return here.model_copy(update={first: with_value(getattr(here, first), rest, value)})
    kind: type[Section] = type(here)
    return here.model_copy(update={first: getattr(kind.model_validate({first: value}), first)})
