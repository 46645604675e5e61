"""Expressions and message templates: Jinja2, in a sandbox that only lets values be compared. The only room that knows jinja2."""

from config_lint.domain.readable import Absent, Misuse, NotEvaluated, Readable, attribute_of
from config_lint.templating.expression import Expression, expression, looked_at, read_plainly, require_permitted
from config_lint.templating.message import message

__all__ = [
    "Absent",
    "Expression",
    "Misuse",
    "NotEvaluated",
    "Readable",
    "attribute_of",
    "expression",
    "looked_at",
    "message",
    "read_plainly",
    "require_permitted",
]
