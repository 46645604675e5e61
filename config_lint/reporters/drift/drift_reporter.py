"""What turns a drift table into text of one format."""

from abc import ABC, abstractmethod

from config_lint.domain.drift import DriftTable
from config_lint.reporters.reporter import Display


class DriftReporter(ABC):
    """To add a format: a file beside this one with one concrete subclass, named like the format (`Concise` is `concise`).

    With `show_suppressed`, what is meant to differ is shown like drift; with `detailed`, formats for people say why it is.
    """

    @abstractmethod
    def render(self, table: DriftTable, display: Display) -> str:
        """The whole output: it ends with a line feed, or is empty. Equal tables give equal texts."""
