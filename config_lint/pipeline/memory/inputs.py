"""What services are made of, in few bytes each: who is made of the same layers as before is the same as before."""

from collections.abc import Sequence

from config_lint.domain.layer import Layer
from config_lint.domain.service import Service
from config_lint.pipeline.memory.imprint import Digest, encoder

SHARED = 2
"""Services that have a contribution, on average, from which on this pays: to tell it takes half as long as an imprint's part."""


def inputs_of(services: Sequence[Service], digest: Digest) -> tuple[bytes, ...]:
    """A digest of the layers of each service, in their order; nothing where few layers are in several services.

    It is empty where a layer cannot be written down. What else a service is made of is the same for all runs of one memory, but
    for files that are not known as a whole.
    """
    layers = {id(layer): layer for service in services for layer in service.layers}
    uses = sum(len(layer.contributions) for service in services for layer in service.layers)
    if uses < SHARED * sum(len(layer.contributions) for layer in layers.values()):
        return ()
    encode = encoder(digest)

    def told(layer: Layer) -> bytes:
        try:
            return digest(encode(layer))
        except (OverflowError, UnicodeEncodeError):
            return b""

    known = {number: told(layer) for number, layer in layers.items()}

    def of(service: Service) -> bytes:
        parts = [known[id(layer)] for layer in service.layers]
        return digest(b"".join((bytes((service.complete,)), *parts))) if all(parts) else b""

    return tuple(map(of, services))
