"""Secrets made up at run time: none that looks real stands in a file, and of one that gets out it is known where it stood."""

import base64
import hashlib
import string
from collections.abc import Iterator

letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
window = 8
"""Characters of a secret that must not be seen together; twice as many of digits, which come together by chance."""


class Secrets:
    """Texts that are all different, each known by the place that it stands in."""

    def __init__(self) -> None:
        self._windows: dict[str, str] = {}
        self._halves: dict[int, set[str]] = {}
        self._lengths: set[int] = set()

    def new(self, place: str, length: int = 24, alphabet: str = letters) -> str:
        """A text of that length for a place; the same place always gives the same text."""
        digest = hashlib.shake_256(place.encode()).digest(length)
        text = "".join(alphabet[byte % len(alphabet)] for byte in digest)
        return self.known(place, text, window if len(alphabet) > len(string.digits) + 6 else 2 * window)

    def encoded(self, place: str) -> str:
        """One in base64, which is as secret as the text."""
        return self.known(place, base64.b64encode(self.new(place).encode()).decode())

    def known(self, place: str, text: str, longest: int = window) -> str:
        """The text, from now on known as the secret of that place, of which not so many characters may be seen."""
        length = min(longest, len(text))
        self._lengths.add(length)
        for start in range(len(text) - length + 1):
            self._windows[text[start : start + length]] = place
        half = _half(length)
        self._halves.setdefault(half, set()).update(text[start : start + half] for start in range(len(text) - half + 1))
        return text

    def tokens(self, place: str) -> dict[str, str]:
        """Tokens of several vendors: their beginnings are known, the rest is chance."""

        def chance(kind: str, length: int, alphabet: str = letters) -> str:
            return self.new(f"{place} {kind}", length, alphabet)

        return {
            "aws": "AKIA" + chance("aws", 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            "basic": "Basic " + self.encoded(f"{place} basic"),
            "bearer": "Bearer " + chance("bearer", 32),
            "github": "ghp_" + chance("github", 36),
            "gitlab": "glpat-" + chance("gitlab", 20),
            "google": "AIza" + chance("google", 35),
            "jwt": ".".join(("eyJ" + chance("header", 20), "eyJ" + chance("claims", 40), chance("signature", 43))),
            "npm": "npm_" + chance("npm", 36),
            "openai": "sk-" + chance("openai", 20) + "T3BlbkFJ" + chance("open", 20),
            "sas": "https://files.example.com/x?sv=1&sig=" + chance("sas", 43),
            "sendgrid": "SG." + chance("mail", 22) + "." + chance("sender", 43),
            "slack": "xoxb-123456789012-123456789012-" + chance("slack", 24),
            "stripe": "sk_live_" + chance("stripe", 24),
            "twilio": "SK" + chance("twilio", 32, "0123456789abcdef"),
            "vault": "hvs." + chance("vault", 24),
            "webhook": "https://hooks.slack.com/services/T1/B1/" + chance("webhook", 24),
        }

    def seen_in(self, text: str) -> list[str]:
        """The places whose secrets, or pieces of them, are in a text."""
        pieces = (piece for length in self._lengths for piece in self._suspect(text, length))
        return sorted({self._windows[piece] for piece in pieces if piece in self._windows})

    def _suspect(self, text: str, length: int) -> Iterator[str]:
        """The pieces of that length that could be of a secret: of two halves of a text, one lies in each of those whole."""
        half = _half(length)
        halves = self._halves[half]
        for start in range(0, len(text), half):
            if text[start : start + half] in halves:
                first = max(0, start - length + half)
                yield from (text[place : place + length] for place in range(first, start + 1))


def _half(length: int) -> int:
    return max(1, length // 2)
