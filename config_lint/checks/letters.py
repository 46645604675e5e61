"""What a letter more, less or other makes of a name: the same one misspelt, or another one."""

from config_lint.values.on_use import on_use
from config_lint.values.words import words

_operators = on_use(r"[=!<>()&|*?]")


def is_expression(name: str) -> bool:
    """Whether a key is no name but something to be worked out, of which any letter may be meant: `(status != 200)`."""
    return _operators.search(name) is not None


def is_plural(name: str, other: str) -> bool:
    """Whether one is the other's plural."""
    return name == f"{other}s" or other == f"{name}s"


def is_recased(name: str, other: str) -> bool:
    """Whether they differ in capitals alone."""
    return name.lower() == other.lower()


def is_code(name: str, other: str) -> bool:
    """Whether they differ in a word with digits in it, such as the size of a machine: `m4xlarge` and `c4xlarge`."""
    return any(one != two and any(map(str.isdigit, one + two)) for one, two in zip(words(name), words(other), strict=False))


def is_inflected(name: str, other: str) -> bool:
    """Whether they are forms of the same word."""
    one, two = sorted((name, other), key=len)
    return two.startswith(one) or one[:-1] == two[:-1]


def is_slip(name: str, other: str) -> bool:
    """Whether they differ within one word that is long enough for it to be no other word, and no form of it."""
    pair = swapped(name, other)
    return pair is not None and all(len(word) >= LONG_WORD for word in pair) and not is_inflected(*pair)


def swapped(name: str, other: str) -> frozenset[str] | None:
    """The two words in which alone two names differ; nothing where they differ otherwise."""
    own, meant = words(name), words(other)
    if len(own) != len(meant):
        return None
    different = [(one, two) for one, two in zip(own, meant, strict=True) if one != two]
    return frozenset(different[0]) if len(different) == 1 else None


LONG_WORD = 7
"""Letters of a word that no other word is likely to be one letter away from."""
