from tests.builders import fleet, violations


def volume(number: int) -> dict[str, str]:
    return {"volumeId": f"vol-0a1b2c3d4e5f6000{number}"}


def test_one_disk_in_two_environments() -> None:
    found = fleet(staging={"backend": volume(1), "mail": volume(2)}, production={"backend": volume(1), "mail": volume(3)})
    (odd,) = violations(found, "identifiers-apart")
    assert (odd.place.environment, odd.place.service, odd.facts["support"]) == ("production", "backend", 2)
    assert odd.related[0].place.environment == "staging"


def test_what_several_share_is_shared() -> None:
    found = fleet(staging={"backend": volume(1), "mail": volume(2)}, production={"backend": volume(1), "mail": volume(2)})
    assert violations(found, "identifiers-apart") == []


def test_without_others_nothing_tells() -> None:
    assert violations(fleet(staging={"backend": volume(1)}, production={"backend": volume(1)}), "identifiers-apart") == []


def pair(letter: str) -> dict[str, str]:
    return {"public_key": f"ssh-rsa AAAA{letter * 60}"}


def test_a_key_pair_that_another_environment_has_its_own_of() -> None:
    found = fleet(test={"ci": pair("a")}, staging={"ci": pair("b")}, production={"ci": pair("b")})
    (odd,) = violations(found, "identifiers-apart")
    assert (odd.place.environment, odd.related[0].place.environment, odd.facts["support"]) == ("production", "staging", 1)


def test_a_key_pair_that_nobody_has_another_one_of_is_somebodys() -> None:
    assert violations(fleet(staging={"ci": pair("b")}, production={"ci": pair("b")}), "identifiers-apart") == []
    others = fleet(staging={"ci": {"anna": pair("a"), "ben": pair("b")}}, production={"ci": {"anna": pair("a")}})
    assert violations(others, "identifiers-apart") == []
