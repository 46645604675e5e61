"""Values that a tool wrote from other files here are located where they come from."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from config_lint.domain.contribution import Contribution
from config_lint.domain.document import Entry
from config_lint.domain.key import Key, render
from config_lint.domain.layer import Layer
from config_lint.layers.names import relaxed, variable_of
from config_lint.values.secret import Secret
from config_lint.values.value import Value

TELLING = 8
"""Characters of a value, at least, that is recognised whatever its key; shorter ones need the same last word of the key too."""

Trace = tuple[str, str]
"""(last word of the key, value), or ("", value) for a value alone."""


def traced(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """The layers of a service; each value of a derived one that exactly one place of the others says is located there.

    A finding on it is then about the file that somebody edits, and the same one as that about the source itself.
    """
    if not any(layer.derived for layer in layers):
        return tuple(layers)
    origins = _origins(layer for layer in layers if not layer.derived)
    return tuple(_traced(layer, origins) if layer.derived else layer for layer in layers)


def _origins(layers: Iterable[Layer]) -> dict[Trace, Entry | None]:
    """Where each value is written; None where that is several places."""
    origins: dict[Trace, Entry | None] = {}
    for layer in layers:
        for contribution in layer.contributions:
            for trace in _traces(contribution.name, contribution.entry.value):
                known = origins.setdefault(trace, contribution.entry)
                if known is not None and known.location != contribution.entry.location:
                    origins[trace] = None
    return origins


def _traces(name: Key, value: Value) -> Iterator[Trace]:
    """What a value can be recognised by, best first."""
    if not isinstance(value, str | int | float | Secret):
        return
    text = value.reveal() if isinstance(value, Secret) else str(value)
    yield relaxed(variable_of(render(name)) or name[-1]), text
    if len(text) >= TELLING:
        yield "", text


def _traced(layer: Layer, origins: dict[Trace, Entry | None]) -> Layer:
    return msgspec.structs.replace(layer, contributions=tuple(_located(found, origins) for found in layer.contributions))


def _located(contribution: Contribution, origins: dict[Trace, Entry | None]) -> Contribution:
    for trace in _traces(contribution.name, contribution.entry.value):
        origin = origins.get(trace)
        if origin is not None:
            return msgspec.structs.replace(contribution, entry=msgspec.structs.replace(origin, value=contribution.entry.value))
    return contribution
