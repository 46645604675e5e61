from typing import Any

import pytest

from config_lint.domain.violation import Violation
from tests.builders import fleet, violations


def keys(found: list[Violation]) -> list[str]:
    return [violation.place.key for violation in found]


def test_one_of_three_environments_has_a_letter_less() -> None:
    found = fleet(
        development={"backend": {"limits": {"guarantee": 2}}},
        staging={"backend": {"limits": {"guarantee": 2}}},
        production={"backend": {"limits": {"gurantee": 4}}},
    )
    odd = violations(found, "keys-spelled-alike")
    assert keys(odd) == ["limits.gurantee"]
    assert odd[0].facts == {"name": "gurantee", "meant": "guarantee", "count": 1, "support": 2, "others": 0}
    assert odd[0].related[0].place.environment == "development"


def test_a_mapping_is_located_at_its_own_key() -> None:
    clients = {"url": "http://auth", "scope": "read"}
    found = fleet(staging={"backend": {"authClient": clients}}, production={"backend": {"authCLient": clients}})
    (odd,) = violations(found, "keys-spelled-alike")
    assert {odd.place.key, odd.related[0].place.key} == {"authClient", "authCLient"}
    assert odd.place.location.line == 2
    assert odd.variant == "complement"


def test_a_slip_that_one_file_has_at_many_places_is_told_once() -> None:
    right = {"backend": {name: {"limits": {"guarantee": 2}} for name in ("web", "worker", "cron")}}
    wrong = {"backend": {name: {"limits": {"gurantee": 4}} for name in ("web", "worker", "cron")}}
    (odd,) = violations(fleet(development=right, staging=right, production=wrong), "keys-spelled-alike")
    assert (odd.place.key, odd.facts["others"]) == ("web.limits.gurantee", 2)


def test_two_keys_of_one_mapping_are_two_keys() -> None:
    found = fleet(
        staging={"backend": {"cron": {"reallocate": "1", "deallocate": "2"}}},
        production={"backend": {"cron": {"reallocate": "1", "deallocate": "2"}}},
    )
    assert violations(found, "keys-spelled-alike") == []


def test_numbers_and_plurals_are_other_names() -> None:
    found = fleet(
        staging={"backend": {"queues": {"orders1": "a"}, "client": {"header": "a"}}},
        production={"backend": {"queues": {"orders2": "b"}, "client": {"headers": "b"}}},
    )
    assert violations(found, "keys-spelled-alike") == []


@pytest.mark.parametrize(
    ("common", "odd", "expected"),
    [
        ({"target": "a"}, {"targets": "b"}, []),
        ({"target": "a"}, {"targte": "b"}, ["probes[9].targte"]),
        ({"linux-m4xlarge": "a"}, {"linux-c4xlarge": "b"}, []),
        ({"linux-m4xlarge": "a"}, {"linus-m4xlarge": "b"}, ["probes[9].linus-m4xlarge"]),
        ({"request": {"cpu": 1, "memory": 1}}, {"requests": {"cpu": 1}}, ["probes[9].requests"]),
        ({"request": {"cpu": 1, "memory": 1}}, {"requests": {"url": 1}}, []),
    ],
)
def test_plurals_and_codes_are_other_names(common: dict[str, Any], odd: dict[str, Any], expected: list[str]) -> None:
    probes = [{**common, "every": number} for number in range(9)]
    found = fleet(staging={"backend": {"probes": [*probes, {**odd, "every": 9}]}})
    assert sorted(set(keys(violations(found, "keys-spelled-alike")))) == expected


def test_a_word_that_nobody_else_has_in_the_same_files() -> None:
    def settings(cpu: str) -> dict[str, object]:
        return {"memory": {"limit": 1, "guarantee": 1}, "cpu": {"limit": 1, cpu: 1}}

    found = fleet(staging={"backend": settings("gurantee")}, production={"backend": settings("gurantee")})
    assert set(keys(violations(found, "keys-spelled-alike"))) == {"cpu.gurantee"}
    found = fleet(staging={"backend": settings("guarantees")}, production={"backend": settings("guarantees")})
    assert violations(found, "keys-spelled-alike") == []


def test_words_that_tell_other_keys_apart_are_two_words() -> None:
    both = {"linux-mxlarge-amd.type": "a", "linux-cxlarge-amd.type": "a"}
    one, other = {"linux-disk-mxlarge-amd.type": "a"}, {"linux-disk-cxlarge-amd.type": "a"}
    found = fleet(staging={"backend": {**both, **one}}, production={"backend": {**both, **other}})
    assert violations(found, "keys-spelled-alike") == []
    found = fleet(staging={"backend": one}, production={"backend": other})
    assert len(violations(found, "keys-spelled-alike")) == 1


def test_an_expression_is_no_name() -> None:
    checks = [{"when": {"(error != null)": True, "after": number}} for number in range(6)]
    found = fleet(staging={"backend": {"steps": [*checks, {"when": {"(error == null)": True, "after": 9}}]}})
    assert violations(found, "keys-spelled-alike") == []


@pytest.mark.parametrize(
    ("service", "above", "expected"),
    [
        ("gateway", "realm", []),
        ("gateway", "login", ["login[9].config.clientId"]),
        ("backend", "realm", ["realm[9].config.clientId"]),
    ],
)
def test_another_program_may_write_capitals_otherwise(service: str, above: str, expected: list[str]) -> None:
    usual: list[dict[str, Any]] = [{"config": {"clientID": "a", "every": number}} for number in range(9)]
    odd = {above: [*({"name": number} for number in range(9)), {"config": {"clientId": "a", "every": 9}}]}
    services: dict[str, dict[str, Any]] = {"backend": {"login": usual}}
    services[service] = services.get(service, {}) | odd
    assert keys(violations(fleet(staging=services), "keys-spelled-alike")) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("SQLALCHEMY_URI", "SQLALCHEMY_ECHO", "SQL_ALCHEMY_POOL"), ["SQL_ALCHEMY_POOL"]),
        (("SQLALCHEMY_URI", "SQL_ALCHEMY_POOL"), []),
        (("SQLALCHEMY_URI", "SQLALCHEMY_ECHO", "SQL_ALCHEMY_POOL", "SQL_ALCHEMY_SIZE"), []),
        (("WEBSITE_URI", "WEBSITE_NAME", "WEB_SITE_POOL"), []),
        (("SQLALCHEMY_URI", "SQLALCHEMY_ECHO", "sql_alchemy_pool"), []),
        (("SQLALCHEMY_URI", "SQLALCHEMY_ECHO", "SQL_ALCHEMY"), []),
    ],
)
def test_a_word_in_two(names: tuple[str, ...], expected: list[str]) -> None:
    found = violations(fleet(staging={"backend": dict.fromkeys(names, "a")}), "keys-spelled-alike")
    assert [each.place.key for each in found if each.variant == "parted"] == expected
