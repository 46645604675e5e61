"""Env files, as python-dotenv, Docker Compose and their kin read them.

https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax
"""

import re
from typing import ClassVar

from config_lint.domain.document import Document
from config_lint.formats.format import Format
from config_lint.text.armour import REASON, end_of_armour
from config_lint.text.node import Leaf
from config_lint.text.reading import Reading
from config_lint.values.on_use import on_use

_blank = on_use(r"\s*")
_space = on_use(r"[^\S\r\n]*")
_comment = on_use(r"#[^\r\n]*")
_rest = on_use(r"[^\r\n]*")
_end = r"(?=[^\S\r\n]*(?:#|[\r\n]|\Z))"
_assignment = on_use(
    r"(?:export[^\S\r\n]+)?(?P<key>'[^'\r\n]+'|[^=#\s'\"]+?)[^\S\r\n]*(?:=|:(?=\s|\Z))(?P<space>[^\S\r\n]*)",
)
_declaration = on_use(r"(?:export[^\S\r\n]+)?(?P<key>[A-Za-z_][\w.-]*)" + _end)
_in_single_quotes = on_use(r"'((?:\\'|[^'])*)'" + _end)
_in_double_quotes = on_use(r'"((?:\\.|[^"\\])*)"' + _end, re.DOTALL)
_comment_after = on_use(r"(?<=\s)#")
_escape = on_use(r"""\\([\\'"abfnrtv])""")
_escaped = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_line_break = on_use(r"\r\n?")


class Dotenv(Format):
    r"""`KEY=value` lines, with `export`, quotes, comments, and `KEY: value` as some write it; all values are text.

    In double quotes `\n` and its like are escapes; what stands in single quotes is verbatim. Both may span lines. `KEY` alone
    takes its value from the process's own environment, so its value is null. A line that is none of these is a problem, and
    the others are read.
    """

    patterns: ClassVar[tuple[str, ...]] = (
        ".env",
        ".env.*",
        "*.env",
        *(f"*.env.{kind}" for kind in ("dist", "example", "sample", "template")),
    )

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The one document of `text`."""
        return (_Reading(text, path).document("dotenv"),)


class _Reading(Reading):
    """Goes from statement to statement."""

    _offset = 0

    def run(self) -> None:
        """Raises `LimitExceeded`."""
        while True:
            self._step(_blank)
            if self._offset >= len(self.text):
                return
            if not self._comment():
                self._statement()

    def _statement(self) -> None:
        start = self._offset
        found = _assignment.match(self.text, start)
        leaf = None
        if found is not None:
            leaf = self._value(found.end(), after_space=bool(found["space"]))
        else:
            found = _declaration.match(self.text, start)
            if found is not None:
                leaf = Leaf(None, "", self.lines.location(found.end("key"), found.end("key")))
                self._offset = found.end()
        if found is None or leaf is None:
            self._refuse(start)
            return
        armour = end_of_armour(self.text, start, self._offset)
        if armour > self._offset:
            self._refuse_armour(start, armour)
            return
        self._step(_space)
        self._comment()
        self.count(leaf.location)
        self.root.put(found["key"].strip("'"), self.lines.location(*found.span("key")), leaf)

    def _value(self, start: int, *, after_space: bool) -> Leaf | None:
        """What is set at an offset, None where its quotes do not end where the line does."""
        quote = self.text[start : start + 1]
        if quote not in {"'", '"'}:
            return self._unquoted(start, after_space=after_space)
        found = (_in_single_quotes if quote == "'" else _in_double_quotes).match(self.text, start)
        if found is None:
            return None
        self._offset = found.end()
        said = _line_break.sub("\n", found[1])
        location = self.lines.location(start, found.end())
        if quote == "'":
            return Leaf(said.replace("\\'", "'"), "", location, verbatim=True)
        return Leaf(_escape.sub(lambda escape: _escaped.get(escape[1], escape[1]), said), "", location)

    def _unquoted(self, start: int, *, after_space: bool) -> Leaf:
        """The rest of the line up to a comment, which needs white space before it."""
        line = _rest.match(self.text, start)
        said = line[0] if line else ""
        sign = _comment_after.search(said)
        if sign is not None:
            said = said[: sign.start()]
        if after_space and said.startswith("#"):
            said = ""
        said = said.rstrip()
        self._offset = start + len(said)
        return Leaf(said, "", self.lines.location(start, self._offset))

    def _refuse(self, start: int) -> None:
        """A line that says nothing; the next one is read again."""
        self._offset = start
        self._step(_rest)
        armour = end_of_armour(self.text, start, self._offset)
        if armour:
            self._refuse_armour(start, armour)
            return
        reason, remedy = "a line that sets nothing", "write KEY=value, or make it a comment with #"
        if _assignment.match(self.text, start):
            reason, remedy = "quotes that do not end where the value does", "close them, and put nothing but a comment after them"
        self.faults.add(reason, self.lines.location(start, self._offset), remedy)

    def _refuse_armour(self, start: int, end: int) -> None:
        self._offset = end
        self.faults.add(REASON, self.lines.location(start, end), "put the whole value in double quotes")

    def _comment(self) -> bool:
        found = _comment.match(self.text, self._offset)
        if found is None:
            return False
        self.comments.append(found.span())
        self._offset = found.end()
        return True

    def _step(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self._offset)
        self._offset = found.end() if found else self._offset
