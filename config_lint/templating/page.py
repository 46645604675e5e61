"""Pages: HTML from our own templates, in which every value is escaped."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any


@cache
def page(template: str, safe: Callable[[str], str]) -> Callable[[Mapping[str, Any]], str]:
    """The template, given as text, as a function from facts to text.

    Nothing of a user's is ever a template here; what users wrote comes in as facts, goes through `safe`, and is escaped, unless
    the template itself calls a fact safe. A fact that is missing raises an error of Jinja's.
    """
    from jinja2 import Environment, StrictUndefined

    def finalised(value: Any) -> Any:
        return safe(value) if isinstance(value, str) and not hasattr(value, "__html__") else value

    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalised,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return made.from_string(template).render
