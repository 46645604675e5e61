"""A part as it travels: without a secret in it, because whoever receives it has the files that each is written in."""

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable
from typing import Any

import msgspec

from config_lint.domain.contribution import Contribution
from config_lint.domain.layer import Layer
from config_lint.engine.told import Told
from config_lint.pipeline.division.bare import Bare, bare_of
from config_lint.pipeline.division.part import Part
from config_lint.pipeline.division.shared import Shared
from config_lint.pipeline.division.spots import LinesOf, Places, key_of, places_of, secrets_of
from config_lint.pipeline.documents import Looked
from config_lint.values.secret import Secret
from config_lint.values.value import Value

Table = dict[type, Callable[[Any], Any]]
"""How things of a type are written."""

SPEED = 1
"""Of packing: the least that makes it much smaller."""


class Sealed(msgspec.Struct, frozen=True, array_like=True):
    """What travels of a part. `left` are services with a secret that stands in no file as it is: who receives this makes them."""

    bare: list[Bare]
    left: frozenset[str]
    looked: dict[str, Looked]
    notes: list[tuple[str, str]]
    told: dict[str, Told]


class _Pickler(pickle.Pickler):
    """Writes each secret as the place that it is written at, and what is shown of it; shared layers by their marks."""

    def __init__(self, file: io.BytesIO, secrets: Places, shared: Shared) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._secrets = secrets
        self._marks = {id(layer): mark for mark, layer in shared.items()}
        self._places = {id(each): (layer, index) for layer in shared.values() for index, each in enumerate(layer.contributions)}
        special: Table = {
            Secret: self._secret,
            Layer: self._layer,
            Contribution: self._contribution,
        }
        self.dispatch_table = {**copyreg.dispatch_table, **special}

    def _secret(self, secret: Secret) -> tuple[Any, ...]:
        found = self._secrets[key_of(secret)]
        return (value_of, (found,)) if isinstance(found, Contribution) else (secret_at, (secret.shown, *found))

    def _layer(self, layer: Layer) -> Any:
        mark = self._marks.get(id(layer))
        return layer.__reduce__() if mark is None else (layer_marked, mark)

    def _contribution(self, contribution: Contribution) -> Any:
        place = self._places.get(id(contribution))
        return contribution.__reduce__() if place is None else (contribution_of, place)


class _Unpickler(pickle.Unpickler):
    """Reads secrets again from the files, and takes the shared layers that are here."""

    def __init__(self, file: io.BytesIO, lines_of: LinesOf, shared: Shared) -> None:
        super().__init__(file)
        self._lines_of = lines_of
        self._shared = shared

    def find_class(self, module: str, name: str) -> Any:
        """What a name in the part means."""
        if name == secret_at.__name__:
            return self._secret
        return self._layer if name == layer_marked.__name__ else super().find_class(module, name)

    def _secret(self, shown: str, path: str, line: int, start: int, end: int) -> Secret:
        return Secret(self._lines_of(path).line(line)[start:end], shown)

    def _layer(self, *mark: Any) -> Layer:
        return self._shared[mark]


def secret_at(shown: str, *spot: Any) -> Secret:
    """What a secret travels as a call of; who receives it reads it at that spot of the file."""
    raise NotImplementedError(shown, spot)


def layer_marked(*mark: Any) -> Layer:
    """What a shared layer travels as a call of; who receives it has the layer."""
    raise NotImplementedError(mark)


def contribution_of(layer: Layer, index: int) -> Contribution:
    """A contribution of a layer that is here already."""
    return layer.contributions[index]


def value_of(contribution: Contribution) -> Value:
    """The value of a contribution that is here already."""
    return contribution.entry.value


def sealed(part: Part, lines_of: LinesOf) -> bytes:
    """The part as it travels; `lines_of` are the lines of its files."""
    secrets = dict(places_of(part, lines_of))
    left = frozenset(each.service.name for each in part.made if not all(key in secrets for key in secrets_of(each.service)))
    bare = [bare_of(each) for each in part.made if each.service.name not in left]
    file = io.BytesIO()
    _Pickler(file, secrets, part.shared).dump(Sealed(bare, left, dict(part.looked), list(part.notes), dict(part.told)))
    return zlib.compress(file.getbuffer(), SPEED)


def unsealed(content: bytes, lines_of: LinesOf, shared: Shared) -> Sealed:
    """The part again; `lines_of` are the lines of the same files, `shared` the layers of those that all parts have."""
    found = _Unpickler(io.BytesIO(zlib.decompress(content)), lines_of, shared).load()
    assert isinstance(found, Sealed)
    return found
