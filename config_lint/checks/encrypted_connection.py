"""`encrypted-connection`: data in transit is encrypted, and the server proves who it is."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar

import msgspec

from config_lint.checks.fallback import is_fallback
from config_lint.checks.matters import Matters
from config_lint.checks.reads import SITE, members_of
from config_lint.checks.stores import EMBEDDED, Member, SectionName, Site, is_local, members, site
from config_lint.checks.tiers import TierName, tiers
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.boolean import Boolean
from config_lint.values.dsn import Dsn
from config_lint.values.on_use import on_use
from config_lint.values.reference import Reference
from config_lint.values.sslmode import modes

_written = on_use(r"[?&;]sslmode=([a-z-]+)(?![^&;\s\"'])", re.IGNORECASE)
"""The mode in a url whose host is only known at deployment: `postgresql://${DB_HOST}/orders?sslmode=prefer`."""

WEAK = frozenset(("disable", "allow", "prefer"))
"""Modes in which a connection may go unencrypted: https://www.postgresql.org/docs/current/libpq-ssl.html"""


class EncryptedConnectionParameters(Parameters, frozen=True):
    """`sections` are looked at in environments of the `tiers`.

    With `like_peers` only a connection that is encrypted in the service's other environments, or by another service at the same
    host, has to be.
    """

    sections: tuple[SectionName, ...]
    tiers: tuple[TierName, ...]
    like_peers: bool = False


class EncryptedConnection(Check[EncryptedConnectionParameters, Fleet]):
    """Only what is said counts: no mode is no fault, and neither is a connection that does not leave the machine.

    The variant `internal` is a host that only resolves inside a network, `unauthenticated` an encrypted connection to whoever
    answers.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = EncryptedConnectionParameters

    def reads(self, expressions: Sequence[str]) -> frozenset[str]:
        """Where the members of its sections are, and how they are connected to."""
        del expressions
        return members_of(self.parameters.sections, (*SITE, "sslmode", "tls"))

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each member that says how it connects; one that says the same in several environments is one matter."""
        matters = Matters()
        concerned, encrypting = tiers(self.parameters.tiers), Encrypting(group, self.parameters.sections)
        for service in group.services:
            if service.environment.tier in concerned:
                for member in members(service, self.parameters.sections):
                    outcome = self._judged(member, encrypting)
                    if isinstance(outcome, Violation):
                        same = (service.name, outcome.place.name, outcome.facts["mode"])
                        yield msgspec.structs.replace(outcome, cause=matters.first(outcome.place, same))
                    elif outcome is not None:
                        yield outcome

    def _judged(self, member: Member, encrypting: "Encrypting") -> Outcome | None:
        """None where nothing is said."""
        mode, setting = _said(member)
        if setting is None:
            return None
        if not mode or is_fallback(setting, member.service):
            return Verdict.NOT_EVALUATED
        where = site(member)
        if member.engine in EMBEDDED or mode not in {*WEAK, "require"} or (where is not None and is_local(where.host)):
            return Verdict.PASSED
        peer = encrypting.peer(member, where)
        if self.parameters.like_peers and (peer is None or mode not in WEAK):
            return Verdict.PASSED
        related = () if peer is None else (Related(f"{peer.service} in {peer.environment} encrypts", place_of(peer)),)
        variant = "" if self.parameters.like_peers else _variant(mode, where)
        return Violation(place_of(setting), {"mode": mode, "target": member.called}, related, variant)


class Encrypting:
    """The members that are sure to encrypt, by who they are and by where they are; looked for once, when somebody asks."""

    def __init__(self, fleet: Fleet, sections: tuple[SectionName, ...]) -> None:
        self._fleet = fleet
        self._sections = sections

    @cached_property
    def _found(self) -> dict[tuple[str, ...], list[Setting]]:
        found: dict[tuple[str, ...], list[Setting]] = {}
        for service in self._fleet.services:
            for member in () if service.environment.preview else members(service, self._sections):
                mode, setting = _said(member)
                if setting is not None and mode and mode not in WEAK:
                    for key in _keys(member, site(member)):
                        found.setdefault(key, []).append(setting)
        return found

    def peer(self, member: Member, where: Site | None) -> Setting | None:
        """The same member in another environment of its service, otherwise another service's at the same host in this one."""
        return next((found[0] for key in _keys(member, where) if (found := self._found.get(key))), None)


def _keys(member: Member, where: Site | None) -> Iterator[tuple[str, ...]]:
    yield member.service.name, member.section, member.name
    if where is not None:
        yield member.service.environment.name, where.host


def _variant(mode: str, where: Site | None) -> str:
    if mode == "require":
        return "unauthenticated"
    return "internal" if where is not None and not where.is_absolute else ""


def _said(member: Member) -> tuple[str, Setting | None]:
    """The mode in libpq's words, and the setting that says it; the mode is empty where it is unknown."""
    url, store = member.store.url, member.store
    if isinstance(url, Dsn) and url.sslmode:
        return url.sslmode, member.setting("url")
    if isinstance(url, Reference) and (written := _written.search(url.text)):
        return (written[1] if written[1] in modes else ""), member.setting("url")
    if (setting := member.setting("sslmode")) is not None:
        return (store.sslmode if isinstance(store.sslmode, str) else ""), setting
    if (setting := member.setting("tls")) is not None:
        return ("" if not isinstance(store.tls, Boolean) else "verify-full" if store.tls else "disable"), setting
    return "", None
