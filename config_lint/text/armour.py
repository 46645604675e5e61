"""Keys and certificates in PEM form, https://www.rfc-editor.org/rfc/rfc7468, where a notation ends a value with its line."""

from config_lint.values.on_use import on_use

BEGINNING = "-----BEGIN "
REASON = "a key in PEM form that goes on after its line"

_opening = on_use(r"-----BEGIN [A-Z0-9 ]+-----[^\S\r\n]*(?:\r\n|\r|\n)(?=[^\r\n])")
_boundary = on_use(r"-----(?P<which>BEGIN|END) [A-Z0-9 ]+-----[^\r\n]*")
_body = on_use(r"(?:[A-Za-z0-9+/=]+[^\S\r\n]*(?:\r\n|\r|\n|\Z))*")


def end_of_armour(text: str, start: int, stop: int) -> int:
    """The offset behind the armour that begins between two offsets of one line, and goes on after it; 0 where none does.

    Its other lines are no keys of their own, and must not be shown as such. Where it is never closed, it is as long as its lines
    are base64.
    """
    begin = text.find(BEGINNING, start, stop)
    opening = _opening.match(text, begin) if begin >= 0 else None
    if opening is None:
        return 0
    boundary = _boundary.search(text, opening.end())
    if boundary is not None and boundary["which"] == "END":
        return boundary.end()
    body = _body.match(text, opening.end())
    return begin + len(text[begin : body.end() if body else opening.end()].rstrip("\r\n"))
