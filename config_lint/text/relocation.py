"""A document whose places are translated into those of another text."""

from collections.abc import Callable

from msgspec.structs import replace

from config_lint.domain.document import Comment, Document, Entry, Section, beside
from config_lint.domain.problem import Problem
from config_lint.values.location import Location

Move = Callable[[Location], Location]


def relocated(document: Document, move: Move) -> Document:
    """The same document with every location moved."""
    return replace(
        document,
        entries=tuple(_entry(entry, move) for entry in document.entries),
        sections=tuple(_section(section, move) for section in document.sections),
        comments=tuple(_comment(comment, move) for comment in document.comments),
        problems=tuple(_problem(problem, move) for problem in document.problems),
    )


def _entry(entry: Entry, move: Move) -> Entry:
    location = move(entry.location)
    return replace(entry, location=location, key_place=beside(move(entry.key_location), location))


def _section(section: Section, move: Move) -> Section:
    return replace(section, location=move(section.location))


def _comment(comment: Comment, move: Move) -> Comment:
    return replace(comment, location=move(comment.location))


def _problem(problem: Problem, move: Move) -> Problem:
    related = tuple((words, move(location)) for words, location in problem.related)
    return replace(problem, location=move(problem.location), related=related)
