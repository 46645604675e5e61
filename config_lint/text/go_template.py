"""YAML that is written as a Go template: https://pkg.go.dev/text/template.

What a template comes to is not known; where its actions stand in values, the rest is YAML all the same. They are hidden from the
parser, with every character keeping its place, and brought back into the values afterwards.
"""

import re
from itertools import chain

from config_lint.text.node import Leaf, Listing, Mapping, Node
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference

_action = on_use(r"\{\{.*?\}\}", re.DOTALL)
_opening = on_use(r"\{\{-?\s*(?:if|range|with|define|block)\b")
_closing = on_use(r"\{\{-?\s*end\b")
_silent = on_use(r"\{\{(?:-|\s*(?:if|else|end|range|with|define|block|break|continue|template)\b|-?\s*(?:/\*|\$[\w.]*\s*:?=))")
"""Actions that write nothing of their own in their place, or bring their own line breaks."""

_first, _last = 0xE000, 0xEFFF
"""Characters for private use, which mean nothing to YAML: each stands for one of the first 4,096."""

_private = on_use(f"[{chr(_first)}-{chr(_last)}]")
_hide = {code: _first + code for code in range(_last - _first + 1) if chr(code) not in "\r\n"}
_show = {hidden: code for code, hidden in _hide.items()}
_commented = f"#{chr(_first + ord('{'))}"


class GoTemplate:
    """A text without its actions, and what brings them back."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The text as YAML; as long as the template, line for line."""
        self._conditional: set[int] = set()
        self._hides = "{{" in text and _private.search(text) is None
        if self._hides:
            self.text = self._hidden(text)

    def mend(self, root: Node) -> None:
        """Brings the actions back into keys and values. What is set in several branches of a condition is unknown."""
        pending = [root] if self._hides else []
        while pending:
            node = pending.pop()
            if isinstance(node, Leaf):
                if isinstance(node.value, str):
                    node.value = _shown(node.value)
            elif isinstance(node, Listing):
                pending += node.items
            elif isinstance(node, Mapping):
                self._mend_mapping(node)
                pending += (child for _, child in node.members.values())
                pending += chain.from_iterable((each.node, each.before) for each in node.repeated)

    def _mend_mapping(self, mapping: Mapping) -> None:
        kept = []
        for each in mapping.repeated:
            if each.place.line in self._conditional or each.earlier.line in self._conditional:
                unknown = Leaf(Reference("template", "", "{{ if … }}"), "", each.node.location)
                mapping.members[each.key] = (each.place, unknown)
            else:
                kept.append(each)
        mapping.repeated = kept
        if any(_private.search(key) for key in mapping.members):
            mapping.members = {_shown(key): member for key, member in mapping.members.items()}

    def _hidden(self, text: str) -> str:
        pieces: list[str] = []
        end = depth = 0
        line = 1
        for found in _action.finditer(text):
            start, stop = found.span()
            begin, close = text.rfind("\n", 0, start) + 1, text.find("\n", stop)
            alone = not _action.sub("", text[begin : close if close >= 0 else len(text)]).strip()
            written = found[0]
            pieces += (text[end:start], _without(written, alone=alone))
            last = line + text.count("\n", end, start)
            if depth:
                self._conditional.update(range(line, last + 1))
            depth += bool(_opening.match(written)) - (bool(_closing.match(written)) and depth > 0)
            line, end = last + text.count("\n", start, stop), stop
        pieces.append(text[end:])
        return "".join(pieces)


def _without(action: str, *, alone: bool) -> str:
    """What stands in an action's place: nothing, or a comment, where it has the line for itself."""
    if not alone:
        return action.translate(_hide)
    if _silent.match(action):
        return re.sub(r"[^\r\n]", " ", action)
    return f"#{action[1:].translate(_hide)}"


def _shown(text: str) -> str:
    return text.replace(_commented, "{{").translate(_show) if _private.search(text) else text
