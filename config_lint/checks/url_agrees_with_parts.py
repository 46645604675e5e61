"""`url-agrees-with-parts`: a url and the settings that say the same part by part lead to one place."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.stores import EMBEDDED, Member, SectionName, members
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values import host as hosts
from config_lint.values.dsn import Dsn
from config_lint.values.port import Port
from config_lint.values.reference import Reference


class UrlAgreesWithPartsParameters(Parameters, frozen=True):
    """`sections` of the service model whose members are looked at."""

    sections: tuple[SectionName, ...]


class UrlAgreesWithParts(Check[UrlAgreesWithPartsParameters, Service]):
    """Only what both sides say is compared; the fault is at the part, or at the url where it stands in a higher layer.

    The variant `owner` is a user or a name: the part may be what the server is set up with.
    """

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = UrlAgreesWithPartsParameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for each part that stands beside a url."""
        for member in members(group, self.parameters.sections):
            if member.setting("url") is not None:
                for field in ("host", "port", "name", "index", "user"):
                    if member.setting(field) is not None:
                        yield _judged(member, field)


def _judged(member: Member, field: str) -> Outcome:
    dsn, part = member.store.url, getattr(member.store, field)
    if not isinstance(dsn, Dsn) or part is None or isinstance(part, Reference) or (not dsn.host and field != "name"):
        return Verdict.NOT_EVALUATED
    said = _disagreement(dsn, field, part, member.engine)
    if not said:
        return Verdict.PASSED
    url, setting = member.setting("url"), member.setting(field)
    assert url is not None
    assert setting is not None
    # where they stand in different layers, the higher one is what somebody changed
    ends = [(setting, part), (url, said)]
    (here, value), (there, other) = ends if setting.chain[-1].layer >= url.chain[-1].layer else reversed(ends)
    facts = {"part": field, "value": value, "other": there.key, "said": other}
    related = (Related(f"{there.key} says {other}", place_of(there)),)
    return Violation(place_of(here), facts, related, "owner" if field in ("name", "user") else "")


def _disagreement(dsn: Dsn, field: str, part: object, engine: str) -> str:
    """What the url says, where it is another thing than the part; empty where they agree or one says nothing."""
    if engine in EMBEDDED:
        return ""
    match field:
        case "host":
            own = hosts.normal(str(part))
            return "" if not own or own.startswith("/") or any(_same_host(own, host) for host, _ in dsn.hosts) else dsn.host
        case "port":
            ports = {port or dsn.port for _, port in dsn.hosts}
            return "" if not isinstance(part, Port) or None in ports or part.number in ports else str(dsn.port)
        case "index":
            return "" if not dsn.name.isdecimal() or int(dsn.name) == part else dsn.name
        case "name":
            return "" if not isinstance(part, str) or dsn.name in ("", "/", part) or part == "/" else dsn.name
    # Azure's servers take `user@server`: https://learn.microsoft.com/en-us/azure/postgresql/single-server/how-to-troubleshoot-common-connection-issues
    own, theirs = str(part).partition("@")[0], dsn.username.partition("@")[0]
    return "" if not isinstance(part, str) or not theirs or own == theirs else theirs


def _same_host(one: str, other: str) -> bool:
    """Whether two hosts are one: `db` is `db.orders.svc.cluster.local`, and every loopback is the machine itself."""
    if one == other or (hosts.is_loopback(one) and hosts.is_loopback(other)):
        return True
    short, long = sorted((one, other), key=len)
    return long.startswith(f"{short}.") and long.endswith((*hosts.internal_suffixes, ".cluster.local"))
