"""Text from files and rules, as it may stand in front of somebody: nothing in it steers a terminal or a pipeline."""

from config_lint.values.on_use import on_use

plain_signs = str.maketrans({"…": "...", "–": "-", "—": "-", "×": "x", "→": "->", "“": '"', "”": '"', "≤": "<=", "≥": ">="})
"""What our own words and rules are written with, for outputs that have only the letters of their own alphabet."""

# How a line of output speaks to the runner that reads it: at its start (`::name ...::`), or anywhere in it (`##[name]`,
# `##vso[...]`, `##teamcity[...]`). A long line may be broken before any word, so the first counts at the start of each.
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
# https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
_command = on_use(r"(?<!\S):(?=:[A-Za-z-]+(?: |::))|#(?=#[A-Za-z]*\[)")


def safe(text: str, encoding: str = "utf-8") -> str:
    r"""The text on one line, in characters that `encoding` has.

    What Unicode calls unprintable is written as its escape (`\n`, `\x1b`, `\u202e`): control characters, with them the sequences
    that steer a terminal; marks that turn the direction of writing, so that a line reads otherwise than it is written
    (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing); invisible signs; halves of surrogate pairs. So is the
    first sign of what a pipeline would take for a command to it.
    """
    if not text.isprintable():
        text = "".join(sign if sign.isprintable() else _escape(sign) for sign in text)
    if "::" in text or "##" in text:
        text = _command.sub(lambda match: f"\\x{ord(match[0]):02x}", text)
    return text if text.isascii() else within(text, encoding)


def within(text: str, encoding: str) -> str:
    """The text in the characters of an encoding: our typographic signs in plain ones, what is left as escapes."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(plain_signs).encode(encoding, "backslashreplace").decode(encoding)
    return text


def _escape(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")
