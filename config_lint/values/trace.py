"""What is remembered of a value: enough to tell whether it has changed, and not what it was."""

from hashlib import blake2b

from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.strength import strength
from config_lint.values.value import Value, shown

DIGITS = 16
"""Hexadecimal digits of a trace."""

FEW_DIGITS = 8
"""Those of a secret's: no two secrets of a repository share one by chance, and far more guesses fit it than are worth trying."""

SURE_BITS = 80
"""What chance has to have put into a secret before its trace may be written down: less could be found by trying."""


def trace(value: Value, salt: bytes) -> str:
    """What stays of a value in memory: equal values of one salt have equal traces. A number and its text are one value."""
    return _digest(value.reveal() if isinstance(value, Secret) else _said(value), salt, DIGITS)


def lasting_trace(value: Value, salt: bytes) -> str:
    """What may be written to a file: of a secret that could be guessed nothing, which is the empty text.

    Of a url with a password, it is the url without it.
    """
    if not isinstance(value, Secret):
        return _digest(_said(value), salt, DIGITS)
    if value.shown != "***":
        return _digest(value.shown, salt, DIGITS)
    known = strength(value)
    guessable = known.bits < SURE_BITS or known.common or known.words or known.is_repetitive or known.is_sequential
    return "" if guessable else _digest(value.reveal(), salt, FEW_DIGITS)


def _said(value: Value) -> str:
    return f"{value.kind} {value.text}" if isinstance(value, Reference) else shown(value)


def _digest(text: str, salt: bytes, digits: int) -> str:
    return blake2b(text.encode(errors="surrogatepass"), key=salt, digest_size=digits // 2).hexdigest()
