"""`oauth-complete`: an OAuth client has both its id and its secret."""

from collections.abc import Iterator
from typing import ClassVar

from config_lint.checks.given_unseen import is_given_unseen, seen_given
from config_lint.checks.lacking import place_without
from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.key import parse
from config_lint.domain.place import Place, place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.words import words

_halves = ("client_id", "client_secret")
_of_client = frozenset(("client", "id", "oauth", "oauth2"))
_of_token = frozenset(("access", "api", "key", "password", "secret", "token"))


class OauthComplete(Check[Parameters, Fleet]):
    """A client of which the service has both in another environment lacks one here.

    In the variant `alone` a client with an address to come back to has no secret anywhere, as only public clients may.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts", "hidden", "well-known"})
    fields = frozenset({"auth.oauth"})
    sees_names = False
    parameters_type = Parameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each client that has at least one of the two."""
        for service in group.services:
            peers = [other for other in group.by_service.get(service.name, ()) if other is not service]
            for prefix in dict.fromkeys(name.rpartition(".")[0] for name in service.bound if _is_half(name)):
                found = {half: service.bound.get(f"{prefix}.{half}") for half in _halves}
                lacking = [half for half, setting in found.items() if setting is None or setting.value in (None, "")]
                if not lacking:
                    yield Verdict.PASSED
                    continue
                has = next((setting for half, setting in found.items() if half not in lacking and setting is not None), None)
                if has is not None:
                    yield self._judged(group, service, peers, prefix, lacking[0], has)

    def is_blind_to(self, altered: Altered) -> bool:
        """Of texts it sees names of Secrets that are given as a whole."""
        return altered.looks_alike(seen_given)

    def _judged(self, fleet: Fleet, service: Service, peers: list[Service], prefix: str, lacking: str, has: Setting) -> Outcome:
        name = f"{prefix}.{lacking}"
        whole = next((peer for peer in reversed(peers) if all(_is_set(peer, f"{prefix}.{half}") for half in _halves)), None)
        written = service.bound.get(name)
        if written is None and (not service.complete or is_given_unseen(service) or fleet.intent.is_provided((name,))):
            return Verdict.NOT_EVALUATED
        place = (
            place_of(written)
            if written is not None
            else Place(service.home(parse(has.name)), service.environment.name, service.name, setting=name)
        )
        facts = {
            "client": prefix.removeprefix("auth.oauth").strip(".") or "its OAuth client",
            "lacking": lacking.replace("_", " "),
            "has": has.key,
        }
        if whole is not None:
            other = whole.bound[name]
            place = place if written is not None else place_without(service, whole, other)
            facts["other_environment"] = whole.environment.name
            return Violation(
                place,
                facts,
                (Related(f"{whole.environment.name} has it", place_of(other)), Related("the other half", place_of(has))),
            )
        if lacking == "client_secret" and _is_set(service, f"{prefix}.redirect_uri") and not _has_token(service, has):
            return Violation(place, facts, (Related("the other half", place_of(has)),), "alone")
        return Verdict.NOT_EVALUATED


def _has_token(service: Service, client: Setting) -> bool:
    """Whether a secret of another name stands where the client's would: `api_token` beside `oauth_client_id`.

    https://jupyterhub.readthedocs.io/en/stable/reference/services.html#properties-of-a-service
    """
    own = _without(client.name, _of_client)
    return any(
        own and setting.document == client.document and _without(setting.name, _of_token) == own for setting in service.hidden
    )


def _without(name: str, said: frozenset[str]) -> tuple[str, ...]:
    """The words of a name without those at its end that say what is set; empty where there is none of them."""
    found = words(name.removesuffix("].value"))
    end = len(found)
    while end and found[end - 1] in said:
        end -= 1
    return found[:end] if end < len(found) else ()


def _is_half(name: str) -> bool:
    return name.startswith("auth.oauth") and name.endswith(_halves)


def _is_set(service: Service, name: str) -> bool:
    setting = service.bound.get(name)
    return setting is not None and setting.value not in (None, "")
