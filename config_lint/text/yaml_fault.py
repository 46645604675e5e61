"""What libyaml's complaints mean, and what to do about them."""

from yaml.error import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from config_lint.text.errors import LimitExceeded, Malformed, template_fault
from config_lint.text.limits import nesting_exceeded
from config_lint.text.lines import Lines
from config_lint.values.on_use import on_use

PARSER_BREAK = on_use(r"\r\n|[\r\n\x85\u2028\u2029]")
"""Where a line ends in YAML 1.1: https://yaml.org/spec/1.1/#id871856."""

_indentation = "mend the indentation"
_comma = "add the comma or the closing bracket"
_quotes = "put the value in quotes"
_words = {
    "mapping values are not allowed in this context": ("a colon where no key can stand", f"use quotes, or {_indentation}"),
    "block sequence entries are not allowed in this context": ("a list item where none can stand", "begin it on its own line"),
    "could not find expected ':'": ("a line that is neither a key nor a list item", f"add the colon, or {_indentation}"),
    "did not find expected key": ("no key where one is expected", f"{_indentation}, or close the quotes before it"),
    "did not find expected '-' indicator": ("no list item where one is expected", _indentation),
    "did not find expected ',' or ']'": ("a list in square brackets that goes on without a comma", _comma),
    "did not find expected ',' or '}'": ("a mapping in curly brackets that goes on without a comma", _comma),
    "did not find expected <document start>": ("text after the end of the document", "begin the next document with `---`"),
    "found unknown escape character": ("an escape that YAML does not have", "double the backslash, or use single quotes"),
    "found unexpected end of stream": ("quotes that are never closed", "close the quotes"),
    "found unexpected document indicator": ("quotes that are not closed before the next document", "close the quotes"),
    "did not find expected node content": ("no value where one is expected", "write it, or close the bracket before it"),
    "mapping keys are not allowed in this context": ("a ? where no key can stand", _quotes),
    "did not find expected alphabetic or numeric character": ("a * or & without the name that has to follow it", _quotes),
    "did not find expected comment or line break": ("text after | or >", "begin it on the next line, or put the value in quotes"),
    "did not find expected whitespace or line break": ("a tag that goes on where it has to end", _quotes),
    "did not find expected tag URI": ("a tag without a name", _quotes),
    "found undefined tag handle": ("a tag whose prefix is not declared", _quotes),
    "found unexpected ':'": ("a colon where none can stand", _quotes),
    "did not find expected hexdecimal number": ("an escape without its digits", "write them, or double the backslash"),
    "control characters are not allowed": ("a control character", "remove it, or write it as an escape in double quotes"),
}
_tab = ("a tab where YAML wants spaces", "indent with spaces")
_reserved = ("a value that begins with a character that YAML reserves", "put the value in quotes")


def malformed(error: YAMLError | UnicodeEncodeError, text: str, path: str) -> Malformed:
    """The parser's error as ours: exact place by the parser's own lines, own words, and nothing of what the text says."""
    lines = Lines(text, path, PARSER_BREAK)
    if isinstance(error, UnicodeEncodeError):  # half of a surrogate pair, which an escape in an outer file may give
        return Malformed("half a character", lines.location(error.start, error.end), "write the whole character")
    if isinstance(error, ReaderError):
        offset = len(text.encode()[: error.position].decode("utf-8", "ignore"))
        return _at(offset, error.reason, text, lines)
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Malformed("this is no YAML", lines.location(0, 0), "mend the syntax")
    mark, problem = error.problem_mark, error.problem or ""
    if "nesting depth" in problem:  # the parser's own limit, which it may meet while it looks ahead
        place = lines.location(mark.index, min(mark.index + 1, len(text)))
        return LimitExceeded(nesting_exceeded(), place, "write it flatter")
    if error.context_mark is not None and "quoted scalar" in (error.context or "") and "unexpected" in problem:
        mark = error.context_mark  # where the quotes open says more than where the text ends
    return _at(mark.index, problem, text, lines)


def _at(offset: int, phrase: str, text: str, lines: Lines) -> Malformed:
    place = lines.location(offset, min(offset + 1, len(text)))
    line = lines.line(place.line)
    before = line[: place.column - 1]
    if line[place.column - 1 :].startswith("\t") or "\t" in before[: len(before) - len(before.lstrip())]:
        reason, remedy = _tab
    else:
        meant = _reserved if phrase == "found character that cannot start any token" else (phrase, "mend the YAML syntax here")
        reason, remedy = template_fault(text, line) or _words.get(phrase, meant)
    return Malformed(reason, place, remedy)
