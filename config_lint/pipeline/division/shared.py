"""Layers of files that are in every part: the same ones everywhere, so that none of them has to travel back."""

from collections.abc import Container, Iterable, Iterator

from config_lint.domain.layer import Layer

Mark = tuple[int, str, str, str, str, int]
"""What tells a layer of a shared file from its others, in whichever part it is."""

Shared = dict[Mark, Layer]


def marked(layers: Iterable[Layer], shared: Container[str]) -> Iterator[tuple[Mark | None, Layer]]:
    """The layers in the order in which they are interpreted, each with its mark; None for one that is no shared file's.

    Those of one file, environment, service and document are counted: their order is that of the file, whatever else there is.
    """
    counts: dict[tuple[int, str, str, str, str], int] = {}
    for layer in layers:
        if layer.path not in shared:
            yield None, layer
            continue
        kind = (layer.source, layer.path, layer.environment, layer.service, layer.document)
        counts[kind] = counts.get(kind, 0) + 1
        yield (*kind, counts[kind]), layer
