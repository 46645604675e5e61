"""The secrets that are written in files: what the checks about secrets look at."""

from collections.abc import Iterator

import msgspec

from config_lint.checks.fallback import is_fallback
from config_lint.domain.key import parse, render
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.values.boolean import words as booleans
from config_lint.values.on_use import on_use
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import (
    is_made_of_words,
    is_plain_word,
    is_stand_in,
    is_unwritten,
    parts,
    shape_of,
    unwrapped,
)
from config_lint.values.secret_keys import Naming, naming
from config_lint.values.strength import strength
from config_lint.values.words import words

_object_name = on_use(r"[a-z0-9]+(?:-[a-z0-9]+)+")

SHORTEST = 8
"""Characters of a secret: two shorter ones may well be the same by chance."""


class Written(msgspec.Struct, frozen=True):
    """A setting, and what is secret in its value. `said` is the text that the secret is in base64, or the secret itself.

    `stand_in`: the value says of itself that it is none.
    """

    setting: Setting
    secret: Secret
    said: Secret
    stand_in: bool


def written_secrets(service: Service) -> Iterator[Written]:
    """Every secret of the service that stands in a file, the password of a url apart from the url.

    Left out is what has yet to be written, which is another rule's business; what stands in for one that arrives at deployment;
    what may as well be the name of something that holds a secret (`secret: hypershift`); what is only hidden for the company it
    keeps (the port in a `Secret` of Kubernetes); and the secret of a client that is public, which nobody asks for.
    """
    for setting in service.secrets:
        assert isinstance(setting.value, Secret)
        if _is_unused(setting, service) or is_fallback(setting, service):
            continue
        for secret in parts(setting.value):
            if secret and not is_unwritten(secret) and is_meant(setting, secret):
                said = unwrapped(secret)
                yield Written(setting, secret, said, is_stand_in(said))


def _is_unused(setting: Setting, service: Service) -> bool:
    """Whether it is an OAuth client's secret, and the client has none: https://www.rfc-editor.org/rfc/rfc6749#section-2.1 ."""
    if words(setting.name)[-1:] != ("secret",):
        return False
    above = parse(setting.name)[:-1]
    said = (service.by_name.get((setting.document, render((*above, key)))) for key in PUBLIC)
    return any(each is not None and booleans.get(str(each.value).lower()) is True for each in said)


PUBLIC = ("publicClient", "public_client", "public")
"""Keys that say that a client is public, as Keycloak, Hydra and Dex call them."""


def is_meant(setting: Setting, secret: Secret) -> bool:
    """Whether the key or the shape of a value says that it is a secret."""
    if shape_of(secret) == "AWS access key" and words(setting.name)[-1:] in IDENTIFIERS:
        return False
    said = naming(setting.chain[-1].entry.key)
    if said is Naming.SECRET_OR_NAME:
        return bool(setting.canonical) or not is_made_of_words(secret)
    if said is Naming.SECRET and _may_be_object(setting, secret):
        return False
    return said is not None or setting.value != secret or bool(shape_of(secret))


IDENTIFIERS = (("id",), ("login",), ("user",), ("username",))
"""Last words of a key that says who somebody is: an access key's identifier is no secret, and what goes with it is.

https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
"""


def _may_be_object(setting: Setting, secret: Secret) -> bool:
    """Whether an entry of a ConfigMap, where no secret belongs, may name the object that has one: `x.aws-secret: aws-account`."""
    is_named_so = words(setting.name)[-1:] == ("secret",) and _object_name.fullmatch(secret.reveal()) is not None
    return is_named_so and setting.document.startswith("ConfigMap/") and is_made_of_words(secret)


def is_alike_by_chance(secret: Secret) -> bool:
    """Whether two people may have thought of the same: short and common passwords, and single words."""
    facts = strength(secret)
    return facts.common or facts.length < SHORTEST or facts.is_repetitive or facts.is_sequential or is_plain_word(secret)
