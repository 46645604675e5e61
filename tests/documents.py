"""Looking at what a reader made of a text."""

from config_lint.domain.document import Document, Entry
from config_lint.domain.key import render
from config_lint.domain.problem import Problem
from config_lint.text.lines import Lines
from config_lint.values.location import Location
from config_lint.values.value import Value


def values(document: Document) -> dict[str, Value]:
    """The value of each key."""
    return {render(entry.key): entry.value for entry in document.entries}


def entry(document: Document, key: str) -> Entry:
    """The entry of a key."""
    [found] = [each for each in document.entries if render(each.key) == key]
    return found


def said(text: str, place: Location) -> str:
    """What a text says at a location."""
    lines = Lines(text, place.path)
    return text[lines.offset(place.line, place.column) : lines.offset(place.end_line, place.end_column)]


def sources(text: str, document: Document) -> dict[str, str]:
    """How the value of each key is written in the text."""
    return {render(each.key): said(text, each.location) for each in document.entries}


def key_sources(text: str, document: Document) -> dict[str, str]:
    """How each key is written in the text, or what stands for it there."""
    return {render(each.key): said(text, each.key_location) for each in document.entries}


def faults(document: Document) -> list[tuple[str, str, str]]:
    """Kind, place and reason (or limit, or key) of each problem."""
    return [(problem.kind, str(problem.location), _matter(problem)) for problem in document.problems]


def _matter(problem: Problem) -> str:
    return problem.facts.get("limit") or problem.facts.get("reason") or problem.key
