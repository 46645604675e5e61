"""Values that are no secret, whatever their key says: switches, paths, names, and what is filled in elsewhere."""

import re

from config_lint.values.holes import is_filled_in_elsewhere, switches
from config_lint.values.on_use import on_use
from config_lint.values.secret_keys import Naming, naming
from config_lint.values.secret_names import object_words
from config_lint.values.words import words

_path = on_use(r"(?:[~.]{0,2}/|[A-Za-z]:\\|file:|classpath:)[\w.@ -]+(?:[/\\][\w.@ -]+)*/?")
_file = on_use(r"[\w.-]+\.(?:crt|env|json|jks|key|p12|pem|pfx|pub|txt|ya?ml)")
_url = on_use(r"[A-Za-z][A-Za-z0-9+.-]*://\S*")
_object = on_use(r"[a-z0-9]+(?:[-._/][a-z0-9]+)+")
_variable = on_use(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_shortest_number = 6  # a shorter number is a count, a version or a switch
_longest_folder = 20

_code = on_use(r"[A-Za-z_]\w*(?:\.\w+)*[(\[](?:[\"'].*|.*[)\]][,;]?)?|\{[A-Za-z_][\w.]*[\[}(].*|[(\[{]", re.DOTALL)


def is_harmless(value: str, said: Naming) -> bool:
    """Whether a value under a key that says `said` is no secret all the same."""
    text = value.strip()
    if text.lower() in switches or is_filled_in_elsewhere(text) or _is_path(text) or _is_variable(text):
        return True
    if "\n" in text and re.search(r"[^\S\n]", text):
        return True  # a document of its own
    if said is Naming.PASSWORD:
        return False
    if _url.fullmatch(text):
        return True
    if text.isdigit() and len(text) < _shortest_number:
        return True
    return said is Naming.SECRET_OR_NAME and _is_object_name(text)


def is_code(value: str) -> bool:
    """Whether a text found inside another is code: `os.environ["TOKEN"]`, `get_secret(name)`, `{self.token}`."""
    return _code.fullmatch(value) is not None


def _is_path(text: str) -> bool:
    if _file.fullmatch(text):
        return True
    return _path.fullmatch(text) is not None and not any(_is_mixed(part) for part in re.split(r"[/\\.]", text))


def _is_mixed(part: str) -> bool:
    """A folder's name is seldom long with capitals, small letters and digits; base64 is."""
    return len(part) > _longest_folder and bool(
        re.search(r"[a-z]", part) and re.search(r"[A-Z]", part) and re.search(r"\d", part)
    )


def _is_variable(text: str) -> bool:
    """`MANIFEST_CLIENT_SECRET` as the value of a secret is the name of the variable or entry that holds it."""
    return _variable.fullmatch(text) is not None and naming((text,)) is not None


def _is_object_name(text: str) -> bool:
    """`grafana-admin-credentials`, `team/client-certificate-auth`: the name of an object that holds the secret."""
    return _object.fullmatch(text) is not None and bool(object_words & frozenset(words(text)))
