from typing import Any

from tests.builders import fleet, violations


def chain(*attempts: int) -> dict[str, dict[str, Any]]:
    """Services that call each other in a row, with that many attempts."""
    names = [f"s{index}" for index in range(len(attempts) + 1)]
    made: dict[str, dict[str, Any]] = {
        name: {f"{names[index + 1]}_URL".upper(): f"http://{names[index + 1]}", f"{names[index + 1]}_MAX_ATTEMPTS".upper(): count}
        for index, (name, count) in enumerate(zip(names, attempts, strict=False))
    }
    return made | {names[-1]: {"PORT": 1}}


def found(services: dict[str, dict[str, Any]], **asked: Any) -> list[tuple[str, str, int]]:
    given = fleet(staging=services)
    return [
        (bad.place.service, bad.facts["arithmetic"], bad.facts["product"])
        for bad in violations(given, "attempts-bounded", **asked)
    ]


def test_attempts_in_a_row_multiply() -> None:
    assert found(chain(3, 4)) == [("s0", "3 × 4", 12)]
    assert found(chain(3, 1, 4)) == [("s0", "3 × 4", 12)]
    assert found(chain(2, 5)) == []
    assert found(chain(2, 5), most=9) == [("s0", "2 × 5", 10)]


def test_it_is_said_once_where_the_path_begins() -> None:
    assert found(chain(4, 4, 4)) == [("s0", "4 × 4 × 4", 64)]


def test_one_services_own_attempts_are_another_rules() -> None:
    assert found(chain(50)) == []
    assert found(chain(1, 50, 1)) == []


def test_the_path_that_multiplies_most_is_shown() -> None:
    services = chain(3, 4)
    services["s0"] |= {"OTHER_URL": "http://other", "OTHER_MAX_ATTEMPTS": 2}
    services["other"] = {"S2_URL": "http://s2", "S2_MAX_ATTEMPTS": 20}
    assert found(services) == [("s0", "2 × 20", 40)]


def test_circles_end_and_long_rows_are_cut() -> None:
    circle = {"a": {"B_URL": "http://b", "B_MAX_ATTEMPTS": 4}, "b": {"A_URL": "http://a", "A_MAX_ATTEMPTS": 4}}
    assert found(circle) == []  # it begins nowhere
    assert [product for _, _, product in found(chain(*[2] * 9))] == [2**6]
