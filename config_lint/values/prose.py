"""Whether a text is written for people to read: a sentence may speak of anything."""

from config_lint.values.on_use import on_use

_end_of_sentence = on_use(r"[A-Za-z)]{2}[.!?](?:\s+[A-Z]|\s*$)")

FEWEST_SPACES = 5
"""Spaces of a sentence: a title has fewer."""


def is_prose(text: str) -> bool:
    """Whether it has a sentence of some length in it; a command line has words, and no sentence."""
    return text.count(" ") >= FEWEST_SPACES and _end_of_sentence.search(text) is not None
