from typing import Any

import pytest

from config_lint.domain.fleet import Fleet
from tests.builders import fleet, outcomes, violations

NAMES = ("admin", "billing", "catalogue", "delivery", "invoices", "mailings")


def said(found: Fleet) -> list[tuple[str, str, str]]:
    return [(each.place.key, each.facts["own"], each.facts["other"]) for each in violations(found, "copies-changed")]


def keys(**others: str) -> dict[str, Any]:
    return {f"{name}_url": f"http://{name}.internal" for name in NAMES} | others


def entries(*others: dict[str, str]) -> dict[str, Any]:
    return {"backups": [{"database": f"{name}-db", "target": f"/var/dump/{name}-db"} for name in NAMES] + list(others)}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (keys(payments_url="http://billing.internal"), [("payments_url", "payments", "billing")]),
        (keys(payments_url="http://payments.internal"), []),
        (keys(payments_url="http://others.internal"), []),
        (keys(draft_billing_url="http://billing.internal"), []),
        (keys(payments_url="http://billing.example.com"), []),
        (
            entries({"database": "billing-db", "target": "/var/dump/other-db"}),
            [("backups[6].database", "other-db", "billing-db")],
        ),
        (entries({"database": "other-db", "target": "/var/dump/billing-db"}), [("backups[6].target", "other-db", "billing-db")]),
        (entries({"database": "other-db", "target": "/var/dump/another-db"}), []),
        ({f"{name}_url": "http://billing.internal" for name in NAMES}, []),
    ],
)
def test_a_copy_has_a_siblings_name_in_one_of_two_places(settings: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert said(fleet(production={"backend": settings})) == expected


def test_a_setting_that_is_made_of_another_one_is_no_copy() -> None:
    same = {f"{name.upper()}_DOMAIN": f"${{{name.upper()}_DOMAIN}}" for name in NAMES}
    assert said(fleet(production={"backend": same | {"SENDING_DOMAIN": "${BILLING_DOMAIN}"}})) == []


def test_what_many_lines_do_is_no_slip() -> None:
    others = {f"new_{name}_link": f"http://{name}.internal" for name in NAMES}
    crossed = {f"{name}er_url": f"http://{other}.internal" for name, other in zip(NAMES, reversed(NAMES), strict=True)}
    assert said(fleet(production={"backend": keys(**others, **crossed)})) == []


def test_the_neighbours_of_another_file_are_none_to_copy_from() -> None:
    found = fleet(production={"backend": entries(), "auth": {"backups": entries()["backups"][:1]}})
    assert said(found) == []
    assert outcomes(found, "copies-changed")
