"""A source's contributions to one service in one environment, or to many."""

import msgspec

from config_lint.domain.contribution import Contribution
from config_lint.domain.document import Section
from config_lint.domain.key import Key
from config_lint.domain.problem import Problem
from config_lint.values.location import Location

BENEATH = -1
"""The source of what lies beneath all sources: the defaults of what they fill in. Brought in twice, it is there once."""


class Layer(msgspec.Struct, frozen=True):
    """What one document (or one part of it) contributes. `environment` and `service` are empty where it speaks to all of them.

    `source` is the index of the source in the order of precedence, or `BENEATH`; `document` the name under which it stacks;
    `places` are its mappings and lists under their normalised names: the root's is `()`. `dialect` is the name of the one that
    understood it, and `problems` what that one has to say. `wired` is the path of the file whose reading brought this
    one in, through whatever others, empty where a source did: what is wired is no layer of its own any more. `derived` is true
    for what a tool wrote from other files here: rendered manifests, generated files. `notes` are places that were passed over,
    each with the reason.
    """

    source: int
    path: str
    environment: str
    service: str
    document: str
    contributions: tuple[Contribution, ...]
    places: tuple[Section, ...] = ()
    wired: str = ""
    dialect: str = ""
    derived: bool = False
    problems: tuple[Problem, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def located(self) -> dict[Key, Location]:
        """Where each of its mappings and lists stands."""
        return {section.key: section.location for section in self.places}
