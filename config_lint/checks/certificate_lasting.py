"""`certificate-lasting`: a certificate in a file is valid for some time yet."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from config_lint.domain.altered import Altered
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet
from config_lint.domain.place import place_of
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Verdict, Violation
from config_lint.values import certificate

_shortest = 200
"""Characters of a certificate: none has fewer."""


class CertificateLastingParameters(Parameters, frozen=True):
    """For how many days from today a certificate has to be valid."""

    days: int = 30


class CertificateLasting(Check[CertificateLastingParameters, Fleet]):
    """The variant `expired` is one that is not valid any more. What cannot be read is not evaluated."""

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"texts"})
    sees_names = False
    parameters_type = CertificateLastingParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each value that holds a certificate."""
        today = group.intent.today
        now = datetime(today.year, today.month, today.day, tzinfo=UTC)
        for service in group.services:
            for setting in service.saying(_holds):
                end = certificate.expiry(str(setting.value))
                if end is None:
                    yield Verdict.NOT_EVALUATED
                elif end > now + timedelta(days=self.parameters.days):
                    yield Verdict.PASSED
                else:
                    facts = {"end": end.date().isoformat(), "days": (end - now).days}
                    yield Violation(place_of(setting), facts, variant="expired" if end <= now else "")

    def is_blind_to(self, altered: Altered) -> bool:
        """It sees certificates."""
        return altered.looks_alike(_seen)


def _holds(text: str) -> bool:
    return len(text) >= _shortest and certificate.holds_certificate(text)


def _seen(setting: Setting) -> object:
    return setting.value if _holds(str(setting.value)) else None
