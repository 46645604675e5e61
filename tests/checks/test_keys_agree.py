from tests.builders import fleet, violations

NAMES = ("alpha", "bravo", "carol", "delta", "eagle", "flute")


def served(name: str, host: str = "") -> dict[str, object]:
    return {"domain": f"{name}.example.com", "ingress": {"host": host or f"{name}.example.com"}}


def test_one_service_of_many_says_two_things() -> None:
    found = fleet(production={name: served(name) for name in NAMES} | {"grape": served("grape", "old-grape.example.com")})
    (odd,) = violations(found, "keys-agree")
    assert (odd.place.service, odd.facts["support"]) == ("grape", 6)
    assert {odd.place.key, odd.related[0].place.key} == {"domain", "ingress.host"}


def test_what_is_the_same_in_all_services_teaches_nothing() -> None:
    shared = {"domain": "example.com", "ingress": {"host": "example.com"}}
    found = fleet(production=dict.fromkeys(NAMES, shared) | {"grape": served("grape", "old-grape.example.com")})
    assert violations(found, "keys-agree") == []


def test_few_services_teach_nothing() -> None:
    found = fleet(production={name: served(name) for name in NAMES[:3]} | {"grape": served("grape", "old-grape.example.com")})
    assert violations(found, "keys-agree") == []


def test_the_host_of_a_url_is_what_agrees() -> None:
    def login(name: str, host: str) -> dict[str, object]:
        return {"callback": f"https://{host}/login", "host": f"{name}.example.com"}

    services = {name: login(name, f"{name}.example.com") for name in NAMES}
    (odd,) = violations(fleet(production=services | {"grape": login("grape", "grapes.example.com")}), "keys-agree")
    assert odd.facts["value"] == "grapes.example.com"


def test_another_item_of_the_list_is_as_good() -> None:
    def listed(*hosts: str) -> dict[str, object]:
        return {"url": f"https://{hosts[-1]}/", "hosts": list(hosts)}

    services = {name: listed(f"{name}.example.com") for name in NAMES}
    found = fleet(production=services | {"grape": listed("grape.example.com", "grapes.example.com")})
    assert violations(found, "keys-agree") == []
