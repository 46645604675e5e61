"""What is configured by parts has all of them."""

import pytest

from tests.builders import fleet, fleet_of, unknown, violations

CHECK = "complete-target"
ALL = ["databases", "caches", "queues"]
WHOLE = {"DB_HOST": "db", "DB_NAME": "orders", "DB_USER": "app", "DB_PASSWORD": "${vault:db#password}"}


def without(*parts: str) -> dict[str, object]:
    return {key: value for key, value in WHOLE.items() if key.removeprefix("DB_").lower() not in parts}


@pytest.mark.parametrize("part", ["name", "user", "password", "host"])
def test_a_part_that_another_environment_sets_is_missing(part: str) -> None:
    found = violations(fleet(staging={"backend": without(part)}, production={"backend": WHOLE}), CHECK, sections=ALL)
    assert [(fault.place.environment, fault.facts["missing"], fault.variant) for fault in found] == [("staging", part, "")]
    assert found[0].place.location.path == "staging/backend.json"
    assert found[0].place.key == f"DB_{part.upper()}"
    assert found[0].related[0].place.environment == "production"


def test_several_missing_parts_are_one_violation() -> None:
    (fault,) = violations(fleet(staging={"backend": without("name", "user")}, production={"backend": WHOLE}), CHECK, sections=ALL)
    assert fault.facts["missing"] == "name and user"


def test_a_whole_one_and_a_url_are_well() -> None:
    found = fleet(
        staging={"backend": WHOLE}, production={"backend": {"DATABASE_URL": "postgresql://app@db/orders", "DB_USER": "app"}}
    )
    assert not violations(found, CHECK, sections=ALL)


def test_a_password_needs_a_user() -> None:
    (fault,) = violations(fleet(production={"backend": without("user")}), CHECK, sections=ALL)
    assert (fault.variant, fault.place.key) == ("nowhere", "DB_HOST")
    declared = fleet(production={"backend": without("user")}, options={"provided": ["database.user"]})
    assert not violations(declared, CHECK, sections=ALL)


@pytest.mark.parametrize("part", ["name", "password"])
def test_what_nobody_sets_may_come_from_elsewhere(part: str) -> None:
    found = fleet(production={"backend": without(part)})
    assert not violations(found, CHECK, sections=ALL)
    assert unknown(found, CHECK, sections=ALL) == 1


def test_a_plain_password_below_says_nothing_above() -> None:
    plain = WHOLE | {"DB_PASSWORD": "written-out-in-development"}
    assert not violations(fleet(development={"backend": plain}, production={"backend": without("password")}), CHECK, sections=ALL)
    assert not violations(fleet(development={"backend": without("password")}, production={"backend": WHOLE}), CHECK, sections=ALL)


@pytest.mark.parametrize(("port", "faults"), [(5432, 0), (6543, 1)])
def test_a_port_is_missed_where_the_others_need_one(port: int, faults: int) -> None:
    parts = {"POSTGRES_HOST": "db", "POSTGRES_DB": "orders", "POSTGRES_USER": "app"}
    found = fleet(staging={"backend": parts}, production={"backend": parts | {"POSTGRES_PORT": port}})
    assert len(violations(found, CHECK, sections=ALL)) == faults


@pytest.mark.parametrize(
    "settings", [{"DB_HOST": "/run/postgresql"}, {"DB_HOST": "db"}, {"DB_ENGINE": "sqlite", "DB_NAME": "a.db"}]
)
def test_sockets_files_and_lone_hosts_are_left_alone(settings: dict[str, object]) -> None:
    assert not violations(fleet(staging={"backend": settings}), CHECK, sections=ALL)


@pytest.mark.parametrize(("enabled", "faults"), [(True, 1), (False, 0)])
def test_a_cache_that_is_switched_on_needs_an_address(enabled: object, faults: int) -> None:
    url = {"REDIS_ENABLED": True, "REDIS_URL": "${vault:redis#url}"}
    found = fleet(staging={"backend": url}, production={"backend": {"REDIS_ENABLED": enabled}})
    assert [fault.facts["missing"] for fault in violations(found, CHECK, sections=ALL)] == ["url"] * faults


def test_what_is_provided_is_not_missing() -> None:
    found = fleet(staging={"backend": WHOLE}, production={"backend": without("name")}, options={"provided": ["DB_NAME"]})
    assert not violations(found, CHECK, sections=ALL)


def test_where_a_file_is_unreadable_nothing_is_missing() -> None:
    files = {
        "staging/backend.env": "".join(f"{key}={value}\n" for key, value in WHOLE.items()),
        "production/backend.env": "DB_HOST=db\nDB_USER=app\n",
        "production/backend.yaml": "a: [\n",
    }
    sources = [{"path": "{environment}/{service}.env"}, {"path": "{environment}/{service}.yaml"}]
    found = fleet_of(files, {"sources": sources, "environments": {"staging": {}, "production": {}}})
    assert not violations(found, CHECK, sections=ALL)
    assert unknown(found, CHECK, sections=ALL) == 1


@pytest.mark.parametrize(("environment", "missing"), [("development", []), ("test", []), ("staging", ["url"])])
def test_a_name_alone_is_enough_on_a_developers_machine(environment: str, missing: list[str]) -> None:
    settings = {environment: {"backend": {"DB_NAME": "orders_dev"}}}
    found = fleet(**settings, production={"backend": {"DATABASE_URL": "${vault:db#url}", "DB_NAME": "orders"}})
    assert [fault.facts["missing"] for fault in violations(found, CHECK, sections=ALL)] == missing
