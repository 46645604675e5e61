from tests.builders import fleet, violations

YES, NO = True, False


def odd(*values: object) -> list[tuple[str, str]]:
    environments = zip(("development", "staging", "production"), values, strict=False)
    found = fleet(**{name: {"backend": {"strict": value, "port": 8080}} for name, value in environments})
    return [(each.place.environment, each.facts["type"]) for each in violations(found, "types-alike")]


def test_the_fewer_are_the_fault() -> None:
    assert odd("true", "true", YES) == [("production", "boolean")]
    assert odd(YES, NO, "true") == [("production", "text")]


def test_of_as_many_the_text_is() -> None:
    assert odd(1, "1") == [("staging", "text")]


def test_other_texts_are_other_values() -> None:
    assert odd(2, "500m") == []
