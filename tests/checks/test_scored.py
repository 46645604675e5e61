from config_lint.checks.scored import score_of, score_of_name
from tests.builders import fleet, violations


def test_a_value_under_many_keys_says_less() -> None:
    found = fleet(production={"backend": {f"key{letter}": "acme-orders" for letter in "abcdef"} | {"other": "acme-archive"}})
    often, once = (score_of(found, 2, 2, value) for value in ("acme-orders", "acme-archive"))
    assert often.informativeness == score_of_name(2, 2, "acme-orders").informativeness / 2
    assert once.informativeness == score_of_name(2, 2, "acme-archive").informativeness


def test_a_value_under_one_key_of_many_services_says_as_much() -> None:
    found = fleet(production={f"service-{letter}": {"TOPIC": "acme-orders"} for letter in "abcdef"})
    assert score_of(found, 2, 2, "acme-orders").total == score_of_name(2, 2, "acme-orders").total


def test_what_is_no_text() -> None:
    found = fleet(production={"backend": {"PORT": 8080}})
    assert score_of(found, 2, 2, 8080).total == 0.0


def test_siblings_are_those_besides_the_odd_one() -> None:
    found = fleet(
        development={"backend": {"KIND": "authenticator"}},
        staging={"backend": {"KIND": "authenticator"}},
        production={"backend": {"KIND": "authentcator"}},
    )
    (odd,) = violations(found, "values-spelled-alike")
    assert odd.score is not None
    assert (odd.score.agreeing, odd.score.siblings) == (2, 2)
