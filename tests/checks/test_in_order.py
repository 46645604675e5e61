"""Settings of one service that are smaller than the next."""

from tests.builders import fleet, unknown, violations

CHECK = "in-order"
LIFETIMES = ["auth.jwt.leeway", "auth.jwt.access_lifetime", "auth.jwt.refresh_lifetime"]


def found(**settings: object) -> tuple[list[tuple[str, str]], int]:
    fleet_of_one = fleet(production={"auth": settings})
    faults = [
        (str(fault.facts["lower"]), str(fault.facts["upper"])) for fault in violations(fleet_of_one, CHECK, settings=LIFETIMES)
    ]
    return faults, unknown(fleet_of_one, CHECK, settings=LIFETIMES)


def test_units_count() -> None:
    assert found(ACCESS_TOKEN_EXPIRE_MINUTES=15, REFRESH_TOKEN_EXPIRE_DAYS=1) == ([], 0)
    faults, _ = found(ACCESS_TOKEN_EXPIRE_MINUTES=1500, REFRESH_TOKEN_EXPIRE_DAYS=1)
    assert faults == [("ACCESS_TOKEN_EXPIRE_MINUTES", "REFRESH_TOKEN_EXPIRE_DAYS")]


def test_equal_is_not_below_unless_it_may_be() -> None:
    same = fleet(production={"auth": {"ACCESS_TOKEN_TTL": "1h", "REFRESH_TOKEN_TTL": "60m"}})
    assert violations(same, CHECK, settings=LIFETIMES)
    assert not violations(same, CHECK, settings=LIFETIMES, equal=True)


def test_each_pair_is_compared() -> None:
    faults, _ = found(JWT_LEEWAY="2d", ACCESS_TOKEN_TTL="15m", REFRESH_TOKEN_TTL="1d")
    assert faults == [("JWT_LEEWAY", "ACCESS_TOKEN_TTL"), ("JWT_LEEWAY", "REFRESH_TOKEN_TTL")]


def test_bare_numbers_are_compared_where_their_keys_are_twins() -> None:
    assert found(ACCESS_TOKEN_TTL=3600, REFRESH_TOKEN_TTL=60) == ([("ACCESS_TOKEN_TTL", "REFRESH_TOKEN_TTL")], 0)
    assert found(JWT_LEEWAY=60, ACCESS_TOKEN_TTL=15) == ([], 1)


def test_a_number_with_a_unit_and_one_without_are_not_compared() -> None:
    assert found(ACCESS_TOKEN_TTL="15m", REFRESH_TOKEN_TTL=14) == ([], 1)


def test_unknown_values_are_not_evaluated() -> None:
    assert found(ACCESS_TOKEN_TTL="15m", REFRESH_TOKEN_TTL="${vault:auth#ttl}") == ([], 1)
