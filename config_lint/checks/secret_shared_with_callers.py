"""`secret-shared-with-callers`: who calls a service holds the same secret as that one, where both hold one for the other."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from config_lint.checks.connections import Connection, connections
from config_lint.checks.reads import CALLS
from config_lint.checks.secret_references import unnamed
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fields import field_of
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.reference import Reference
from config_lint.values.words import words

ISSUERS = frozenset(("auth", "authentication", "authorization", "iam", "identity", "idp", "login", "sso"))
"""Words of the name of a service that hands out tokens."""

ASYMMETRIC = ("RS", "ES", "PS", "Ed")


class SecretSharedWithCallersParameters(Parameters, frozen=True):
    """`setting` is the secret's canonical name; with `issuers`, only services count that hand out tokens."""

    setting: str
    issuers: bool = False


class SecretSharedWithCallers(Check[SecretSharedWithCallersParameters, Fleet]):
    """Found from who calls whom, whatever the settings are called.

    That both hold one secret for each other shows where others share it with the callee here, or the two do elsewhere; without
    either it is the variant `everywhere`: two secrets by design, or a mistake of long standing.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    sees_names = False
    through = "graph"
    parameters_type = SecretSharedWithCallersParameters

    def reads(self, expressions: Sequence[str]) -> frozenset[str]:
        """Who calls whom, the secret, and what tells whether it is one for both."""
        del expressions
        return CALLS | {field_of(self.parameters.setting), "auth.jwt.issuer", "auth.jwt.algorithm"}

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each pair of a caller and a callee that both hold such a secret."""
        held: dict[tuple[tuple[str, str], str], Connection] = {}
        for connection in connections(group):
            if self._is_shared(connection) and not connection.caller.environment.preview:
                held.setdefault((connection.callee.pair, connection.caller.name), connection)
        agreeing = [connection for connection in held.values() if self._agree(connection)]
        here = {connection.callee.pair for connection in agreeing}
        elsewhere = {(connection.caller.name, connection.callee.name) for connection in agreeing}
        for connection in held.values():
            caller, callee = connection.caller, connection.callee
            agree = self._agree(connection)
            if agree is not False:
                yield Verdict.PASSED if agree else Verdict.NOT_EVALUATED
                continue
            known = callee.pair in here or (caller.name, callee.name) in elsewhere
            own, theirs = (service.bound[self.parameters.setting] for service in (caller, callee))
            if not known and isinstance(own.value, Reference):  # two places in a store may hold one secret
                yield Verdict.NOT_EVALUATED
                continue
            related = (
                Related(f"what {callee.name} holds", place_of(theirs)),
                Related(f"{caller.name} calls {callee.name} here", place_of(connection.edge.settings[0])),
            )
            yield Violation(place_of(own), {"callee": callee.name}, related, "" if known else "everywhere", subject=callee.name)

    def _is_shared(self, connection: Connection) -> bool:
        caller, callee = connection.caller, connection.callee
        if not all(self.parameters.setting in service.bound for service in (caller, callee)):
            return False
        if not self.parameters.issuers:
            return True
        ours, theirs = (service.bound.get("auth.jwt.issuer") for service in (caller, callee))
        if ours is not None and theirs is not None and ours.value != theirs.value:
            return False
        return _issues(callee) and not any(_is_asymmetric(service) for service in (caller, callee))

    def _agree(self, connection: Connection) -> bool | None:
        """Whether both hold the same; None where one of them is a text and the other in a store, or nobody knows what it is."""
        own, theirs = (service.bound[self.parameters.setting].value for service in (connection.caller, connection.callee))
        kept = [value for value in (own, theirs) if isinstance(value, Reference)]
        return None if len(kept) == 1 or any(value.kind in unnamed for value in kept) else own == theirs


def _issues(service: Service) -> bool:
    lifetimes = ("auth.jwt.access_lifetime", "auth.jwt.refresh_lifetime")
    return not ISSUERS.isdisjoint(words(service.name)) or any(name in service.bound for name in lifetimes)


def _is_asymmetric(service: Service) -> bool:
    setting = service.bound.get("auth.jwt.algorithm")
    return setting is not None and str(setting.value).startswith(ASYMMETRIC)
