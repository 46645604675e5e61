"""`cookie-reaches-host`: a session's cookie is valid for the host that sets it."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.host import is_ip
from config_lint.values.url import Url


class CookieReachesHost(Check[Parameters, Service]):
    """A browser drops a cookie whose domain is neither the host nor above it: https://www.rfc-editor.org/rfc/rfc6265#section-5.1.3."""

    group = Group.SERVICE
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Service) -> Iterator[Outcome]:
        """One outcome for a service that says both its cookie's domain and its public address."""
        cookie = group.model.sessions.cookie if group.model.sessions is not None else None
        server = group.model.server
        if cookie is None or not isinstance(cookie.domain, str) or server is None:
            return
        domain = cookie.domain.strip().lower().removeprefix(".").partition(":")[0]
        host = server.public_url.host.lower() if isinstance(server.public_url, Url) else ""
        if not domain or not host or is_ip(host):
            yield Verdict.NOT_EVALUATED
        elif host == domain or host.endswith(f".{domain}"):
            yield Verdict.PASSED
        else:
            related = (Related("where users reach it", place_of(group.bound["server.public_url"])),)
            facts = {"domain": cookie.domain, "host": host}
            yield Violation(place_of(group.bound["sessions.cookie.domain"]), facts, related)
