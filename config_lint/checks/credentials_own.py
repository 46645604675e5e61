"""`credentials-own`: not the user and password that a product is shipped with."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

import msgspec

from config_lint.checks.fallback import is_fallback
from config_lint.checks.reads import members_of
from config_lint.checks.tiers import TierName, tiers
from config_lint.checks.told_once import told_once
from config_lint.domain.altered import Altered
from config_lint.domain.applied import Tally
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.rekeyed import Rekeyed
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict
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


class CredentialsOwn(Check[CredentialsOwnParameters, Fleet]):
    """The variant `same` is a password that equals the user's name; `test` is either of them where tests run."""

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden", "well-known"})
    fields = members_of(("databases", "caches", "queues"), ("user", "password", "url"))
    parameters_type = CredentialsOwnParameters

    def __init__(self, parameters: CredentialsOwnParameters) -> None:
        super().__init__(parameters)
        self.tiers = tiers(parameters.tiers)
        self.shipped: dict[tuple[str, Secret], list[Shipped]] = {}
        for pair in parameters.shipped:
            self.shipped.setdefault((pair.user.lower(), Secret(pair.password)), []).append(pair)

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each password of which the user is known; the same pair in several places is one violation."""
        known: dict[tuple[str, Secret, str], list[Setting]] = {}
        for service in group.services:
            if service.environment.tier not in self.tiers:
                continue
            for outcome in self._outcomes(service):
                if isinstance(outcome, Pair):
                    variant = self._variant(outcome, service)
                    known.setdefault((outcome.user, outcome.password, variant), []).append(outcome.setting)
                else:
                    yield outcome
        for (user, password, variant), settings in known.items():
            products = self._products(user, password)
            facts = {
                "user": user,
                "products": tuple(product.product for product in products),
                "pages": tuple(product.source for product in products),
            }
            yield told_once(settings, facts, group, "the same password", variant)

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees urls, and users."""
        return altered.looks_alike(_seen)

    def more_of_keys(self, rekeyed: Rekeyed) -> Tally | None:
        """A key of a user is one whatever stands there."""
        return None if any(_is_of_user(key.name) for key in rekeyed.keys) else Tally()

    def _outcomes(self, service: Service) -> Iterator[Verdict | Pair]:
        """The pairs that everybody knows, and what is to be said of all others."""
        seen: set[tuple[str, str]] = set()
        for pair in (*_of_stores(service), *_of_urls(service), *_of_keys(service)):
            key = (pair.setting.document, pair.setting.name)
            if key in seen or is_unwritten(pair.password):
                continue
            if is_fallback(pair.setting, service):
                seen.add(key)
                yield Verdict.NOT_EVALUATED
            elif self._products(pair.user, pair.password) or pair.password in (Secret(pair.user), Secret(pair.user.lower())):
                seen.add(key)
                yield pair
            else:
                yield Verdict.PASSED

    def _products(self, user: str, password: Secret) -> list[Shipped]:
        return self.shipped.get((user.lower(), password), [])

    def _variant(self, pair: Pair, service: Service) -> str:
        if service.environment.tier is Tier.TEST or not TESTERS.isdisjoint(words(pair.setting.name)):
            return "test"
        return "" if self._products(pair.user, pair.password) else "same"


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


def _is_of_user(name: str) -> bool:
    """Whether a user may stand under a key."""
    return any(user.lower() in name.lower() for user in _users)


def _seen(setting: Setting) -> object:
    if "://" in str(setting.value) or _is_of_user(setting.name):
        written = setting.chain[-1].entry
        return setting.value, written.value, written.verbatim
    return None
