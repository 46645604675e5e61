import json

from tests.builders import fleet, fleet_of, violations

NAMES = ("ADMIN_EMAIL", "BASE_DOMAIN", "CLIENT_LIMIT", "DAILY_LIMIT", "EVENT_QUEUE")


def variables(**others: str) -> dict[str, object]:
    fields = {name: f"data.{name}" for name in NAMES} | others
    return {"variables": {name: {"field": field} for name, field in fields.items()}}


def test_a_line_that_was_copied_and_not_changed() -> None:
    found = fleet(production={"backend": variables(LOGIN_SECRET="data.DAILY_LIMIT")})
    (odd,) = violations(found, "named-after-itself")
    assert odd.place.key == "variables.LOGIN_SECRET.field"
    assert odd.facts == {"value": "data.DAILY_LIMIT", "own": "LOGIN_SECRET", "other": "DAILY_LIMIT", "support": 5}


def test_a_name_of_its_own_that_is_none_of_the_siblings() -> None:
    assert violations(fleet(production={"backend": variables(LOGIN_SECRET="data.SECRET")}), "named-after-itself") == []


def test_a_longer_name_may_speak_of_a_shorter_one() -> None:
    found = fleet(production={"backend": variables(DRAFT_EVENT_QUEUE="data.EVENT_QUEUE")})
    assert violations(found, "named-after-itself") == []


def test_services_are_siblings_too() -> None:
    names = ("billing", "catalogue", "delivery", "invoices", "mailings")
    services = {name: {"TOKEN": f"store/{name}/token"} for name in names}
    (odd,) = violations(fleet(production=services | {"payments": {"TOKEN": "store/invoices/token"}}), "named-after-itself")
    assert (odd.place.service, odd.facts["other"]) == ("payments", "invoices")


def test_a_service_that_lives_with_another_in_every_environment() -> None:
    services = {f"service-{letter}": {"namespace": f"service-{letter}"} for letter in "abcdef"}
    guest = {"guest": {"namespace": "service-a"}}
    (copied,) = violations(fleet(staging={**services, **guest}), "named-after-itself")
    assert copied.place.service == "guest"
    both = fleet(staging={**services, **guest}, production={**services, **guest})
    assert violations(both, "named-after-itself") == []


def test_what_stands_around_the_name_is_a_letter_away() -> None:
    found = fleet(production={"backend": variables(LOGIN_TOKEN="dates.LOGIN_TOKEN", OTHER_TOKEN="other.OTHER_TOKEN")})
    assert violations(found, "named-after-itself") == []
    fields = {name: f"manifest.{name}" for name in NAMES} | {"LOGIN_EMAIL": "manifests.LOGIN_EMAIL"}
    (odd,) = violations(fleet(production={"backend": {"variables": fields}}), "named-after-itself")
    assert (odd.place.key, odd.variant, odd.facts["word"], odd.facts["other"]) == (
        "variables.LOGIN_EMAIL",
        "slip",
        "manifests",
        "manifest",
    )


def test_a_service_with_things_at_several_places() -> None:
    services = {f"service-{letter}": {"place": {"namespace": f"service-{letter}"}} for letter in "abcdef"}
    names = ("service-a", "service-b", "elsewhere")
    options = {"promotion": ["staging"], "sources": [{"path": "{service}/{name}.json", "environment": "staging"}]}
    files = {f"{name}/all.json": json.dumps(settings) for name, settings in services.items()}
    placed = {f"operator/{name}.json": json.dumps({"place": {"namespace": name}}) for name in names}
    assert violations(fleet_of(files | placed, options), "named-after-itself") == []
    (copied,) = violations(
        fleet_of(files | {"operator/a.json": placed["operator/service-a.json"]}, options), "named-after-itself"
    )
    assert copied.place.service == "operator"


def test_what_is_called_after_its_kind() -> None:
    pools = {kind: {"machine": kind} for kind in ("m5-large", "m5-small", "c5-large", "c5-small", "r5-large")}
    assert (
        violations(fleet(staging={"backend": {"pools": {**pools, "training": {"machine": "m5-large"}}}}), "named-after-itself")
        == []
    )
    (copied,) = violations(
        fleet(staging={"backend": {"pools": {**pools, "r5-small": {"machine": "m5-large"}}}}), "named-after-itself"
    )
    assert copied.place.key == "pools.r5-small.machine"
