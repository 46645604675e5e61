"""Secrets that serve two purposes."""

from tests.builders import fleet, unknown, violations

CHECK = "secret-of-one-purpose"
SETTINGS = ["auth.jwt.secret", "auth.service_secret", "auth.oauth*.client_secret"]
SECRET = "k2Jh7Qx9vLm4Wd8sTz1Bn6Rf3Yc5Pg0e"


def others(**settings: str) -> list[str]:
    return [
        fault.facts["other_setting"] for fault in violations(fleet(production={"backend": settings}), CHECK, settings=SETTINGS)
    ]


def test_equal_texts_are_one_secret() -> None:
    assert others(JWT_SECRET=SECRET, SERVICE_SECRET=SECRET) == ["auth.jwt.secret"]
    assert others(JWT_SECRET=SECRET, SERVICE_SECRET=SECRET[::-1]) == []


def test_equal_references_are_one_secret() -> None:
    assert others(JWT_SECRET="${vault:p#key}", SERVICE_SECRET="${vault:p#key}") == ["auth.jwt.secret"]
    assert others(JWT_SECRET="${vault:p#jwt}", SERVICE_SECRET="${vault:p#service}") == []


def test_two_clients_may_share_a_secret() -> None:
    assert others(GITHUB_CLIENT_SECRET=SECRET, GITLAB_CLIENT_SECRET=SECRET) == []
    assert others(GITHUB_CLIENT_SECRET=SECRET, JWT_SECRET=SECRET) == ["auth.jwt.secret"]


def test_what_is_encrypted_on_the_spot_is_not_evaluated() -> None:
    cipher = "ENC[AES256_GCM,data:abcd,iv:abcd,tag:abcd,type:str]"
    found = fleet(production={"backend": {"JWT_SECRET": cipher, "SERVICE_SECRET": cipher}})
    assert not violations(found, CHECK, settings=SETTINGS)
    assert unknown(found, CHECK, settings=SETTINGS) == 2


def test_what_has_yet_to_be_written_is_no_secret() -> None:
    assert others(JWT_SECRET="CHANGEME", SERVICE_SECRET="CHANGEME") == []
