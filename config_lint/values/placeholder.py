"""Texts that stand where a value has yet to be written."""

import re
from functools import cache

from config_lint.values.on_use import on_use
from config_lint.values.secret import Secret

_and_where = r"(?:[-_ ](?:in|by|from|at|via|with|to|before|for|on|now|later|please)(?:[-_ ][a-z0-9]+)*)?"
_object = "(?:password|passphrase|secret|token|key|id|username|user|name|host|hostname|domain|url|email|value|account|region|dsn)"
_store = "(?:env|environment|secrets?|vault|keyvault|key[-_ ]vault)"

families: dict[str, str] = {
    # CHANGEME, please_change_me, set-me-in-env
    "a request to change it": (
        r"(?:please[-_ ]?)?(?:change|replace|fill|set|update|edit|override)[-_ ]?(?:me|this|it)(?:[-_ ]in)?" + _and_where + "!*"
    ),
    # add_value, insert your key here
    "a request to give one": (
        r"(?:insert|enter|put|add|paste|provide|replace|fill[-_ ]in|set|use)[-_ ]"
        r"(?:a[-_ ]|the[-_ ]|your[-_ ](?:own[-_ ])?(?:[a-z0-9]+[-_ ]){0,4})?(?:value|here)"
    ),
    # need to insert secret
    "something that needs to be done": (
        rf"(?:needs?|have|has|must)[-_ ](?:to[-_ ])?(?:insert|enter|add|provide|replace|set|fill[-_ ]in)[-_ ]"
        rf"(?:a[-_ ]|the[-_ ]|your[-_ ])?{_object}"
    ),
    # replace-with-your-key
    "a request for yours": (
        r"(?:insert|enter|put|add|paste|replace|replace[-_ ]with|provide)[-_ ]your[-_ ][a-z0-9]+(?:[-_ ][a-z0-9]+){0,4}"
    ),
    # REPLACE_WITH_DOMAIN, YOUR_API_KEY
    "a variable's name that is a request": (
        r"(?-i:(?:REPLACE|CHANGE|INSERT|FILL(?:_IN)?|YOUR|ENTER|PUT)_"
        r"(?:ME|THIS|WITH|YOUR|HERE|API|SECRET|TOKEN|PASSWORD|KEY|VALUE|HOST|DOMAIN)[A-Z0-9_]*)"
    ),
    # your-password, your-api-key-here
    "yours": rf"your[-_ ](?:[a-z0-9]+[-_ ]){{0,4}}{_object}(?:[-_ ]here)?",
    "something goes here": r"(?:[a-z0-9]+[-_ ]){1,5}(?:goes[-_ ])?here",
    # tbd, and the words by which programmers mark what is left to do
    "a task": r"(?:todo|fixme|tbd|tba|tbc)(?:[:( ].{0,100})?!*",
    "to be done": (
        r"to[-_ ]be[-_ ](?:defined|determined|done|set|filled(?:[-_ ]in)?|replaced|decided|provided|added|configured)"
        r"(?:[-_ ][a-z0-9]+)*"
    ),
    # <your-token>, <get from secrets>
    "a name in angle brackets": r"<[A-Za-z](?:[\w .,:/'-]{0,78}[\w.])?>",
    "a request in square brackets": r"\[(?:your|insert|enter|put|replace|change|todo)[\w .'-]{0,80}\]",
    # xxxx, xx-xx, ????, ********
    "crosses, question marks, stars": r"x{3,}|x{2,}(?:[-_.:]x{2,})+|\?{3,}|\*{4,}",
    # __TOKEN__
    "a name between double underscores": r"(?-i:__[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*__)",
    "the word itself": r"(?:[a-z0-9]+[-_ ])?place[-_ ]?holder(?:[-_ ][a-z0-9]+)?",
    "required": r"(?:[a-z0-9]+[-_ ]){0,3}required[-_ ]value|value[-_ ](?:required|not[-_ ]set)|not[-_ ](?:yet[-_ ])?set",
    "a warning": r"do[-_ ]not[-_ ](?:store|commit)(?:[-_ ][a-z0-9]+)*",
    # client-secret-from-env, get from vault
    "kept elsewhere": (
        rf"(?:[a-z0-9]+[-_ ]){{1,4}}from[-_ ]{_store}|(?:get|comes|loaded|read|taken|injected)[-_ ]from[-_ ](?:the[-_ ])?{_store}"
    ),
    # the nil UUID: https://www.rfc-editor.org/rfc/rfc9562#section-5.9
    "nobody's identifier": r"0{8}-0{4}-0{4}-0{4}-0{12}",
}
"""What is said, and how: whole values only, in any case unless it says otherwise."""

_longest = 120


_inside = on_use(
    r"(?<![A-Za-z])(?:change|replace)[-_]?me(?![A-Za-z])|<(?:your|change|replace|insert|enter|put)[-_ ][^<>]*>"
    r"|(?<![A-Za-z])YOUR_[A-Z_]*(?:KEY|TOKEN|SECRET|PASSWORD|ID|DOMAIN|HOST)(?![A-Za-z])",
    re.IGNORECASE,
)
_kind = on_use(r"(?:(?:API|ACCESS|AUTH|CLIENT|PRIVATE)_?)?(?:KEY|PASSWORD|SECRET|TOKEN)(?:_KEY)?")
_beginnings = (
    *("000", "<", "[", "?", "*", "_", "xx"),
    *("please", "set", "update", "edit", "override", "fill", "need", "have", "has", "must", "value"),
    *("todo", "fixme", "tbd", "tba", "tbc"),
    *(
        f"{word}{sign}"
        for word in ("insert", "enter", "put", "add", "paste", "provide", "use", "not", "do", "to")
        for sign in "-_ "
    ),
)
_first_letters = frozenset(beginning[:3] for beginning in _beginnings)
_telling = ("chang", "replac", "your", "-here", "_here", " here", "holder", "required", "from", "<")
_where = on_use(
    r"do[-_ ]not[-_ ](?:store|commit)|manually|by[-_ ]hand"
    rf"|(?:from|in|by|via)[-_ ](?:the[-_ ]|an?[-_ ])?(?:[a-z]+[-_ ]){{0,2}}(?:{_store}|encrypted|deploy|ci|pipeline)",
    re.IGNORECASE,
)


@cache
def _any() -> re.Pattern[str]:
    """All families as one expression, which takes long to make."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in families.values()), re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Whether the whole text is a placeholder: `CHANGEME`, `TODO`, `<your-token>`, `xxxx`, `your-api-key-here`, `set-me-in-env`.

    Template markers (`{{ x }}`, `{set-by-ci}`, `${X}`) are none, since a tool fills them in; nor is `example.com`, which is a
    domain; nor are words such as `dummy`, `fake` and `test`, which are values for tests.
    """
    if len(text) > _longest:
        return False
    text = text.strip()
    return (_may_be_one(text.lower()) or not text.isascii()) and _any().fullmatch(text) is not None


def is_kind(text: str) -> bool:
    """Whether a secret's text only says what kind of secret goes there, in capitals: `SECRET`, `API_KEY`."""
    return _kind.fullmatch(text.strip()) is not None


def has_placeholder(value: str | Secret) -> bool:
    """Whether a value is a placeholder, or has one in it that can be nothing else: `SV_change_me`, `http://CHANGEME/api`."""
    text = value.reveal() if isinstance(value, Secret) else value
    if isinstance(value, Secret) and is_kind(text):
        return True
    if len(text) > _longest or not _may_be_one(text.lower()):
        return False
    return is_placeholder(text) or (" " not in text.strip() and _inside.search(text) is not None)


def _may_be_one(lowered: str) -> bool:
    """Whether it is worth a closer look, told in a tenth of the time that the closer look takes, and without making that."""
    begins_like_one = (lowered[:1] in "<[?*_x" or lowered[:3] in _first_letters) and lowered.startswith(_beginnings)
    return begins_like_one or any(word in lowered for word in _telling)


def says_where(value: str | Secret) -> bool:
    """Whether a placeholder says that something else fills it in: `<get from secrets>`, `set-me-in-env`."""
    return _where.search(value.reveal() if isinstance(value, Secret) else value) is not None
