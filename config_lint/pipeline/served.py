"""What comes of the files, before it is a fleet: services, and what was seen on the way to them."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from config_lint.engine.told import Told
from config_lint.pipeline.documents import Documents
from config_lint.pipeline.serving import Made

Progress = Callable[[str, int, int], None]
"""Told what is being done, how far, and of how much."""


def silent(_step: str, _done: int, _of: int) -> None:
    """Tells nobody."""


class Served(NamedTuple):
    """The services in the order of the fleet, what was seen of the files, and what of them was passed over."""

    made: list[Made]
    documents: Documents
    notes: Iterable[tuple[str, str]]
    told: dict[str, Told]
