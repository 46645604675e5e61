"""Expressions that Python's own parser reads just as Jinja does: most of those in rules, told without importing Jinja.

Whatever could mean something else to Jinja, or be refused by it, is left to it.
"""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from config_lint.domain.readable import attribute_of
from config_lint.templating.permission import LONGEST_TEXT
from config_lint.templating.words import OUR_FILTERS, OUR_TESTS, Word, strict, times
from config_lint.values.on_use import on_use

Asked = Callable[[Mapping[str, Any]], Any]
Path = tuple[str, ...]

_other = on_use(r"[#\\]|(?<!\w)\d[\w.]*[A-Za-z_]")
"""What the two read in ways of their own: comments, escapes, and a number with letters right behind it."""

_CONSTANTS = {"true": True, "false": False, "none": None}
_KINDS = frozenset((str, int, bool, type(None)))
_OPERATORS: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Div: operator.truediv,
    ast.Eq: operator.eq,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda left, right: left in right,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Mult: times,
    ast.NotEq: operator.ne,
    ast.NotIn: lambda left, right: left not in right,
    ast.Sub: operator.sub,
}
_FILTERS: dict[str, Word] = {name: OUR_FILTERS[name] for name in ("bytes", "seconds", "words")} | {
    "join": strict(lambda texts, between: between.join(map(str, texts))),
    "length": strict(len),
    "lower": strict(lambda text: str(text).lower()),
}
"""Filters of ours, and of Jinja's those that a message or an expression is most likely to use."""


class Plain(NamedTuple):
    """An expression as a function of its variables; the dotted paths that it reads, in the order written; and its variables."""

    asked: Asked
    paths: list[Path]
    names: frozenset[str]


class _Other(Exception):
    """Something that is left to Jinja."""


@lru_cache(maxsize=512)
def plain(text: str) -> Plain | None:
    """The expression; None where it is left to Jinja."""
    text = text.strip()
    if len(text) > LONGEST_TEXT or not (text.isascii() and text.isprintable()) or _other.search(text):
        return None
    try:
        reading = _Reading(text)
        asked = reading.read(ast.parse(text, mode="eval").body)
    except (_Other, SyntaxError, ValueError, re.error, OverflowError, RecursionError, MemoryError):
        return None
    return Plain(asked, reading.paths, frozenset(path[0] for path in reading.paths))


class _Reading:
    """Makes the function of each node out of those of its parts; notes what is read on the way."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.paths: list[Path] = []

    def read(self, node: ast.expr) -> Asked:
        """The function of a node. Raises `_Other` for what is left to Jinja."""
        match node:
            case ast.Name() | ast.Attribute():
                return self._dotted(node)
            case ast.Constant():
                return _always(self._constant(node))
            case ast.List(items) | ast.Tuple(items):
                return _sequence(list if isinstance(node, ast.List) else tuple, [self.read(item) for item in items])
            case ast.BoolOp(joined, parts):
                return _first([self.read(part) for part in parts], wanted=isinstance(joined, ast.Or))
            case ast.UnaryOp(ast.Not(), part):
                return _applied(operator.not_, self.read(part))
            case ast.Compare(left, [how], [right]):
                return self._compared(left, how, right)
            case ast.BinOp(left, how, right):
                return self._combined(left, how, right)
            case ast.IfExp(condition, yes, no) if not self._ends_in_test(yes):
                return _chosen(self.read(condition), self.read(yes), self.read(no))
        raise _Other

    def _dotted(self, node: ast.Name | ast.Attribute) -> Asked:
        steps: list[str] = []
        step: ast.expr = node
        while isinstance(step, ast.Attribute):
            steps.append(step.attr)
            step = step.value
        if not isinstance(step, ast.Name) or any(name.startswith("_") for name in steps):
            raise _Other
        if step.id in _CONSTANTS:
            if steps:
                raise _Other
            return _always(_CONSTANTS[step.id])
        path = (step.id, *reversed(steps))
        self.paths += [path[:end] for end in range(len(path), 0, -1)]
        return _looked_up(path[0], path[1:])

    def _compared(self, left: ast.expr, how: ast.cmpop, right: ast.expr) -> Asked:
        if not isinstance(how, ast.Is | ast.IsNot):
            return _applied(_OPERATORS[type(how)], self.read(left), self.read(right))
        if not isinstance(left, ast.Name | ast.Attribute):
            raise _Other
        tested = self._word(OUR_TESTS, self.read(left), right)
        return tested if isinstance(how, ast.Is) else _applied(operator.not_, tested)

    def _combined(self, left: ast.expr, how: ast.operator, right: ast.expr) -> Asked:
        if isinstance(how, ast.BitOr) and isinstance(left, ast.Name | ast.Attribute):
            return self._word(_FILTERS, self.read(left), right)
        if type(how) not in _OPERATORS or (isinstance(how, ast.Mult) and (_is_sequence(left) or _is_sequence(right))):
            raise _Other
        return _applied(_OPERATORS[type(how)], self.read(left), self.read(right))

    def _constant(self, node: ast.Constant) -> Any:
        value = node.value
        if type(value) not in _KINDS:
            raise _Other
        # A text with escapes or a prefix, or one in pieces: its quotes hold something else than it comes to.
        if isinstance(value, str) and self._written(node) not in (f"'{value}'", f'"{value}"'):
            raise _Other
        if isinstance(value, str) and value.startswith("__"):
            raise _Other
        return value

    def _ends_in_test(self, node: ast.expr) -> bool:
        """Whether `is set`, or another test, stands right before an `if`, which Jinja would take for its argument."""
        is_closed = self._text[node.end_col_offset :].lstrip().startswith(")")
        return not is_closed and any(isinstance(part, ast.Is | ast.IsNot) for part in ast.walk(node))

    def _written(self, node: ast.expr) -> str:
        return self._text[node.col_offset : node.end_col_offset]

    def _word(self, words: Mapping[str, Word], value: Asked, node: ast.expr) -> Asked:
        """A filter or test of a value, with an argument where it takes one."""
        match node:
            case ast.Name("bytes" | "known" | "length" | "lower" | "seconds" | "set" | "words" as name) if name in words:
                return _applied(words[name], value)
            case ast.Call(ast.Name("matching" as name), [ast.Constant(str()) as pattern], []) if name in words:
                re.compile(self._constant(pattern))  # what is none is for Jinja to refuse
                return _applied(words[name], value, self.read(pattern))
            case ast.Call(ast.Name("under" as name), [other], []) if name in words:
                return _applied(words[name], value, self.read(other))
            case ast.Call(ast.Name("join" as name), [ast.Constant(str()) as between], []) if name in words:
                return _applied(words[name], value, self.read(between))
        raise _Other


def _is_sequence(node: ast.expr) -> bool:
    return isinstance(node, ast.List | ast.Tuple) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def _always(value: Any) -> Asked:
    return lambda _: value


def _looked_up(root: str, steps: Path) -> Asked:
    def look(values: Mapping[str, Any]) -> Any:
        value = values[root]
        for step in steps:
            value = attribute_of(value, step)
        return value

    return look


def _sequence(kind: type[list[Any]] | type[tuple[Any, ...]], items: list[Asked]) -> Asked:
    return lambda values: kind(item(values) for item in items)


def _applied(function: Callable[..., Any], first: Asked, second: Asked | None = None) -> Asked:
    if second is None:
        return lambda values: function(first(values))
    return lambda values: function(first(values), second(values))


def _first(parts: list[Asked], *, wanted: bool) -> Asked:
    """The first answer that is true, or false, as is wanted; the last one where none is."""
    *before, last = parts

    def ask(values: Mapping[str, Any]) -> Any:
        for part in before:
            answer = part(values)
            if bool(answer) is wanted:
                return answer
        return last(values)

    return ask


def _chosen(condition: Asked, yes: Asked, no: Asked) -> Asked:
    return lambda values: yes(values) if condition(values) else no(values)
