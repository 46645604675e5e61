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
