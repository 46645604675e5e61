"""A terminal that is only drawn on: text with its colours, whatever the real one is like."""

from io import StringIO

from rich.console import Console

HEIGHT = 24
"""Lines: what is drawn does not depend on it, but rich would ask the terminal for it again and again."""


def console(page: StringIO, width: int) -> Console:
    """Writes to the page in colour.

    Whoever made the display has weighed what environment variables say about colours: here they have no say.
    """
    return Console(
        file=page,
        width=width,
        height=HEIGHT,
        color_system="standard",
        force_terminal=True,
        no_color=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
