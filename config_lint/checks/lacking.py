"""Where something stands that is not there: beside what its peers have; and whether somebody took it away."""

from config_lint.domain.contribution import Operation
from config_lint.domain.layer import Layer
from config_lint.domain.place import Place
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.location import Location, start_of


def place_without(service: Service, peer: Service, setting: Setting) -> Place:
    """The place of a setting that a service lacks and its peer has.

    It is in the layer of the same source that decided the peer's, at the deepest parent that exists there; where the service
    has no such layer of its own environment, in its nearest one.
    """
    name = setting.chain[-1].name
    decided = next((_kind(layer) for layer in peer.layers if layer.path == setting.location.path), None)
    own = [layer for layer in service.layers if layer.environment and _kind(layer) == decided]
    beside = [layer for layer in own if any(section.key == name[:-1] for section in layer.places)]
    location = _deepest((beside or own)[-1], name) if own else service.home(name)
    owner = service.environment.name
    return Place(
        location,
        owner,
        service.name,
        setting.document,
        key=setting.key,
        name=setting.name,
        setting=setting.canonical,
        owner=owner,
    )


def is_taken_away(service: Service, setting: Setting) -> bool:
    """Whether a layer of the service's own environment takes away what a peer's setting says, or what it stands in."""
    name = setting.chain[-1].name
    own = (layer for layer in service.layers if layer.environment and layer.document == setting.document)
    said = (each for layer in own for each in layer.contributions)
    return any(each.operation is Operation.DELETE and each.name == name[: len(each.name)] for each in said)


def _kind(layer: Layer) -> tuple[int, bool]:
    """What the layers of two environments have in common: their source, and whether a document of it brought the file in."""
    return layer.source, bool(layer.wired)


def _deepest(layer: Layer, name: tuple[str, ...]) -> Location:
    places = layer.located
    found = (places[name[:length]] for length in range(len(name) - 1, -1, -1) if name[:length] in places)
    return next(found, start_of(layer.path))
