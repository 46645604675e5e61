"""Text from files inside Markdown, where it is nothing but text: https://github.github.com/gfm/."""

from config_lint.reporters.safe_text import safe
from config_lint.values.on_use import on_use

# Words of a sentence. Whatever else a word may be (a URL, a key, a path, a mention, a number of an issue, a name for an emoji, a
# commit, HTML), it is code, in which neither Markdown nor what is made of it afterwards finds anything.
_word = on_use(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,3})?%?|[–—-]")
_parts = on_use(r"(?P<before>[(\"']*)(?P<core>.*?)(?P<after>[)\"',.;:?!]*)")
_not_in_code = frozenset("`|\\")


def prose(text: str) -> str:
    """A sentence: ordinary words as they are, all others as code."""
    return " ".join(map(_shown, safe(text).split()))


def code(text: str) -> str:
    """All of it as code, also inside a table; nothing where it is empty."""
    text = safe(text)
    if not text.strip():
        return ""
    if _not_in_code.isdisjoint(text):
        return f"`{text.strip()}`"
    return f"<code>{''.join(sign if sign.isalnum() or sign == ' ' else f'&#{ord(sign)};' for sign in text)}</code>"


def _shown(word: str) -> str:
    parts = _parts.fullmatch(word)
    if parts is None or not parts["core"]:
        return code(word)
    core = parts["core"] if _word.fullmatch(parts["core"]) else code(parts["core"])
    return f"{parts['before']}{core}{parts['after']}"
