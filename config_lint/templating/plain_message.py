"""Messages of texts, plain expressions and `if`: put together without Jinja, in the words that Jinja would put together."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from config_lint.templating.permission import LONGEST_TEXT
from config_lint.templating.plain import Asked, plain
from config_lint.templating.words import finalised
from config_lint.values.on_use import on_use

Part = Callable[[Mapping[str, Any]], str]

_tag = on_use(r"(\{\{.*?\}\}|\{%.*?%\})")
_block = on_use(r"\{%-? *(?P<word>if|else|endif)\b(?P<rest>.*)%\}")
_otherwise = on_use(r"\bif\b")


class PlainMessage(NamedTuple):
    """A message as a function from facts to text, with white space as it stands; and the facts that it may show."""

    written: Part
    names: frozenset[str]


class _Other(Exception):
    """Something that is left to Jinja."""


def plain_message(text: str) -> PlainMessage | None:
    """The message; None where it is left to Jinja."""
    if len(text) > LONGEST_TEXT:
        return None
    reading = _Reading(_tag.split(text))
    try:
        parts, _ = reading.parts()
    except (_Other, RecursionError):
        return None
    return PlainMessage(_joined(parts), frozenset(reading.names))


class _Reading:
    """Makes the parts of a message, from the texts and tags that it consists of."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = deque(pieces)
        self.names: set[str] = set()

    def parts(self, *ends: str) -> tuple[list[Part], str]:
        """What comes before a block with one of these words, and which it was; everything, where no block is to come."""
        parts: list[Part] = []
        while self._pieces:
            piece = self._pieces.popleft()
            if piece.startswith("{{") and piece.endswith("}}"):
                parts.append(_shown(self._asked(piece[2:-2])))
            elif piece.startswith("{%") and piece.endswith("%}"):
                block = _block.fullmatch(piece)
                if block is None:
                    raise _Other
                if block["word"] == "if":
                    parts.append(self._branch(block["rest"]))
                elif block["word"] in ends and not block["rest"].strip():
                    return parts, block["word"]
                else:
                    raise _Other
            else:
                parts.append(_always(self._text(piece)))
        if ends:
            raise _Other
        return parts, ""

    def _branch(self, condition: str) -> Part:
        if _otherwise.search(condition):  # Jinja takes none there
            raise _Other
        asked = self._asked(condition)
        yes, end = self.parts("else", "endif")
        no = self.parts("endif")[0] if end == "else" else []
        return _chosen(asked, _joined(yes), _joined(no))

    def _asked(self, text: str) -> Asked:
        expression = plain(text)
        if expression is None:
            raise _Other
        self.names |= expression.names
        return expression.asked

    def _text(self, piece: str) -> str:
        if any(opening in piece for opening in ("{{", "{%", "{#")):
            raise _Other
        leaves_out_space = bool(self._pieces) and self._pieces[0].startswith("{%-")
        return piece.rstrip() if leaves_out_space else piece


def _always(text: str) -> Part:
    return lambda _: text


def _shown(asked: Asked) -> Part:
    return lambda facts: finalised(asked(facts))


def _joined(parts: list[Part]) -> Part:
    return lambda facts: "".join([part(facts) for part in parts])


def _chosen(condition: Asked, yes: Part, no: Part) -> Part:
    return lambda facts: yes(facts) if condition(facts) else no(facts)
