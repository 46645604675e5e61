"""`${X}` in a compose file: what the `.env` beside it says, or whoever runs compose.

https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/
"""

import msgspec

from config_lint.dialects.wiring import path_from
from config_lint.domain.contribution import Contribution
from config_lint.domain.document import Entry
from config_lint.domain.tree import Reader
from config_lint.text.references import Asked, references
from config_lint.values.detection import guard
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.value import Value, shown

DEEPEST = 20
"""How many defaults may stand inside one another."""


class Variables:
    """The variables of a project; `path` is the file that sets them, empty where there is none."""

    def __init__(self, document: str, reader: Reader) -> None:
        path = path_from(document, ".env")
        self.path = path if reader.has(path) else ""
        documents = reader.read(path) if self.path else ()
        self._entries = {entry.key[-1]: entry for found in documents for entry in found.entries}

    def filled(self, entry: Entry) -> Entry:
        """The entry with its references replaced; what only whoever runs compose knows makes it unknown.

        A value that is nothing but a reference stands where the variable is set. Nothing is replaced in it again.
        """
        value = entry.value
        raw = value.reveal() if isinstance(value, Secret) else value
        if not isinstance(raw, str) or "$" not in raw:
            return entry
        asked = next(iter(references(raw)), None)
        is_whole = asked is not None and (asked.start, asked.end) == (0, len(raw)) and asked.operator not in ("+", ":+")
        known = self._entries.get(asked.name) if asked and is_whole else None
        if known is not None and known.value not in (None, ""):
            return msgspec.structs.replace(known, verbatim=True)
        text = self._text(raw, 0)
        if text is None:
            name = asked.name if asked else entry.key[-1]
            return msgspec.structs.replace(entry, value=Reference("variable", name, shown(value)), text="")
        made: Value = guard(entry.key, text)
        if isinstance(value, Secret) and not isinstance(made, Secret):
            made = Secret(text)
        return msgspec.structs.replace(entry, value=made, text="", verbatim=True)

    def known_in(self, contribution: Contribution) -> Contribution:
        """A line of an env file, whose references are the project's variables first; what these do not know is left in it.

        https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
        """
        entry = contribution.entry
        if entry.verbatim or isinstance(entry.value, Reference):
            return contribution
        found = self.filled(entry)
        return contribution if isinstance(found.value, Reference) else msgspec.structs.replace(contribution, entry=found)

    def _text(self, raw: str, depth: int) -> str | None:
        """The text with everything replaced; None where something in it is unknown."""
        if depth > DEEPEST:
            return None
        pieces: list[str] = []
        end = 0
        for asked in references(raw):
            piece = self._piece(asked, depth)
            if piece is None:
                return None
            pieces.extend((raw[end : asked.start], piece))
            end = asked.end
        return "".join((*pieces, raw[end:]))

    def _piece(self, asked: Asked, depth: int) -> str | None:
        if not asked.name:
            return "$"
        entry = self._entries.get(asked.name)
        value = entry.value if entry is not None else None
        if isinstance(value, Reference):
            return None
        known = value.reveal() if isinstance(value, Secret) else shown(value) if value is not None else None
        if asked.operator in ("+", ":+"):
            return self._text(asked.word, depth + 1) if known or (known is not None and asked.operator == "+") else ""
        if known or (known is not None and asked.operator != ":-"):
            return known
        return self._text(asked.word, depth + 1) if asked.operator in ("-", ":-") else None
