"""Keys that a cipher takes."""

from tests.builders import fleet, unknown, violations

CHECK = "cipher-key-well-formed"
SETTINGS = ["auth.encryption_key"]
FERNET = "dGVzdC1lbmNyeXB0aW9uLWtleS1mb3ItdGVzdHMtISE="
HEXADECIMAL = "6b1f0c9e4d7a52833e91d0c7b5a8f2461c3e5d7f9a0b2c4d6e8f01a3b5c7d9e2"


def variants(**environments: dict[str, str]) -> list[tuple[str, str]]:
    found = fleet(**{name: {"auth": settings} for name, settings in environments.items()})
    return [(fault.place.environment, fault.variant) for fault in violations(found, CHECK, settings=SETTINGS)]


def test_a_key_that_is_called_fernet_is_one() -> None:
    assert variants(development={"FERNET_KEY": FERNET}) == []
    assert variants(development={"FERNET_KEY": HEXADECIMAL}) == [("development", "")]


def test_a_key_is_of_the_kind_that_it_is_elsewhere() -> None:
    assert variants(test={"ENCRYPTION_KEY": FERNET}, staging={"ENCRYPTION_KEY": HEXADECIMAL}) == [("staging", "peers")]


def test_any_other_key_is_one_that_some_cipher_takes() -> None:
    assert variants(production={"ENCRYPTION_KEY": HEXADECIMAL}) == []
    assert variants(production={"ENCRYPTION_KEY": "neither-long-nor-random"}) == [("production", "cipher")]
    assert variants(test={"ENCRYPTION_KEY": "neither-long-nor-random"}) == []


def test_what_is_unknown_is_not_evaluated() -> None:
    found = fleet(production={"auth": {"ENCRYPTION_KEY": "${vault:auth#key}"}})
    assert unknown(found, CHECK, settings=SETTINGS) == 1


def test_a_placeholder_is_another_rules_business() -> None:
    assert variants(production={"FERNET_KEY": "CHANGEME"}) == []
