"""Did you mean."""

from collections.abc import Iterable


def did_you_mean(text: str, known: Iterable[str], *, closeness: float = 0.7) -> str:
    """The known word that `text` is most likely a misspelling of; empty where none is close. Case is not looked at.

    `closeness` is the least `difflib` ratio, from 0 to 1: 0.7 allows one edit in a word of five letters.
    """
    from difflib import get_close_matches

    spelled = {word.lower(): word for word in known}
    found = get_close_matches(text.lower(), spelled, n=1, cutoff=closeness)
    return spelled[found[0]] if found else ""


def suggestion(text: str, known: Iterable[str]) -> str:
    """The end of a sentence that rejects `text`: `; did you mean warning?`, or nothing."""
    found = did_you_mean(text, known)
    return f"; did you mean {found}?" if found else ""
