"""Java properties: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)."""

import re
from typing import ClassVar

from config_lint.domain.document import Document, Entry
from config_lint.domain.key import Key
from config_lint.formats.format import Format
from config_lint.text.armour import REASON, end_of_armour
from config_lint.text.comments import comments_in
from config_lint.text.errors import Faults, LimitExceeded
from config_lint.text.leaves import duplicate, entry
from config_lint.text.limits import NESTING, VALUES, nesting_exceeded, values_exceeded
from config_lint.text.lines import Lines
from config_lint.text.node import Leaf, Mapping, same
from config_lint.text.surrogates import whole
from config_lint.values.on_use import on_use
from config_lint.values.redaction import masked_keys

_continuation = r"\\(?:\r\n|\r|\n)[ \t\f]*"
_blank = on_use(r"[ \t\f\r\n]*")
_comment = on_use(r"[#!][^\r\n]*")
_separator = on_use(r"(?:\A|(?<=[\r\n]))[#!]---[ \t\f]*(?=[\r\n]|\Z)(?!(?:\r\n|\r|\n)[#!])")
_pair = on_use(
    rf"(?P<key>(?:{_continuation}|\\[^\r\n]|[^\\=: \t\f\r\n])*)"
    rf"(?:{_continuation}|[ \t\f])*(?:[=:](?:{_continuation}|[ \t\f])*)?"
    rf"(?P<value>(?:{_continuation}|\\[^\r\n]|[^\\\r\n])*)\\?",
)
_escape = on_use(rf"{_continuation}|\\u([0-9A-Fa-f]{{4}})|\\(.)", re.DOTALL)
_bad_escape = on_use(r"(?<!\\)(?:\\\\)*\\u(?![0-9A-Fa-f]{4})")
_escaped = {"t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_path = on_use(r"[^.\[\]]+(?:\[[^\[\]]+\])*(?:\.[^.\[\]]+(?:\[[^\[\]]+\])*)*")
_part = on_use(r"[^.\[\]]+|\[[^\[\]]+\]")


class Properties(Format):
    """`key=value`, `key: value` or `key value`, with escapes and continued lines; all values are text.

    Dotted keys are paths, as Spring Boot reads them: `server.hosts[0].name` is `server`, `hosts`, `[0]`, `name`. A key with an
    empty part, or with brackets elsewhere, stays whole. A line `#---` begins another document.
    https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files.multi-document
    """

    patterns: ClassVar[tuple[str, ...]] = ("*.properties",)
    fallback_encoding: ClassVar[str] = "iso-8859-1"  # what Properties.load(InputStream) reads

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        """The documents of `text`."""
        lines = Lines(text, path)
        starts = [0, *(found.start() for found in _separator.finditer(text))]
        return tuple(
            _document(text, lines, index, start, end)
            for index, (start, end) in enumerate(zip(starts, (*starts[1:], len(text)), strict=True))
        )


def _document(text: str, lines: Lines, index: int, start: int, end: int) -> Document:
    """What stands between two offsets."""
    path = lines.path
    found = Mapping(lines.location(start, start), {}, [])
    comments: list[tuple[int, int]] = []
    faults = Faults()
    try:
        _gather(text, lines, found, comments, faults, start, end)
        keys = _keys(found)
    except LimitExceeded as fault:
        return Document(path, index, "properties", (), problems=(*faults.problems, fault.problem()))
    entries: list[Entry] = []
    for key, (place, leaf) in found.members.items():
        assert isinstance(leaf, Leaf)
        entries.append(entry(keys[key], leaf, place))
    repeated = [duplicate(keys[each.key], each, equal=same(each.before, each.node)[0]) for each in found.repeated]
    problems = sorted((*faults.problems, *repeated), key=lambda problem: problem.location)
    spoken = comments_in(text, comments, lines)
    return Document(path, index, "properties", tuple(entries), (), spoken, tuple(problems))


def _gather(
    text: str, lines: Lines, found: Mapping, comments: list[tuple[int, int]], faults: Faults, offset: int, end: int
) -> None:
    """Puts every pair into `found`, every comment's place into `comments`, and what is wrong into `faults`."""
    left = VALUES
    while True:
        blank = _blank.match(text, offset)
        offset = blank.end() if blank else offset
        if offset >= end:
            return
        comment = _comment.match(text, offset)
        if comment is not None:
            comments.append(comment.span())
            offset = comment.end()
            continue
        pair = _pair.match(text, offset)
        if pair is None:
            return
        left -= 1
        if left < 0:
            raise LimitExceeded(values_exceeded(), lines.location(*pair.span("key")), "split the file")
        offset = pair.end()
        key = _said(pair["key"])
        armour = end_of_armour(text, *pair.span())
        if armour:
            faults.add(REASON, lines.location(pair.start(), armour), "end each line but the last with a backslash")
            offset = armour
        elif _bad_escape.search(pair[0]):
            reason = r"\u without four hexadecimal digits"
            faults.add(reason, lines.location(*pair.span()), "write four digits, or double the backslash")
        elif key:
            leaf = Leaf(_said(pair["value"]), "", lines.location(*pair.span("value")))
            found.put(key, lines.location(*pair.span("key")), leaf)
        elif _said(pair[0]).strip():  # otherwise it is a blank line that is continued by others
            faults.add("a value without a key", lines.location(*pair.span()), "put the key before the sign")


def _said(source: str) -> str:
    """A key or a value with its escapes read."""
    if "\\" not in source:
        return source
    return whole(_escape.sub(_unescaped, source))


def _unescaped(escape: re.Match[str]) -> str:
    if escape[1]:
        return chr(int(escape[1], 16))
    return _escaped.get(escape[2], escape[2]) if escape[2] else ""


def _keys(found: Mapping) -> dict[str, Key]:
    """The path that each key is. Raises `LimitExceeded`."""
    keys: dict[str, Key] = {}
    for key, (place, _) in found.members.items():
        keys[key] = _parts(key)
        if len(keys[key]) > NESTING:
            raise LimitExceeded(nesting_exceeded(), place, "write it flatter")
    return keys | {key: (shown,) for key, shown in masked_keys(found.members).items()}


def _parts(key: str) -> Key:
    return tuple(_part.findall(key)) if _path.fullmatch(key) else (key,)
