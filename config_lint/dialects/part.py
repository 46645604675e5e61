"""The piece of a document that speaks to one service in one environment."""

import msgspec

from config_lint.domain.document import Document
from config_lint.domain.key import Key
from config_lint.domain.source import Source


class Part(msgspec.Struct, frozen=True):
    """`document` holds only this piece's entries and sections, under their full keys; `root` is what their keys begin with.

    `environment` and `service` are empty where the piece speaks to all of them; `depth` counts the ancestors of
    `environment`, so that a child's layer lies on its parent's. `name` is the name under which the piece stacks.
    """

    document: Document
    root: Key
    source: Source
    environment: str
    service: str
    depth: int
    name: str
