"""An HCL text as a tree of nodes: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md.

The grammar is that of `python-hcl2`; positions come from its tree.
"""

import re
import sys
from collections.abc import Callable
from textwrap import dedent
from typing import TypeAlias

from hcl2 import parses_to_tree
from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from config_lint.text.errors import LimitExceeded, Malformed, template_fault
from config_lint.text.limits import LONGEST_NUMBER, NESTING, VALUES, nesting_exceeded, values_exceeded
from config_lint.text.lines import Lines
from config_lint.text.node import Leaf, Listing, Mapping, Node
from config_lint.text.surrogates import whole
from config_lint.values.location import Location
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.value import Value

Branch: TypeAlias = Tree[Token]

DECLARING = {"variable", "locals"}
"""Blocks whose attributes are values that others refer to; other blocks create things, and are left out.
https://developer.hashicorp.com/terraform/language/syntax/configuration#blocks"""

_escape = on_use(r'\\(?:([nrt"\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))|(\$|%)\4(?=\{)')
_escapes = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_doubled = on_use(r"(\$|%)\1(?=\{)")
_simple = on_use(r"(?:var|local)\.[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*")
_hole = on_use(r"(?<!\$)\$\{\s*([^{}]*?)\s*\}")
_directive = on_use(r"(?<!%)%\{")
_quoted = on_use(r'"(?:[^"\\]|\\.)*"|<<-?(\w+)\n.*?^\s*\1$', re.DOTALL | re.MULTILINE)
_constants: dict[str, Value] = {"true": True, "false": False, "null": None}


class HclReader:
    """Reads one text. `comments` are the offsets of its comments, known once `root` has been asked for."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.comments: list[tuple[int, int]] = []
        self._text = text
        self._lines = lines
        self._left = VALUES

    def root(self) -> Mapping:
        """The attributes of the text, and those of its declaring blocks below the blocks' types and labels.

        Raises `Malformed` and `LimitExceeded`.
        """
        try:
            tree = parses_to_tree(self._text)
        except UnexpectedInput as error:
            raise self._fault(vars(error).get("pos_in_stream") or 0) from None
        root = Mapping(self._lines.location(0, 0), {}, [])
        self._fill(root, _branches(tree)[0], top=True)
        self.comments = sorted(
            (token.start_pos or 0, len(token.rstrip()) + (token.start_pos or 0))
            for token in tree.scan_values(lambda token: isinstance(token, Token) and token.type == "NL_OR_COMMENT")
            if token.strip()
        )
        return root

    def _fault(self, offset: int) -> Malformed:
        place = self._lines.location(offset, min(offset + 1, len(self._text)))
        reason, remedy = template_fault(self._text, self._lines.line(place.line)) or (
            "this is no HCL from here on",
            "`terraform fmt` says more",
        )
        return Malformed(reason, place, remedy)

    def _fill(self, mapping: Mapping, body: Branch, *, top: bool = False) -> None:
        for child in _branches(body):
            if child.data == "attribute":
                name, value = _branches(child)[0], child.children[-1]
                mapping.put(self._source(name), self._place(name), self._value(value, 1))
            elif top and child.data == "block" and self._source(_branches(child)[0]) in DECLARING:
                self._add_block(mapping, child)

    def _add_block(self, root: Mapping, block: Branch) -> None:
        """A block's attributes, below its type and its labels; blocks with the same ones are one."""
        *labels, body = (each for each in _branches(block) if each.data != "new_line_or_comment")
        inner = root
        for label in labels:
            name = self._source(label).strip('"')
            if name not in inner.members:
                self._count(label)
                inner.put(name, self._place(label), Mapping(self._place(label), {}, []))
            node = inner.members[name][1]
            if not isinstance(node, Mapping):
                return
            inner = node
        self._fill(inner, body)

    def _value(self, node: Branch | Token, depth: int) -> Node:
        place = self._place(node)
        self._count(node)
        if depth > NESTING:
            raise LimitExceeded(nesting_exceeded(), place, "write it flatter")
        known = _only(node)
        if isinstance(known, Tree):
            if known.data == "tuple":
                items = [each for each in _branches(known) if each.data != "new_line_or_comment"]
                return Listing(place, [self._value(each, depth + 1) for each in items])
            if known.data == "object":
                return self._object(known, place, depth)
            if known.data in ("string", "heredoc_template", "heredoc_template_trim"):
                return self._string(known, place)
            number = self._number(known)
            if number is not None:
                return Leaf(number, "", place)
            if known.data == "literal_value":
                return Leaf(_constants[self._source(known)], "", place)
        return self._expression(f"${{{self._source(node)}}}", place)

    def _object(self, tree: Branch, place: Location, depth: int) -> Mapping:
        mapping = Mapping(place, {}, [])
        for element in _branches(tree):
            if element.data == "object_elem":
                key = _branches(element)[0]
                named = _only(_branches(key)[0])
                if isinstance(named, Tree) and named.data in ("identifier", "keyword", "string", "int_lit", "literal_value"):
                    name = _unescaped(self._source(named).strip('"'))
                    mapping.put(name, self._place(named), self._value(element.children[-1], depth + 1))
        return mapping

    def _number(self, tree: Branch) -> int | float | str | None:
        """None for what is no number; a minus sign before one is an operator of its own."""
        inner = _only(_branches(tree)[0]) if tree.data == "unary_op" and _branches(tree) else tree
        if not isinstance(inner, Tree) or inner.data not in ("int_lit", "float_lit"):
            return None
        written = self._source(tree).replace(" ", "")
        if not written.startswith("!") and len(written) <= LONGEST_NUMBER:
            return int(written) if inner.data == "int_lit" else float(written)
        return written

    def _string(self, tree: Branch, place: Location) -> Leaf:
        written = self._source(tree)
        if tree.data == "string":
            return self._text_of(written[1:-1], place, _unescaped)
        first, *lines = written.splitlines()
        lines = lines[:-1]
        text = "".join(f"{line}\n" for line in lines)
        return self._text_of(dedent(text) if first.startswith("<<-") else text, place, _undoubled)

    def _text_of(self, written: str, place: Location, unescape: Callable[[str], str]) -> Leaf:
        """A template: text as it is, one that refers to variables, or something to be worked out."""
        if _directive.search(written):
            return self._expression(written, place)
        pieces: list[str] = []
        end = 0
        for hole in _hole.finditer(written):
            if not _simple.fullmatch(hole[1]):
                return self._expression(written, place)
            pieces += (unescape(written[end : hole.start()]).replace("$", "$$"), f"${{{hole[1]}}}")
            end = hole.end()
        if not end:
            return self._expression(written, place) if _opens(written) else Leaf(unescape(written), "", place, verbatim=True)
        if _opens(written[end:]):
            return self._expression(written, place)
        pieces.append(unescape(written[end:]).replace("$", "$$"))
        return Leaf("".join(pieces), "", place)

    def _expression(self, written: str, place: Location) -> Leaf:
        """What Terraform has to work out; texts inside it are not shown, because they may be secrets."""
        inner = written[2:-1] if written.startswith("${") else ""
        if _simple.fullmatch(inner):
            return Leaf(written, "", place)
        shown = _quoted.sub('"…"', f"${{{inner}}}") if inner else "${…}"
        return Leaf(Reference("template", "", " ".join(shown.split())), "", place)

    def _count(self, node: Branch | Token) -> None:
        self._left -= 1
        if self._left < 0:
            raise LimitExceeded(values_exceeded(), self._place(node), "split the file")

    def _source(self, node: Branch | Token) -> str:
        start, end = _range(node)
        return self._text[start:end]

    def _place(self, node: Branch | Token) -> Location:
        return self._lines.location(*_range(node))


def _branches(tree: Branch) -> list[Branch]:
    return [child for child in tree.children if isinstance(child, Tree)]


def _only(node: Branch | Token) -> Branch | Token:
    """The node itself, or what it is nothing but a wrapping of."""
    while isinstance(node, Tree) and node.data == "expr_term" and len(node.children) == 1:
        node = node.children[0]
    return node


def _range(node: Branch | Token) -> tuple[int, int]:
    if isinstance(node, Token):
        return node.start_pos or 0, node.end_pos or 0
    if node.meta.empty:
        return 0, 0
    return node.meta.start_pos, node.meta.end_pos


def _opens(text: str) -> bool:
    return "${" in text.replace("$${", "")


def _unescaped(text: str) -> str:
    def said(found: re.Match[str]) -> str:
        if found[1]:
            return _escapes[found[1]]
        if found[4]:
            return found[4]
        number = int(found[2] or found[3], 16)
        return whole(chr(number)) if number <= sys.maxunicode else "\ufffd"

    return _escape.sub(said, text)


def _undoubled(text: str) -> str:
    return _doubled.sub(r"\1", text)
