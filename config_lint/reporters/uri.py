"""Paths and sources as other tools take them."""

from urllib.parse import quote, urlsplit


def uri_of(path: str) -> str:
    """A path of the repository as a relative reference: https://www.rfc-editor.org/rfc/rfc3986#section-4.2.

    Everything but letters, digits, `/`, `.`, `-`, `_` and `~` is percent-encoded, a colon with it, so that no path has a scheme,
    and no leading slash makes it a host. Bytes that are no UTF-8 are encoded as what they are.
    """
    encoded = path.lstrip("/").encode("utf-8", "surrogateescape" if _is_escaped(path) else "surrogatepass")
    return quote(encoded, safe="/") or "."


def _is_escaped(path: str) -> bool:
    """Whether all lone surrogates in it stand for bytes of a file name."""
    return all("\udc80" <= sign <= "\udcff" for sign in path if "\ud800" <= sign <= "\udfff")


def web_address(source: str) -> str:
    """The source of a rule if it is a page that can be linked to, otherwise nothing."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return ""
    plain = source.isascii() and source.isprintable() and not set(source) & set(" <>\"'`\\^{|}")
    return source if plain and parts.scheme in ("http", "https") and parts.netloc else ""
