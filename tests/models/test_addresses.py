import pytest

from config_lint.models.addresses import is_open, to_address, to_dsn, to_host, to_url, url_fault
from config_lint.values.secret import Secret


@pytest.mark.parametrize(
    ("text", "host", "port", "path"),
    [
        ("https://auth.example.com", "auth.example.com", 443, ""),
        ("http://auth:8081/v1", "auth", 8081, "/v1"),
        ("auth:8081", "auth", 8081, ""),
        ("auth", "auth", None, ""),
        ("auth.example.com/v1", "auth.example.com", None, "/v1"),
        ("10.0.0.7:80", "10.0.0.7", 80, ""),
    ],
)
def test_an_address_is_a_url_or_a_host(text: str, host: str, port: int | None, path: str) -> None:
    found = to_address(text)
    assert found is not None
    assert (found.host, found.port, found.path) == (host, port, path)


@pytest.mark.parametrize("text", ["/api", "./api", "https://{tenant}.example.com", "https://*.example.com", "http://<host>:80"])
def test_what_says_no_host_of_its_own_is_nothing(text: str) -> None:
    assert to_address(text) is None


def test_an_app_s_own_scheme_is_no_url_of_ours() -> None:
    assert to_url("com.example.app:/callback") is None
    assert to_url("urn:ietf:wg:oauth:2.0:oob") is None


def test_a_switched_off_url_is_nothing() -> None:
    assert to_url(value=False) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://https://auth.example.com", "has its scheme twice"),
        ("http://", "has no host"),
        ("https:/auth.example.com", "has one slash after its scheme instead of two"),
        ("https://auth example.com", "has a space in it"),
        (" https://auth.example.com", "has a space in it"),
        ("auth service", "has a space in it"),
        ("app@auth", "has no scheme such as https://"),
        ("'https://auth.example.com'", "has no scheme such as https://"),
    ],
)
def test_a_wrong_address_says_what_is_wrong(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        to_address(text)


def test_a_number_is_no_address() -> None:
    with pytest.raises(ValueError, match="has no scheme"):
        to_address(8080)


def test_a_strict_url_needs_its_scheme() -> None:
    with pytest.raises(ValueError, match="has no scheme"):
        to_url("auth.example.com/jwks")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("https://https://a.example", "ANYTHING"),
        ("https://", "AUTH_URL"),
        ("https:/a.example", "ANYTHING"),
        ("http://a b", "auth.base-url"),
        ("postgresql://app@db:99999/app", "ANYTHING"),
    ],
)
def test_what_looks_like_a_url_must_be_one(value: str, name: str) -> None:
    assert url_fault(value, name)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("https://a.example", "ANYTHING"),
        ("https://", "PROTOCOL"),
        ("https://", "ANYTHING"),
        ("https://a.example is where to ask", "NOTE"),
        ("http://a.example, http://b.example", "ORIGINS"),
        ("https://*.a.example", "ORIGIN"),
        ("git+ssh://git@git.example:team/repository", "REPOSITORY"),
        ("httpd", "SERVER"),
        ("^https?://a", "URL_PATTERN"),
    ],
)
def test_what_is_no_url_need_not_be_one(value: str, name: str) -> None:
    assert url_fault(value, name) == ""


def test_a_fault_does_not_tell_the_password() -> None:
    fault = url_fault(Secret("postgresql://app:correct-horse@db:x/app", "postgresql://app:***@db:x/app"), "DATABASE_URL")
    assert fault
    assert "correct-horse" not in fault


@pytest.mark.parametrize("text", ["/var/lib/app.db", ":memory:", "main", "postgresql://app@${HOST}/app"])
def test_some_connections_are_left_to_the_program(text: str) -> None:
    assert to_dsn(text) is None


@pytest.mark.parametrize("text", ["postgresql://app@db:99999/app", "localhost:5432/app", "app@db"])
def test_a_wrong_connection_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        to_dsn(text)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("DB.Example.com", "db.example.com"),
        ("db:5432", "db"),
        ("db-1,db-2", "db-1"),
        ("::1", "::1"),
        ("10.3.20.13/32", "10.3.20.13"),
        ("redis://cache:6379", "cache"),
        ("/var/run/postgresql", "/var/run/postgresql"),
    ],
)
def test_a_host_is_its_name_alone(text: str, host: str) -> None:
    assert to_host(text) == host


def test_a_mark_between_at_signs_is_a_hole_and_no_user() -> None:
    assert is_open("https://@HOST@/auth")
    assert is_open("https://oauth.apps.@CLUSTER_DOMAIN@")
    assert not is_open("https://user@host")


def test_holes_count_only_in_the_host() -> None:
    assert is_open("https://{tenant}.example.com/x")
    assert not is_open("https://example.com/{tenant}")


@pytest.mark.parametrize("value", [True, False, 0, 5432, 1.5])
def test_a_connection_that_is_no_text_is_none(value: float) -> None:
    assert to_dsn(value) is None
