"""Going through a text from its beginning to its end, where one bad place does not spoil the rest."""

from abc import ABC, abstractmethod

from config_lint.domain.document import Document
from config_lint.text.comments import comments_in
from config_lint.text.errors import Faults, LimitExceeded
from config_lint.text.leaves import Leaves
from config_lint.text.limits import VALUES, values_exceeded
from config_lint.text.lines import Lines
from config_lint.text.node import Mapping
from config_lint.values.location import Location


class Reading(ABC):
    """What has been found gathers in `root`, `comments` (their offsets) and `faults`."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.lines = Lines(text, path)
        self.root = Mapping(self.lines.location(0, 0), {}, [])
        self.comments: list[tuple[int, int]] = []
        self.faults = Faults()
        self._left = VALUES

    @abstractmethod
    def run(self) -> None:
        """Reads the whole text; raises `LimitExceeded`."""

    def count(self, place: Location) -> None:
        """Counts one value; raises `LimitExceeded` when there are too many."""
        self._left -= 1
        if self._left < 0:
            raise LimitExceeded(values_exceeded(), place, "split the file")

    def document(self, format: str) -> Document:
        """The text as a document; one that is larger than what is read has no entries."""
        try:
            self.run()
            leaves = Leaves(self.root)
        except LimitExceeded as fault:
            return Document(self.path, 0, format, (), problems=(*self.faults.problems, fault.problem()))
        spoken = comments_in(self.text, self.comments, self.lines)
        return leaves.document(self.path, format, spoken, problems=tuple(self.faults.problems))
