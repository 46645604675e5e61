from typing import Any

import pytest

from tests.builders import fleet, unknown, violations

SENDS = {"kafka": {"produces": ["orders", "carts"]}}


def met(side: str, **services: dict[str, Any]) -> list[tuple[str, str, str]]:
    found = violations(fleet(staging=services), "topics-met", side=side)
    return [(bad.place.service, bad.facts["topic"], bad.variant) for bad in found]


def test_both_sides_are_met() -> None:
    assert met("consumes", shop=SENDS, mail={"kafka": {"consumes": ["orders"]}}) == []
    assert met("produces", shop=SENDS, mail={"kafka": {"consumes": ["orders"]}}) == [("shop", "carts", "")]


def test_a_slip_is_the_consumers_on_both_sides() -> None:
    services = {"shop": SENDS, "mail": {"kafka": {"consumes": ["orders", "cart"]}}}
    for side in ("consumes", "produces"):
        [bad] = violations(fleet(staging=services), "topics-met", side=side)
        assert bad.variant == "misspelt"
        assert bad.cause is not None
        assert bad.cause.service == "mail"


def test_a_topic_that_is_near_but_met_is_another_one() -> None:
    services = {"shop": SENDS, "mail": {"kafka": {"consumes": ["orders", "cart"]}}, "desk": {"kafka": {"consumes": ["carts"]}}}
    assert met("consumes", **services) == [("mail", "cart", "")]


@pytest.mark.parametrize("sends", ["${TOPICS_OF_TODAY}", ["orders", "vault:topics/staging"]])
def test_a_side_that_is_not_wholly_known_is_not_evaluated(sends: Any) -> None:
    services = {"shop": {"KAFKA_PRODUCES": sends}, "cart": SENDS, "mail": {"KAFKA_CONSUMES": "invoices"}}
    assert met("consumes", **services) == []
    assert unknown(fleet(staging=services), "topics-met", side="consumes") == 1
