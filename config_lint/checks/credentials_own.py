"""`credentials-own`: not the user and password that a product is shipped with."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

import msgspec

from config_lint.checks.fallback import is_fallback
from config_lint.checks.tiers import TierName, tiers
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values.dsn import Dsn
from config_lint.values.on_use import on_use
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import is_unwritten
from config_lint.values.words import words

_password = on_use(r"password|passwd|passphrase|pass|pwd", re.IGNORECASE)
_users = ("user", "username", "login", "usr", "user_name", "userName")


class Shipped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A product's own user and password, and the page that says so."""

    product: str
    user: str
    password: str
    source: str


class CredentialsOwnParameters(Parameters, frozen=True):
    """`shipped` are the pairs that everybody knows."""

    tiers: tuple[TierName, ...]
    shipped: tuple[Shipped, ...]


class Pair(msgspec.Struct, frozen=True):
    """A user and its password, and the setting that holds the password."""

    setting: Setting
    user: str
    password: Secret


class CredentialsOwn(Check[CredentialsOwnParameters, Service]):
    """The variant `same` is a password that equals the user's name; `test` is either of them where tests run."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"settings"})
    parameters_type = CredentialsOwnParameters

    def __init__(self, parameters: CredentialsOwnParameters) -> None:
        super().__init__(parameters)
        self.tiers = tiers(parameters.tiers)
        self.shipped: dict[tuple[str, Secret], list[Shipped]] = {}
        for pair in parameters.shipped:
            self.shipped.setdefault((pair.user.lower(), Secret(pair.password)), []).append(pair)

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each password of which the user is known."""
        tier = group.environment.tier
        if tier not in self.tiers:
            return
        seen: set[tuple[str, str]] = set()
        for pair in (*_of_stores(group), *_of_urls(group), *_of_keys(group)):
            key = (pair.setting.document, pair.setting.name)
            if key in seen or is_unwritten(pair.password):
                continue
            if is_fallback(pair.setting, group):
                seen.add(key)
                yield Verdict.NOT_EVALUATED
                continue
            products = self.shipped.get((pair.user.lower(), pair.password), [])
            if not products and pair.password not in (Secret(pair.user), Secret(pair.user.lower())):
                yield Verdict.PASSED
                continue
            seen.add(key)
            variant = "" if products else "same"
            facts = {
                "user": pair.user,
                "products": tuple(product.product for product in products),
                "pages": tuple(product.source for product in products),
            }
            is_test = tier is Tier.TEST or not TESTERS.isdisjoint(words(pair.setting.name))
            yield Violation(place_of(pair.setting), facts, variant="test" if is_test else variant)


TESTERS = frozenset(("ci", "e2e", "test", "tests"))
"""Words of keys that are about the machines on which tests run, whatever environment these stand in."""


def _of_stores(service: Service) -> Iterator[Pair]:
    """Databases, caches and queues whose user and password are settings of their own."""
    for plural, singular in (("databases", "database"), ("caches", "cache"), ("queues", "queue")):
        for name, store in getattr(service.model, plural).items():
            setting = service.bound.get(f"{plural}.{name}.password" if name else f"{singular}.password")
            if setting is not None and isinstance(store.password, Secret) and isinstance(store.user, str):
                yield Pair(setting, store.user, store.password)
            held = service.bound.get(f"{plural}.{name}.url" if name else f"{singular}.url")
            if held is not None and isinstance(store.url, Dsn) and store.url.password:
                yield Pair(held, store.url.username, store.url.password)


def _of_urls(service: Service) -> Iterator[Pair]:
    for setting, url in service.urls:
        if url.password:
            yield Pair(setting, url.username, url.password)


def _of_keys(service: Service) -> Iterator[Pair]:
    """`GRAFANA_ADMIN_PASSWORD` with its `…_USER`; without one, the words of the key may name the user: `POSTGRES_PASSWORD`."""
    for setting in service.secrets:
        assert isinstance(setting.value, Secret)
        names = user_keys(setting.name)
        if not names:
            continue
        user = next((service.by_name[key] for name in names if (key := (setting.document, name)) in service.by_name), None)
        if user is not None:
            if isinstance(user.value, str):
                yield Pair(setting, user.value, setting.value)
        else:
            yield from (Pair(setting, word, setting.value) for word in words(setting.name)[:-1])


@lru_cache(maxsize=1 << 12)
def user_keys(name: str) -> tuple[str, ...]:
    """The keys that the user of a password may stand under; none where the name is no password's."""
    found = list(_password.finditer(name))
    if not found or found[-1].end() < len(name.removesuffix(".value").rstrip("]")):
        return ()
    start, end = found[-1].span()
    spellings = (*_users, *(user.capitalize() for user in _users), *(user.upper() for user in _users))
    return tuple(dict.fromkeys(f"{name[:start]}{user}{name[end:]}" for user in spellings))
