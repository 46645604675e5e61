from tests.builders import fleet, violations

NAMES = ("AUTH", "BILLING", "CART", "DOCS", "EVENTS")


def missing(settings: dict[str, str]) -> list[str]:
    return [each.facts["missing"] for each in violations(fleet(production={"backend": settings}), "companions-present")]


PAIRS = {f"API_URL_{name}": "http://api" for name in NAMES} | {f"{name}_CLIENT_ID": name.lower() for name in NAMES}


def test_one_of_a_family_comes_alone() -> None:
    assert missing(PAIRS | {"API_URL_FILES": "http://files"}) == ["FILES_CLIENT_ID"]


def test_two_that_come_alone_are_another_kind() -> None:
    assert missing(PAIRS | {"API_URL_FILES": "http://files", "API_URL_GAMES": "http://games"}) == []


def test_a_small_family_teaches_nothing() -> None:
    small = {name: value for name, value in PAIRS.items() if "EVENTS" not in name}
    assert missing(small | {"API_URL_FILES": "http://files"}) == []
