"""Named values inside a text: parameters of a URL, parts of a connection string, lines of a file, JSON entries, arguments."""

import re
from collections.abc import Iterator

from config_lint.values.harmless import is_code, is_harmless
from config_lint.values.on_use import on_use
from config_lint.values.secret_keys import Naming, naming

_hints = ("pass", "pwd", "secret", "token", "key", "cred", "salt")
"""Every name that says that its value is secret contains one of these."""

_rest_of_name = on_use(r"[\w.-]{0,64}+(\\?[\"'])?( ?= ?| ?: ?)")
_quoted = on_use(r"(\\?[\"'])((?:(?!\1)(?:\\.|[^\\\n]))*)\1")
_separated = on_use(r"()(\{[^}\n]*\}|[^;\n]+)")
_further_pair = on_use(r";\s*(?:[A-Za-z][\w .-]*=|$)")
_bare = on_use(r"()((?![\"'])(?:\$?\{\{[^{}\n]{0,200}\}\}|\$\([^()\n]{0,200}\)|\$?\{[^{}\n]{0,200}\}|[^\s;&])+)")
_in_braces = on_use(r"()([^\s\"'#|>{\[&*,}][^\s,}]*)(?=\s*[,}])")
_rest_of_line = on_use(r"()([^\s\"'#|>{\[&*]\S*)(?=[ \t]*(?:\n|$))")
_name_character = on_use(r"[\w.-]").match
_indentation = on_use(r"[ \t]*(?:- )?")
_longest_name = 64
_deepest = 200  # characters of indentation


def secrets_by_name(text: str) -> Iterator[tuple[int, int]]:
    """Where the values stand whose names say that they are secret: pairs of first and last (exclusive) index, in order."""
    is_separated = "\n" not in text and _further_pair.search(text) is not None
    end = 0
    for start, stop in sorted(_names(text)):
        if start < end:
            continue
        said = naming((text[start:stop],))
        if said is None:
            continue
        found = _value(text, start, stop, is_separated=is_separated)
        if found and not _is_harmless(found, said, in_document="\n" in text):
            end = found.end(2)
            yield found.span(2)


def _names(text: str) -> set[tuple[int, int]]:
    """Where names stand that contain a hint and are followed by `=` or `:`."""
    lowered = text.replace("\u0130", "i").lower()  # the one letter whose small form is longer would shift what comes after it
    found = set()
    for hint in _hints:
        position = lowered.find(hint)
        while position >= 0:
            rest = _rest_of_name.match(text, position)
            if rest:
                start = position
                while start > max(0, position - _longest_name) and _name_character(text, start - 1):
                    start -= 1
                while text[start] in "-.":
                    start += 1
                found.add((start, rest.start(1) if rest[1] else rest.start(2)))
            position = lowered.find(hint, position + len(hint))
    return found


def _value(text: str, start: int, stop: int, *, is_separated: bool) -> re.Match[str] | None:
    rest = _rest_of_name.match(text, stop)
    if not rest:
        return None
    quoted = _quoted.match(text, rest.end())
    if "=" in rest[2]:
        return quoted or (_separated if is_separated else _bare).match(text, rest.end())
    if rest[1]:
        return quoted  # an entry of JSON
    if text[max(0, start - _deepest) : start].rstrip(" ")[-1:] in {"{", ","}:
        return quoted or _in_braces.match(text, rest.end())  # an entry of a mapping in braces
    line = text.rfind("\n", max(0, start - _deepest), start) + 1
    if not line and start > _deepest:
        return None
    indentation = _indentation.match(text, line)
    if indentation and indentation.end() == start:
        return quoted or _rest_of_line.match(text, rest.end())
    return None


def _is_harmless(found: re.Match[str], said: Naming, *, in_document: bool) -> bool:
    written = found[2].strip()
    value = written if found[1] or not in_document else written.rstrip("\"'),];")
    # inside a text a name proves less than as a key of its own
    said = Naming.SECRET_OR_NAME if said is Naming.SECRET else said
    return is_harmless(value, said) or (in_document and is_code(written))
