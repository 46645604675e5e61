"""Words that are a slip of the pen apart, found without comparing every two."""

from collections.abc import Iterable, Iterator

from config_lint.values.spelling import one_edit_apart


class Neighbours:
    """Words by what is left of them when one letter is taken out: two that are one edit apart have such a rest in common.

    Takes time and room in proportion to the letters of all words. The idea is that of the deletion neighbourhood:
    https://wolfgarbe.medium.com/1000x-faster-spelling-correction-algorithm-2012-8701fcd87a5f.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            for rest in _rests(word):
                self._by_rest.setdefault(rest, []).append(word)

    def of(self, word: str) -> Iterator[str]:
        """The words that are one edit apart from this one (see `one_edit_apart`), in the order in which they were given."""
        candidates = dict.fromkeys(other for rest in _rests(word) for other in self._by_rest.get(rest, ()))
        return (other for other in candidates if one_edit_apart(word, other))


def _rests(word: str) -> list[str]:
    return [word, *dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))]
