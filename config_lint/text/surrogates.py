"""Halves of characters, which escapes can write and no encoding can."""


def whole(text: str) -> str:
    """The text with pairs of halves joined, and a lone half replaced by the sign for an unknown character."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
