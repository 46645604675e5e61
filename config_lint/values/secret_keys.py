"""Whether a key says that its value is a secret."""

from enum import Enum
from functools import lru_cache

from config_lint.values import secret_names as names
from config_lint.values.words import words


class Naming(Enum):
    """What a part of a key says of the value under it."""

    SECRET = "secret"
    PASSWORD = "password"  # even a short number or a plain word is one
    SECRET_OR_NAME = "secret or name"  # `secret: grafana-credentials` names an object, `secret: 8dJ2…` is one
    SECRET_IF_OWNED = "secret if owned"  # `key`, `secret`: it depends on the part above
    ABOVE = "above"  # `value`, `[0]`, `staging`: the part above decides


@lru_cache(maxsize=1 << 16)
def naming_of(part: str) -> Naming | None:
    """What one part of a key says, from its last meaningful words; None where it does not name a secret."""
    if part[:1] == "[" and part[-1:] == "]":
        part = part[1:-1]
    for segment in reversed(part.replace("::", ".").replace("/", ".").replace(":", ".").split(".")):
        meaningful = _without_qualifiers(words(segment))
        if meaningful:
            return _naming(meaningful)
    return Naming.ABOVE


def naming(key: tuple[str, ...]) -> Naming | None:
    """What a whole key says of its value: SECRET, PASSWORD, SECRET_OR_NAME or None.

    Parts that only qualify (`value`, a list position, an environment's name) leave it to the part above.
    """
    for index in range(len(key) - 1, -1, -1):
        found = naming_of(key[index])
        if found is Naming.ABOVE:
            continue
        if found is None or _holds_names(key, index):
            return None
        return _owned(key, index) if found is Naming.SECRET_IF_OWNED else found
    return None


def is_secret_key(key: tuple[str, ...]) -> bool:
    """Whether the key says that its value is a secret, whatever the value is: a number or a boolean has no text to look at."""
    return naming(key) in {Naming.SECRET, Naming.PASSWORD}


def _without_qualifiers(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to the last one that means something, without its number: `DB_PASSWORD2_STAGING` ends with `password`."""
    for end in range(len(found), 0, -1):
        last = found[end - 1]
        bare = last.rstrip("0123456789")
        if bare and last not in names.qualifiers and bare not in names.qualifiers:
            return (*found[: end - 1], bare)
    return ()


def _naming(found: tuple[str, ...]) -> Naming | None:
    before = frozenset(found[:-1])
    last = found[-1]
    if before & names.harmless or (before and found[0] in names.switches):
        return None
    if last in names.plurals:
        if not _is_list_of_secrets(last, before):
            return None
        last = names.plurals[last]
    if last in names.passwords:
        return None if before & names.password_verbs else Naming.PASSWORD
    if last == "pass":
        return Naming.PASSWORD if before & names.pass_owners else None if before else Naming.SECRET_IF_OWNED
    if last == "secret":
        return _secret(found)
    if last == "token":
        return None if before & names.token_kinds_without_secret else Naming.SECRET if before else Naming.SECRET_OR_NAME
    if last == "key":
        return _key(found)
    if last in names.credentials or found[-2:] == ("basic", "auth"):
        return Naming.SECRET_OR_NAME
    if last in names.salts or any(found[-len(ending) :] == ending for ending in names.endings):
        return Naming.SECRET
    return _compound(last)


def _is_list_of_secrets(last: str, before: frozenset[str]) -> bool:
    if last == "tokens":
        return bool(before & names.tokens_owners)
    return last != "keys" or (bool(before) and "secret" not in before)


def _secret(found: tuple[str, ...]) -> Naming | None:
    if len(found) == 1:
        return Naming.SECRET_IF_OWNED
    if names.named_secrets & frozenset(found[:-1]):
        return None
    return Naming.SECRET if found[-2] in names.secret_owners else Naming.SECRET_OR_NAME


def _key(found: tuple[str, ...]) -> Naming | None:
    if len(found) == 1:
        return Naming.SECRET_IF_OWNED
    if found[-2] in names.key_kinds or names.key_contexts & frozenset(found[:-1]):
        return Naming.SECRET
    return None


def _compound(word: str) -> Naming | None:
    if not word.endswith(names.compounds):
        return None
    return Naming.PASSWORD if word.endswith(tuple(names.passwords)) else Naming.SECRET


def _owned(key: tuple[str, ...], index: int) -> Naming | None:
    """`jwt.key` and `session.secret`: the last word above says what kind it is."""
    *within, last = _without_qualifiers(words(key[index]))
    above = within or (words(key[index - 1]) if index else ())
    owner = above[-1] if above else ""
    if last == "key":
        return Naming.SECRET if owner in names.key_contexts else None
    if last == "pass":
        return Naming.PASSWORD if owner in names.pass_owners else None
    return Naming.SECRET if owner in names.secret_owners else Naming.SECRET_OR_NAME


def _holds_names(key: tuple[str, ...], index: int) -> bool:
    """Whether the key stands in a section that maps to names of secrets (`envFrom`, `secretKeyRef`, External Secrets' `data`).

    https://external-secrets.io/latest/api/externalsecret/ : `data[].secretKey` is a name in the Secret that is created.
    """
    if key[index] == "secretKey" and index and (key[index - 1] == "match" or (index > 1 and key[index - 2] == "data")):
        return True
    return any(words(part) in names.name_contexts for part in key[:index])
