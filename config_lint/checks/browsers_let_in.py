"""`browsers-let-in`: a service that a site's pages call lets that site in."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from config_lint.checks.connections import Connection, connections
from config_lint.checks.listed import is_open, listed
from config_lint.checks.reads import CALLS
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.host import is_internal
from config_lint.values.url import Url
from config_lint.values.wildcard import fits
from config_lint.values.words import words

SITES = frozenset(("client", "dashboard", "frontend", "portal", "site", "spa", "ui", "web", "webapp", "website"))
"""Words of a service's name that say that it is seen in a browser."""

BUNDLED = ("NEXT_PUBLIC_", "NUXT_PUBLIC_", "PUBLIC_", "REACT_APP_", "VITE_", "VUE_APP_")
"""How the names of variables begin that end up in pages: https://vite.dev/guide/env-and-mode, https://nextjs.org/docs/app/guides/environment-variables"""


class BrowsersLetIn(Check[Parameters, Fleet]):
    """The site's own public origin against the callee's list of origins, which patterns with `*` may be part of.

    A call to a name inside the network comes from a server, and one to the site's own origin needs no leave.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    fields = CALLS | {"cors.origins"}
    sees_names = False
    through = "graph"
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each call from a site's pages to a service that lists origins."""
        for connection in connections(group):
            origins = listed(connection.callee, "cors.origins")
            if not origins or not _from_pages(connection):
                continue
            site = _origin(connection)
            if not site or is_open(connection.callee, "cors.origins"):
                yield Verdict.NOT_EVALUATED
            elif _lets_in(site, origins) or (connection.url is not None and connection.url.origin == site):
                yield Verdict.PASSED
            else:
                yield _violation(connection, site, origins)


def _from_pages(connection: Connection) -> bool:
    if not connection.host or is_internal(connection.host):
        return False
    names = (setting.key for setting in connection.edge.settings)
    return not SITES.isdisjoint(words(connection.caller.name)) or any(name.startswith(BUNDLED) for name in names)


def _origin(connection: Connection) -> str:
    server = connection.caller.model.server
    public = server.public_url if server is not None else None
    return public.origin if isinstance(public, Url) and public.scheme in ("http", "https") else ""


def _lets_in(site: str, origins: Mapping[str, Setting]) -> bool:
    host = site.partition("://")[2]
    for origin in (origin.rstrip("/").lower() for origin in origins):
        is_expression = "^" in origin
        if is_expression or fits(site, origin) or ("://" not in origin and fits(host, origin)):
            return True
    return False


def _violation(connection: Connection, site: str, origins: Mapping[str, Setting]) -> Violation:
    first = next(iter(origins.values()))
    related = (
        Related(f"the site of {connection.caller.name}", place_of(connection.caller.bound["server.public_url"])),
        Related(f"{connection.caller.name} calls {connection.callee.name} here", place_of(connection.edge.settings[0])),
    )
    facts = {"site": site, "frontend": connection.caller.name, "origins": tuple(origins)}
    return Violation(place_of(first), facts, related, subject=site)
