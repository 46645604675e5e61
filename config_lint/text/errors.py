"""What is wrong with a text that cannot be read."""

import re

from config_lint.domain.problem import Problem
from config_lint.text.limits import FAULTS, faults_exceeded
from config_lint.values.location import Location
from config_lint.values.on_use import on_use
from config_lint.values.words import words

_template_line = on_use(r"^[ \t]*(?:\{\{|\{%)", re.MULTILINE)


TEMPLATE = "template markers that the format does not know"

TEMPLATES = frozenset(("cookiecutter", "example", "j2", "jinja", "sample", "skeleton", "template", "templates", "tmpl", "tpl"))
"""Words of paths that say of a file that others are made from it."""


class Malformed(Exception):
    """A text that breaks the rules of its format: `reason` says how, `remedy` what to do; neither holds a value of the text."""

    def __init__(self, reason: str, location: Location, remedy: str = "") -> None:
        super().__init__(f"{location}: {reason}")
        self.reason = reason
        self.location = location
        self.remedy = remedy

    def problem(self) -> Problem:
        """The same fault as a noun that travels."""
        variant = "template" if self.reason == TEMPLATE and says_template(self.location.path) else ""
        return Problem("unreadable-file", self.location, {"reason": self.reason, "remedy": self.remedy}, variant=variant)


def says_template(path: str) -> bool:
    """Whether a path says of its file that others are made from it: `values.dev.template.yaml`, `templates/app.env`."""
    return any(not TEMPLATES.isdisjoint(words(part)) for part in path.split("/"))


class LimitExceeded(Malformed):
    """A text that is larger than what is read: `reason` names the limit."""

    def problem(self) -> Problem:
        """The same fault as a noun that travels."""
        facts = {"limit": self.reason, "reason": self.reason, "remedy": self.remedy}
        return Problem("limit-exceeded", self.location, facts)


def template_fault(text: str, line: str) -> tuple[str, str] | None:
    """The reason and the remedy where a fault, in this line of this text, comes from its being a template."""
    if "{{" not in line and "{%" not in line and not _template_line.search(text):
        return None
    return TEMPLATE, "render the template first, or leave the file out with `exclude`"


class Faults:
    """The places of one text that cannot be read, while the rest can."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, reason: str, location: Location, remedy: str) -> None:
        """Notes one; raises `LimitExceeded` when there are too many."""
        self.problems.append(Malformed(reason, location, remedy).problem())
        if len(self.problems) >= FAULTS:
            raise LimitExceeded(faults_exceeded(), location, "give the file's source its true `format`, or exclude the file")
