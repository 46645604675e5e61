"""What turns a report into text of one format."""

from abc import ABC, abstractmethod
from typing import ClassVar

import msgspec

from config_lint.domain.report import Report


class Display(msgspec.Struct, frozen=True):
    """Where the text will be shown. Formats for programs look at `show_suppressed` alone.

    `width` counts columns, `encoding` is what the characters will be written in. With `detailed` nothing is shortened;
    with `summary` a format for people ends with the counts.
    """

    width: int = 100
    colour: bool = False
    encoding: str = "utf-8"
    show_suppressed: bool = False
    detailed: bool = False
    summary: bool = True


class Reporter(ABC):
    """To add a format: a file in `reporters/` with one concrete subclass, named like the format (`Concise` is `concise`).

    `wants` names what is only put into the report for those that show it: `drawings` and `drift`.
    """

    wants: ClassVar[frozenset[str]] = frozenset()

    @abstractmethod
    def render(self, report: Report, display: Display) -> str:
        """The whole output: it ends with a line feed, or is empty. Equal reports give equal texts."""
