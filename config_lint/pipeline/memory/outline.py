"""A fleet as far as a report needs it beside what was said: who is in it, and what was looked at."""

import msgspec

from config_lint.domain.environment import Environment
from config_lint.domain.fleet import Fleet
from config_lint.domain.report import Coverage


class Outline(msgspec.Struct, frozen=True):
    """A fleet as far as a report needs it beside what was said: who is in it, and what was looked at.

    `formats` are those of the files that were read, by path; `speaking` are those with comments for us, and whom they reach:
    what is wrong with such a comment is found out anew.
    """

    environments: tuple[Environment, ...]
    pairs: tuple[tuple[str, str], ...]
    coverage: Coverage
    layout: str
    formats: dict[str, str]
    speaking: dict[str, tuple[tuple[str, str], ...]]

    def fleet(self) -> Fleet:
        """The fleet without a single setting: enough to tell who is in it, and in which order."""
        fleet = Fleet(self.environments, (), (), self.speaking)
        fleet.pairs = self.pairs
        return fleet
