"""What services of one environment say of one setting."""

from tests.builders import fleet, unknown, violations

CHECK = "same-across-services"


def test_the_minority_is_the_fault() -> None:
    found = fleet(
        production={
            "auth": {"JWT_ALGORITHM": "RS256"},
            "backend": {"JWT_ALGORITHM": "HS256"},
            "orders": {"JWT_ALGORITHM": "RS256"},
        }
    )
    (violation,) = violations(found, CHECK, setting="auth.jwt.algorithm")
    assert violation.place.service == "backend"
    assert str(violation.facts["usual"]) == "RS256"
    assert violation.facts["others"] == "auth and 1 more"
    assert [related.place.service for related in violation.related] == ["auth"]


def test_of_two_the_one_that_left_its_habit_is_the_fault() -> None:
    usual = {"auth": {"JWT_ALGORITHM": "HS256"}, "backend": {"JWT_ALGORITHM": "HS256"}}
    found = fleet(
        test=usual, staging={"auth": {"JWT_ALGORITHM": "HS512"}, "backend": {"JWT_ALGORITHM": "HS256"}}, production=usual
    )
    (violation,) = violations(found, CHECK, setting="auth.jwt.algorithm")
    assert violation.place.environment == "staging"
    assert violation.place.service == "auth"
    assert violation.variant == ""


def test_three_services_of_three_minds_have_no_majority() -> None:
    found = fleet(production={name: {"JWT_AUDIENCE": f"audience-{name}"} for name in ("alpha", "beta", "gamma")})
    assert not violations(found, CHECK, setting="auth.jwt.audience")


def test_what_differs_in_every_environment_is_a_variant_and_one_violation() -> None:
    services = {"auth": {"LOG_FORMAT": "json"}, "backend": {"LOG_FORMAT": "json"}}
    found = fleet(
        base={"legacy": {"LOG_FORMAT": "text"}}, staging={**services, "legacy": {}}, production={**services, "legacy": {}}
    )
    by_place = {violation.place.location for violation in violations(found, CHECK, setting="logging.format", compare="word")}
    assert len(by_place) == 1
    assert {violation.variant for violation in violations(found, CHECK, setting="logging.format", compare="word")} == {
        "everywhere"
    }


def test_one_line_that_all_environments_share_is_one_violation() -> None:
    found = fleet(
        base={"auth": {"LOG_FORMAT": "json"}, "backend": {"LOG_FORMAT": "json"}, "legacy": {"LOG_FORMAT": "text"}},
        staging={"auth": {}, "backend": {}, "legacy": {}},
        production={"auth": {}, "backend": {}, "legacy": {}},
    )
    (violation,) = violations(found, CHECK, setting="logging.format")
    assert violation.affects == (("staging", "legacy"), ("production", "legacy"))


def test_case_matters_only_where_letters_are_compared() -> None:
    found = fleet(
        production={"auth": {"LOG_CORRELATION_HEADER": "X-Request-ID"}, "backend": {"LOG_CORRELATION_HEADER": "x-request-id"}}
    )
    assert violations(found, CHECK, setting="logging.correlation_header")
    assert not violations(found, CHECK, setting="logging.correlation_header", compare="word")


def test_synonyms_are_the_same_word() -> None:
    found = fleet(production={"auth": {"LOG_TIMEZONE": "UTC"}, "backend": {"LOG_TIMEZONE": "Etc/UTC"}})
    assert not violations(found, CHECK, setting="logging.timezone", compare="word", synonyms=[["utc", "etc/utc"]])


def test_lists_that_overlap_agree_unless_only_in_what_is_ignored() -> None:
    def propagators(one: str, other: str) -> int:
        found = fleet(production={"auth": {"OTEL_PROPAGATORS": one}, "backend": {"OTEL_PROPAGATORS": other}})
        return len(violations(found, CHECK, setting="tracing.propagation", compare="overlap", ignored=["baggage"]))

    assert propagators("tracecontext,b3", "b3") == 0
    assert propagators("tracecontext,baggage", "b3,baggage") == 1


def test_services_with_issuers_of_their_own_are_not_compared() -> None:
    found = fleet(
        production={
            "auth": {"JWT_ALGORITHM": "RS256", "JWT_ISSUER": "https://one.example.com"},
            "partners": {"JWT_ALGORITHM": "ES256", "JWT_ISSUER": "https://two.example.com"},
        }
    )
    assert violations(found, CHECK, setting="auth.jwt.algorithm")
    assert not violations(found, CHECK, setting="auth.jwt.algorithm", among=["auth.jwt.issuer"])


def test_a_value_that_names_its_service_is_left_alone() -> None:
    found = fleet(
        production={
            "auth": {"JWT_AUDIENCE": "platform"},
            "backend": {"JWT_AUDIENCE": "platform"},
            "order-book": {"JWT_AUDIENCE": "api://order-book"},
        }
    )
    assert violations(found, CHECK, setting="auth.jwt.audience")
    assert not violations(found, CHECK, setting="auth.jwt.audience", own_names=True)


def test_an_unknown_value_is_not_evaluated() -> None:
    found = fleet(
        production={"auth": {"JWT_ISSUER": "https://a.example.com"}, "backend": {"JWT_ISSUER": "${vault:platform#issuer}"}}
    )
    assert not violations(found, CHECK, setting="auth.jwt.issuer")
    assert unknown(found, CHECK, setting="auth.jwt.issuer") == 1


def test_references_can_be_compared_with_each_other() -> None:
    shared = {"JWT_SECRET": "${vault:platform#key}"}
    own = {"JWT_SECRET": "${vault:auth#key}"}
    found = fleet(staging={"auth": own, "backend": shared}, production={"auth": shared, "backend": shared})
    (violation,) = violations(found, CHECK, setting="auth.jwt.secret", references=True, when="agreed")
    assert (violation.place.environment, violation.place.service) == ("staging", "auth")


def test_services_that_never_agree_are_not_expected_to() -> None:
    found = fleet(
        staging={"auth": {"JWT_SECRET": "${vault:s/auth}"}, "backend": {"JWT_SECRET": "${vault:s/backend}"}},
        production={"auth": {"JWT_SECRET": "${vault:p/auth}"}, "backend": {"JWT_SECRET": "${vault:p/backend}"}},
    )
    assert not violations(found, CHECK, setting="auth.jwt.secret", references=True, when="agreed")


def test_previews_take_no_part() -> None:
    found = fleet(
        preview={"auth": {"JWT_ALGORITHM": "RS256"}, "backend": {"JWT_ALGORITHM": "HS256"}},
        options={"environments": {"preview": {"preview": True}}},
    )
    assert not violations(found, CHECK, setting="auth.jwt.algorithm")
