"""A part as it travels: without a secret in it, because whoever receives it has the files that each is written in."""

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from config_lint.domain.contribution import Contribution
from config_lint.domain.layer import Layer
from config_lint.domain.problem import Problem
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.engine.judge import Told
from config_lint.pipeline.division.part import Part
from config_lint.pipeline.division.shared import Shared
from config_lint.pipeline.documents import Looked
from config_lint.pipeline.serving import Made
from config_lint.text.lines import Lines
from config_lint.values.location import Location
from config_lint.values.secret import Secret
from config_lint.values.value import Value

SPEED = 1
"""Of packing: the least that makes it much smaller."""

Spot = tuple[str, int, int, int]
"""Where a text stands: path, line, and the columns of its beginning and of its end, counted from 0."""

Secrets = Mapping[tuple[str, str], Spot | Contribution]
"""Where a secret of that text, of which that is shown, is to be had: in a file, or in a shared layer."""

LinesOf = Callable[[str], Lines]


class Bare(msgspec.Struct, frozen=True, array_like=True):
    """A service without what whoever receives it has: environments, zones, and the model, which is made of `values`.

    Of setting number n, `documents[n]` is the document, `names[n]` the name, and so on; its value is the last one written in its
    chain, unless `resolved` has another. `bound` are numbers of settings, or such as are not among them.
    """

    environment: str
    name: str
    documents: list[str]
    names: list[str]
    chains: list[tuple[Contribution, ...]]
    canonicals: list[str]
    resolved: dict[int, Any]
    values: dict[str, Any]
    bound: dict[str, int | Setting]
    layers: tuple[Layer, ...]
    complete: bool
    problems: tuple[Problem, ...]

    def settings(self) -> tuple[Setting, ...]:
        """The settings again."""
        columns = zip(self.documents, self.names, self.chains, self.canonicals, strict=True)
        found = [
            Setting(self.environment, self.name, document, name, chain[-1].entry.value, chain, canonical)
            for document, name, chain, canonical in columns
        ]
        for index, value in self.resolved.items():
            found[index] = msgspec.structs.replace(found[index], value=value)
        return tuple(found)


class Sealed(msgspec.Struct, frozen=True, array_like=True):
    """What travels of a part. `left` are services with a secret that stands in no file as it is: who receives this makes them."""

    bare: list[Bare]
    left: frozenset[str]
    looked: dict[str, Looked]
    notes: list[tuple[str, str]]
    told: dict[str, Told]


class _Pickler(pickle.Pickler):
    """Writes each secret as the place that it is written at, and what is shown of it; shared layers by their marks."""

    def __init__(self, file: io.BytesIO, secrets: Secrets, shared: Shared) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._secrets = secrets
        self._marks = {id(layer): mark for mark, layer in shared.items()}
        self._places = {id(each): (layer, index) for layer in shared.values() for index, each in enumerate(layer.contributions)}
        special: dict[type, Callable[[Any], Any]] = {
            Secret: self._secret,
            Layer: self._layer,
            Contribution: self._contribution,
        }
        self.dispatch_table = {**copyreg.dispatch_table, **special}

    def _secret(self, secret: Secret) -> tuple[Any, ...]:
        found = self._secrets[_key(secret)]
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
    secrets = dict(_known(part, lines_of))
    left = frozenset(each.service.name for each in part.made if not all(key in secrets for key in _keys(each.service)))
    bare = [_bare(each) for each in part.made if each.service.name not in left]
    file = io.BytesIO()
    _Pickler(file, secrets, part.shared).dump(Sealed(bare, left, dict(part.looked), list(part.notes), dict(part.told)))
    return zlib.compress(file.getbuffer(), SPEED)


def unsealed(content: bytes, lines_of: LinesOf, shared: Shared) -> Sealed:
    """The part again; `lines_of` are the lines of the same files, `shared` the layers of those that all parts have."""
    found = _Unpickler(io.BytesIO(zlib.decompress(content)), lines_of, shared).load()
    assert isinstance(found, Sealed)
    return found


def _bare(made: Made) -> Bare:
    service = made.service
    settings = service.settings
    places = {(setting.document, setting.name): index for index, setting in enumerate(settings)}

    def index_of(setting: Setting) -> int | Setting:
        index = places.get((setting.document, setting.name))
        if index is None or settings[index].chain is not setting.chain or settings[index].canonical != setting.canonical:
            return setting
        return index

    return Bare(
        service.environment.name,
        service.name,
        [setting.document for setting in settings],
        [setting.name for setting in settings],
        [setting.chain for setting in settings],
        [setting.canonical for setting in settings],
        {index: each.value for index, each in enumerate(settings) if each.value is not each.chain[-1].entry.value},
        made.values,
        {canonical: index_of(setting) for canonical, setting in service.bound.items()},
        service.layers,
        service.complete,
        made.problems,
    )


def _keys(service: Service) -> Iterator[tuple[str, str]]:
    """The text, and what is shown of it, of every secret that a service has."""
    for setting in service.settings:
        if isinstance(setting.value, Secret):
            yield _key(setting.value)
        for link in setting.chain:
            if isinstance(link.entry.value, Secret):
                yield _key(link.entry.value)
    for layer in service.layers:
        for contribution in layer.contributions:
            if isinstance(contribution.entry.value, Secret):
                yield _key(contribution.entry.value)


def _key(secret: Secret) -> tuple[str, str]:
    return secret.reveal(), secret.shown


def _known(part: Part, lines_of: LinesOf) -> Iterator[tuple[tuple[str, str], Spot | Contribution]]:
    """Where secrets are to be had: those of shared layers are there already, others where they stand on one line as they are."""
    shared = {id(layer) for layer in part.shared.values()}
    for layer in {id(layer): layer for each in part.made for layer in each.service.layers}.values():
        for contribution in layer.contributions:
            value = contribution.entry.value
            if not isinstance(value, Secret):
                continue
            found = contribution if id(layer) in shared else _spot(value.reveal(), contribution.entry.location, lines_of)
            if found is not None:
                yield _key(value), found


def _spot(text: str, place: Location, lines_of: LinesOf) -> Spot | None:
    if place.line != place.end_line:
        return None
    line = lines_of(place.path).line(place.line)
    start = line.find(text, place.column - 1, place.end_column - 1)
    return (place.path, place.line, start, start + len(text)) if start >= 0 else None
