"""What the complaints of Python's TOML parser mean, and what to do about them."""

from config_lint.text.errors import Malformed, template_fault
from config_lint.text.lines import Lines
from config_lint.values.on_use import on_use

_place = on_use(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")

_twice = ("a key that has been set before", "keep one of them")
_complete = ("something added to a table or a list that is complete", "write it inside the braces, or under the table's own name")
_escape = ("an escape that TOML does not have", "double the backslash, or use single quotes")
_words = {
    "Cannot declare": ("a table that has been declared before", "put all of it in one place"),
    "Cannot mutate immutable namespace": _complete,
    "Cannot overwrite a value": _twice,
    "Cannot redefine namespace": _complete,
    "Duplicate inline table key": _twice,
    "Escaped character is not a Unicode scalar value": _escape,
    "Expected '=' after a key": ("a key without a value", "write key = value"),
    "Expected ']": ("a table's name that is not closed", "add the closing bracket"),
    "Expected newline or end of document": ("something after the end of a value", "put a text in quotes, and each key on a line"),
    "Found invalid character": ("a character that cannot stand here", "remove it, or put the key in quotes"),
    "Illegal character": ("a character that cannot stand here", "remove it, or write it as an escape in double quotes"),
    "Invalid date or datetime": ("a date that does not exist", "mend it, or put it in quotes"),
    "Invalid hex value": _escape,
    "Invalid initial character for a key part": (
        "no key where one is expected",
        "write key = value, or quotes around the key",
    ),
    "Invalid statement": ("a line that sets nothing", "write key = value, or make it a comment with #"),
    "Invalid value": ("no value where one is expected", "write one; a text needs quotes"),
    "Unclosed array": ("a list that goes on without a comma, or is never closed", "add the comma or the closing bracket"),
    "Unclosed inline table": ("braces that go on without a comma, or are never closed", "add the comma or the closing brace"),
    "Unescaped '\\' in a string": _escape,
    "Unterminated string": ("quotes that are never closed", "close the quotes"),
}
"""By how the complaint begins: some end with what the text says, which may be a secret."""


def malformed(message: str, text: str, lines: Lines) -> Malformed:
    """The parser's message as ours: exact place, own words, and nothing of what the text says."""
    found = _place.search(message)
    offset = lines.length
    if found is not None and found["line"] is not None:
        offset = lines.offset(int(found["line"]), int(found["column"]))
    place = lines.location(offset, min(offset + 1, lines.length))
    other = ("this is no TOML", "mend the syntax: https://toml.io says what it may be")
    meant = next((words for beginning, words in _words.items() if message.startswith(beginning)), other)
    reason, remedy = template_fault(text, lines.line(place.line)) or meant
    return Malformed(reason, place, remedy)
