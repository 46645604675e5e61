from typing import Any

from tests.builders import fleet, unknown, violations

CHECK = "same-across-environments"
KINDS = {"kinds": ["algorithm", "format"]}


def found(drift: dict[str, Any] | None = None, **values: Any) -> list[tuple[str, str]]:
    """(environment, variant) of each violation; `values` are those of THING by environment."""
    services = {name: {"shop": {"THING": value}} for name, value in values.items()}
    options = {"drift": {"THING": {"mode": "same", "reason": "agreed"}} if drift is None else drift}
    resolved = fleet(options=options, **services)
    return [(each.place.environment, each.variant) for each in violations(resolved, CHECK, **KINDS)]


def test_the_minority_is_the_fault() -> None:
    assert found(test="a", staging="b", production="a") == [("staging", "")]
    assert found(test="a", staging="a", production="b") == [("production", "")]


def test_without_one_it_is_whatever_differs_from_production() -> None:
    assert found(staging="a", production="b") == [("staging", "")]
    assert found(test="a", staging="b", production="c") == [("test", ""), ("staging", "")]


def test_what_means_the_same_is_the_same() -> None:
    assert found(test="30s", staging="0.5m", production="30000ms") == []
    assert found(staging="staging-x", production="prod-x") == []


def test_what_is_kept_elsewhere_is_unknown() -> None:
    drift = {"THING": {"mode": "same", "reason": "agreed"}}
    resolved = fleet(options={"drift": drift}, staging={"shop": {"THING": "${vault:x}"}}, production={"shop": {"THING": "a"}})
    assert violations(resolved, CHECK) == []
    assert unknown(resolved, CHECK) == 1


def test_nothing_is_asked_where_nobody_says_so() -> None:
    assert found({}, test="a", staging="b", production="a") == []


def test_a_kind_counts_where_two_siblings_agree() -> None:
    def algorithms(**values: str) -> list[tuple[str, str]]:
        resolved = fleet(
            **{name: {"auth": {"JWT_ALGORITHM": value, "SIGNING_ALGORITHM": value}} for name, value in values.items()}
        )
        return [(each.place.environment, each.variant) for each in violations(resolved, CHECK, **KINDS)]

    assert algorithms(test="HS256", staging="HS512", production="HS256") == [("staging", "expected"), ("staging", "called")]
    assert algorithms(staging="HS512", production="HS256") == []
    assert algorithms(development="HS512", staging="HS256", production="HS256") == []


def test_a_kind_that_the_rule_does_not_name_is_left_alone() -> None:
    topics = {name: {"shop": {"TOPIC": value}} for name, value in (("test", "a"), ("staging", "b"), ("production", "a"))}
    assert violations(fleet(**topics), CHECK, **KINDS) == []


def test_an_entry_speaks_louder_than_a_kind() -> None:
    options = {"drift": {"auth.jwt.algorithm": {"mode": "may-differ", "reason": "on its way"}}}
    services = {
        name: {"auth": {"JWT_ALGORITHM": value}}
        for name, value in (("test", "HS256"), ("staging", "RS256"), ("production", "HS256"))
    }
    assert violations(fleet(options=options, **services), CHECK, **KINDS) == []
