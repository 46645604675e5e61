"""Did you mean."""

from collections.abc import Iterable


def did_you_mean(text: str, known: Iterable[str], *, closeness: float = 0.7) -> str:
    """The known word that `text` is most likely a misspelling of; empty where none is close. Case is not looked at.

    `closeness` is the least `difflib` ratio, from 0 to 1: 0.7 allows one edit in a word of five letters.
    """
    from difflib import get_close_matches

    # Of texts of so different lengths the ratio cannot be larger, and to begin with a long one takes long.
    spelled = {word.lower(): word for word in known if 2 * min(len(word), len(text)) >= closeness * (len(word) + len(text))}
    if not spelled:
        return ""
    found = get_close_matches(text.lower(), spelled, n=1, cutoff=closeness)
    return spelled[found[0]] if found else ""


def suggestion(text: str, known: Iterable[str]) -> str:
    """The end of a sentence that rejects `text`: `; did you mean warning?`, or nothing."""
    found = did_you_mean(text, known)
    return f"; did you mean {found}?" if found else ""


def one_edit_apart(left: str, right: str) -> bool:
    """Whether one letter more, less or other, or two neighbours the other way round, makes one text the other.

    A digit more or other is no slip of the pen: `queue-1` and `queue-2` are two queues.
    """
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = next((index for index, (one, other) in enumerate(zip(left, right, strict=False)) if one != other), None)
    start = min(len(left), len(right)) if start is None else start
    if len(left) != len(right):
        shorter, longer = sorted((left, right), key=len)
        return shorter[start:] == longer[start + 1 :] and not longer[start].isdigit()
    if left[start + 1 :] == right[start + 1 :]:
        return not (left[start].isdigit() or right[start].isdigit())
    return left[start : start + 2] == right[start : start + 2][::-1] and left[start + 2 :] == right[start + 2 :]


class OneEditApart:
    """Names by what is left of them without one letter, so that looking one up does not take a look at all."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_form: dict[str, list[str]] = {}
        for name in sorted(names):
            for form in _forms(name):
                self._by_form.setdefault(form, []).append(name)

    def of(self, text: str) -> tuple[str, ...]:
        """The names that are one edit apart from a text, sorted."""
        near = {name for form in _forms(text) for name in self._by_form.get(form, ()) if one_edit_apart(name, text)}
        return tuple(sorted(near))


def _forms(text: str) -> set[str]:
    """A text, and the text without each one of its letters: two that are an edit apart have one of these in common."""
    return {text} | {text[:index] + text[index + 1 :] for index in range(len(text))}
