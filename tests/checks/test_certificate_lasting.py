"""Certificates in configuration."""

from datetime import date
from typing import Any

import msgspec
import pytest

from config_lint.domain.fleet import Fleet
from config_lint.domain.violation import Verdict
from tests.builders import fleet, outcomes, violations

CHECK = "certificate-lasting"
ENDED = """
-----BEGIN CERTIFICATE-----
MIIBIzCBygIBATAKBggqhkjOPQQDAjAeMRwwGgYDVQQDDBNiYWNrZW5kLmV4YW1w
bGUuY29tMB4XDTI1MDEwMTAwMDAwMFoXDTI2MTAwMTAwMDAwMFowHjEcMBoGA1UE
AwwTYmFja2VuZC5leGFtcGxlLmNvbTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BOcwCuQqkvCMEEQdocVlCXZbhLrTeqpN9wE8zKnIffod9R9Q4iWdvcgMJU19G1g4
RGfhFUcjgoXjGODnAlN+x8swCgYIKoZIzj0EAwIDSAAwRQIhAJgXUONZd75sOFDv
VPhuMQvednN6q1Fv0s6zazXdoEzsAiApuGR3zlYGdVtmhZYiYW249Qqo6Zu/XMIU
TGq/p4vqrg==
-----END CERTIFICATE-----
"""
"""Made with `openssl ca -enddate 20261001000000Z`."""


def on(day: str, value: str = ENDED) -> Fleet:
    found = fleet(production={"backend": {"tls": {"certificate": value}}})
    found.intent = msgspec.structs.replace(found.intent, today=date.fromisoformat(day))
    return found


@pytest.mark.parametrize(
    ("day", "variants"),
    [("2026-08-31", []), ("2026-09-02", [""]), ("2026-09-30", [""]), ("2026-10-01", ["expired"]), ("2027-01-01", ["expired"])],
)
def test_the_day_decides(day: str, variants: list[str]) -> None:
    assert [fault.variant for fault in violations(on(day), CHECK, days=30)] == variants


def test_the_end_is_a_fact() -> None:
    (violation,) = violations(on("2026-09-21"), CHECK, days=30)
    assert violation.facts == {"end": "2026-10-01", "days": 10}


def test_one_that_cannot_be_read_is_not_evaluated() -> None:
    broken: Any = ENDED.replace("MIIBI", "AAAA")
    assert outcomes(on("2026-09-21", broken), CHECK) == [Verdict.NOT_EVALUATED]
