from tests.builders import fleet, violations


def odd(**urls: str) -> list[tuple[str, str]]:
    found = fleet(**{environment: {"backend": {"LOGIN": url}} for environment, url in urls.items()})
    return [(each.place.environment, each.variant) for each in violations(found, "shapes-alike")]


def test_a_url_without_the_path_of_the_others() -> None:
    login = "https://login.{}.example.com/auth"
    assert odd(development="https://login.example.com", staging=login.format("s"), production=login.format("p")) == [
        ("development", "")
    ]


def test_local_addresses_are_made_otherwise() -> None:
    login = "https://login.example.com/auth"
    assert odd(development="http://localhost:8081", staging=login, production=login) == []


def test_paths_that_differ_anyway() -> None:
    assert odd(test="https://a.example.com", staging="https://a.example.com/x", production="https://a.example.com/y") == []


def test_the_only_url_that_is_not_encrypted() -> None:
    names = ("A", "B", "C", "D", "E", "F")

    def settings(scheme: str) -> dict[str, str]:
        return {name: f"{scheme if name == 'A' else 'https'}://{name.lower()}.example.com/api" for name in names}

    found = fleet(
        **{name: {"backend": settings("https")} for name in ("staging", "production")}, development={"backend": settings("http")}
    )
    (violation,) = violations(found, "shapes-alike")
    assert (violation.place.environment, violation.place.key, violation.variant) == ("development", "A", "scheme")
