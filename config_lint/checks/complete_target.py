"""`complete-target`: what is configured part by part has all of its parts."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.checks.reads import SITE, members_of
from config_lint.checks.stores import EMBEDDED, Member, SectionName, by_member
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.environment import Tier
from config_lint.domain.fleet import Fleet
from config_lint.domain.intent import Intent
from config_lint.domain.place import Place, place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.boolean import Boolean
from config_lint.values.engines import default_ports
from config_lint.values.port import Port
from config_lint.values.reference import Reference

PARTS = ("name", "user", "password")


class CompleteTargetParameters(Parameters, frozen=True):
    """`sections` of the service model whose members are looked at."""

    sections: tuple[SectionName, ...]


class CompleteTarget(Check[CompleteTargetParameters, Fleet]):
    """What has an address elsewhere has one here; a database with a host and another part, and no url, has them all.

    A part that no environment of the service sets may come from elsewhere, but a name and a password without a user are odd by
    themselves (variant `nowhere`). A secret that only lower tiers write out may be injected here; a port is only missed where
    the others need one that is not the engine's own.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = CompleteTargetParameters

    def reads(self, expressions: Sequence[str]) -> frozenset[str]:
        """Where the members of its sections are, and whether they are in use."""
        del expressions
        return members_of(self.parameters.sections, (*SITE, "password", "enabled"))

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each member that is configured by parts, and for each without any address."""
        for found in by_member(group, self.parameters.sections):
            for member in found:
                outcome = _judged(member, [other for other in found if other is not member], group.intent)
                if outcome is not None:
                    yield outcome if member.service.complete else Verdict.NOT_EVALUATED


def _judged(member: Member, others: list[Member], intent: Intent) -> Outcome | None:
    """None where there is nothing to be complete."""
    host, enabled = member.setting("host"), member.store.enabled
    if member.setting("url") is not None or member.engine in EMBEDDED or (isinstance(enabled, Boolean) and not enabled):
        return None
    if host is None:
        peer = None if _is_local(member) else _peer(member, "url", others, intent)
        peer = peer or _peer(member, "host", others, intent)
        return _violation(member, [peer.canonical.rpartition(".")[2]], [peer], "") if peer is not None else None
    if member.section != "databases" or str(host.value).startswith("/"):
        return None
    lacking = [part for part in ("port", *PARTS) if member.setting(part) is None]
    if len(lacking) == len(PARTS) + 1:
        return None  # a lone host may be anything
    missed = [(part, peer) for part in lacking if (peer := _peer(member, part, others, intent)) is not None]
    if missed:
        parts, peers = zip(*missed, strict=True)
        return _violation(member, list(parts), list(peers), "")
    unsaid = [part for part in lacking if part in PARTS]
    if unsaid == ["user"] and not _is_said_otherwise(member, others, intent):
        return _violation(member, unsaid, [], "nowhere")
    return Verdict.NOT_EVALUATED if unsaid else Verdict.PASSED


def _is_local(member: Member) -> bool:
    """Whether a name alone is enough: on a developer's machine, and where tests run, the driver's own address is meant."""
    return member.service.environment.tier <= Tier.TEST and member.setting("name") is not None


def _is_said_otherwise(member: Member, others: list[Member], intent: Intent) -> bool:
    """Whether the user comes from elsewhere: other environments say it in another way, or it arrives at deployment."""
    return intent.is_provided((member.canonical("user"),)) or any(
        other.setting("user") or other.setting("url") for other in others
    )


def _peer(member: Member, part: str, others: list[Member], intent: Intent) -> Setting | None:
    """The part as another environment sets it, where that means that it is missing here."""
    tier = member.service.environment.tier
    alike = others if part == "url" else [other for other in others if other.setting("url") is None]
    having = [other for other in alike if other.setting(part) is not None and not (part == "url" and other.engine in EMBEDDED)]
    closest = sorted(having, key=lambda other: abs(other.service.environment.tier - tier))
    if part == "password" and tier is Tier.DEVELOPMENT:
        return None
    if part in ("password", "url"):
        said = [other for other in closest if _is_expected(other, part, tier)]
    elif part == "port":
        said = closest if len(having) == len(alike) and all(map(_needs_port, having)) else []
    else:
        is_usual = 2 * len(having) > len(alike)
        said = [other for other in closest if is_usual or other.service.environment.tier >= tier]
    found = said[0].setting(part) if said else None
    return None if found is None or intent.is_provided((found.name, found.canonical)) else found


def _is_expected(other: Member, part: str, tier: Tier) -> bool:
    """Whether what another environment has, and may be secret, is expected here too: what a lower tier writes out is not."""
    return other.service.environment.tier >= tier or isinstance(getattr(other.store, part), Reference)


def _needs_port(member: Member) -> bool:
    """Whether its port is not the one that a client would take anyway."""
    port, own = member.store.port, default_ports.get(member.engine)
    return isinstance(port, Port) and port.number != own and (own is not None or port.number not in default_ports.values())


def _violation(member: Member, parts: list[str], peers: list[Setting], variant: str) -> Violation:
    present = member.setting("host")
    related = [Related(f"{peer.environment} sets it here", place_of(peer)) for peer in peers]
    if peers:
        place = _home(member, peers[0])
        related += [Related("the rest of it is set here", place_of(present))] if present is not None else []
    else:
        assert present is not None
        place = place_of(present, at_key=True)
    words = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    facts = {"missing": words, "target": member.called, "others": peers[0].environment if peers else ""}
    return Violation(place, facts, tuple(related), variant, subject=f"{member.called} {words}")


def _home(member: Member, like: Setting) -> Place:
    """Where a setting like the other environment's would stand."""
    service = member.service
    return Place(
        location=service.home(like.chain[-1].name),
        environment=service.environment.name,
        service=service.name,
        document=like.document,
        key=like.key,
        name=like.name,
        setting=like.canonical,
    )
