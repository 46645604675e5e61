from typing import Any

from config_lint.domain.fleet import Fleet
from tests.builders import fleet, outcomes, unknown, violations

DOMAINS = {
    "environments": {"staging": {"domains": ["*.staging.example.com"]}, "production": {"domains": ["*.example.com"]}},
}


def found(given: Fleet, **parameters: Any) -> list[tuple[str, str, str, str]]:
    asked = parameters or {"others": True}
    return [
        (violation.place.environment, violation.place.key, violation.facts["named"], violation.variant)
        for violation in violations(given, "own-zone", **asked)
    ]


def one(key: str, **environments: Any) -> Fleet:
    """One service with one setting, by environment."""
    return fleet(**{name: {"backend": {key: value}} for name, value in environments.items()})


def test_a_host_of_a_declared_domain_belongs_to_its_zone() -> None:
    given = fleet(
        options=DOMAINS,
        staging={"backend": {"AUTH_URL": "https://auth.example.com", "MAIL_URL": "https://mail.staging.example.com"}},
        production={"backend": {"AUTH_URL": "https://auth.example.com", "MAIL_URL": "https://mail.example.com"}},
    )
    assert found(given) == [("staging", "AUTH_URL", "production", "")]


def test_the_other_zone_s_own_value_and_a_host_of_its_own_are_related() -> None:
    given = fleet(
        staging={"backend": {"AUTH_URL": "https://auth.prod.example.com", "MAIL_URL": "https://mail.staging.example.com"}},
        production={"backend": {"AUTH_URL": "https://auth.prod.example.com", "MAIL_URL": "https://mail.prod.example.com"}},
    )
    violation = violations(given, "own-zone", others=True)[0]
    assert [(related.message, related.place.environment, related.place.key) for related in violation.related] == [
        ("production's own value", "production", "AUTH_URL"),
        ("a host of staging's own", "staging", "MAIL_URL"),
    ]


def test_production_that_calls_staging_is_as_bad() -> None:
    given = one(
        "AUTH_URL",
        development="http://localhost:8081",
        staging="https://auth.staging.example.com",
        production="https://auth.staging.example.com",
    )
    assert found(given) == [("production", "AUTH_URL", "staging", "")]


def test_a_pattern_that_all_others_follow_is_broken() -> None:
    given = one(
        "AUTH_URL",
        development="https://auth.dev.example.com",
        test="https://auth.dev.example.com",
        staging="https://auth.staging.example.com",
    )
    assert found(given) == [("test", "AUTH_URL", "development", "shared")]


def test_below_production_it_is_an_error_only_where_the_environment_has_hosts_of_that_kind() -> None:
    own = {"MAIL_URL": "https://mail.test.example.com"}
    given = fleet(
        development={"backend": {"AUTH_URL": "https://auth.dev.example.com"}},
        test={"backend": {"AUTH_URL": "https://auth.dev.example.com", **own}},
        staging={"backend": {"AUTH_URL": "https://auth.staging.example.com"}},
    )
    assert found(given) == [("test", "AUTH_URL", "development", "")]


def test_an_environment_built_on_another_one_is_only_warned_of() -> None:
    shared = {f"{name}_URL": f"https://{name.lower()}.dev.example.com" for name in ("AUTH", "MAIL", "FILES")}
    given = fleet(
        development={"backend": shared},
        test={"backend": {**shared, "OWN_URL": "https://own.test.example.com"}},
        staging={"backend": {name: url.replace("dev", "staging") for name, url in shared.items()}},
    )
    assert {variant for *_, variant in found(given)} == {"shared"}


def test_somebody_else_s_domain_with_one_of_our_words_says_nothing() -> None:
    given = one(
        "CRM_URL", test="https://test.crm.example", staging="https://test.crm.example", production="https://login.crm.example"
    )
    assert found(given) == []


def test_a_link_that_everybody_has_is_meant() -> None:
    logo = {"theme": {"header": {"logo": "https://www.example.com/logo.png"}}}
    given = fleet(options=DOMAINS, staging={"backend": logo}, production={"backend": logo})
    assert found(given) == []


def test_a_key_and_a_service_may_name_another_environment_themselves() -> None:
    url = "https://mirror.production.example.com"
    given = fleet(
        staging={"backend": {"PRODUCTION_MIRROR_URL": url}, "production-sync": {"SOURCE_URL": url}},
        production={"backend": {"PRODUCTION_MIRROR_URL": url}, "production-sync": {"SOURCE_URL": url}},
    )
    assert found(given) == []


def test_an_item_called_like_its_host_does_not_excuse_it() -> None:
    def ingress(host: str) -> dict[str, Any]:
        return {"backend": {"ingress": {"rules": [{"name": host, "host": host}]}}}

    given = fleet(
        options={
            "environments": {
                "staging": {"domains": ["staging.example.com"]},
                "sandbox": {"tier": "test", "domains": ["sandbox.example.com"]},
            }
        },
        sandbox=ingress("staging.example.com"),
        staging=ingress("staging.example.com"),
        production=ingress("www.example.com"),
    )
    assert [environment for environment, *_ in found(given)] != []


def test_third_parties_are_nobody_s() -> None:
    given = fleet(
        options={"services": {"payments": {"external": True}, "maps": {"external": True, "domains": ["maps.example"]}}},
        staging={"backend": {"PAYMENTS_URL": "https://api.prod.pay.example", "TILES_URL": "https://prod.maps.example"}},
        production={"backend": {"PAYMENTS_URL": "https://api.prod.pay.example", "TILES_URL": "https://prod.maps.example"}},
    )
    assert found(given) == []


def test_members_of_one_zone_share() -> None:
    given = fleet(
        options={"environments": {"production-eu": {"extends": "production"}}},
        production={"backend": {"AUTH_URL": "https://auth.production.example.com"}},
        **{"production-eu": {"backend": {"AUTH_URL": "https://auth.production.example.com"}}},
    )
    assert found(given) == []


def test_what_is_named_on_a_host_needs_a_third_zone_that_follows_the_pattern() -> None:
    broken = {"test": "https://files.example.com/test/in", "staging": "https://files.example.com/production/in"}
    given = one("UPLOAD_URL", **broken, production="https://files.example.com/production/in")
    assert found(given) == [("staging", "UPLOAD_URL", "production", "named")]
    everybodys = dict.fromkeys(("test", "staging", "production"), "https://files.example.com/production/in")
    assert found(one("UPLOAD_URL", **everybodys)) == []


def test_a_name_that_is_called_after_production_everywhere_is_only_a_name() -> None:
    names = {
        name: {"backend": {"DB_HOST": "db", "DB_NAME": "publisher_production"}} for name in ("test", "staging", "production")
    }
    assert found(fleet(**names), settings=("database.*",)) == []


def test_only_the_settings_asked_for_are_looked_at() -> None:
    given = fleet(
        staging={"backend": {"AUTH_URL": "https://auth.prod.example.com", "DB_HOST": "db.prod.example.com"}},
        production={"backend": {"AUTH_URL": "https://auth.prod.example.com", "DB_HOST": "db.prod.example.com"}},
    )
    assert [key for _, key, *_ in found(given, settings=("database.host",))] == ["DB_HOST"]
    assert [key for _, key, *_ in found(given, others=True, not_settings=("database*",))] == ["AUTH_URL"]
    assert found(given, others=True, not_words=("auth", "db")) == []


def test_what_a_higher_layer_says_under_another_name_counts() -> None:
    given = fleet(
        base={"backend": {"auth": {"base-url": "https://auth.dev.example.com"}}},
        development={"backend": {"AUTH_URL": "https://auth.dev.example.com"}},
        staging={"backend": {"AUTH_URL": "https://auth.staging.example.com"}},
        production={"backend": {"AUTH_URL": "https://auth.production.example.com"}},
    )
    assert found(given) == []


def test_one_bad_line_of_a_base_file_is_alike_for_all_who_read_it() -> None:
    given = fleet(
        options=DOMAINS,
        base={"backend": {"AUTH_URL": "https://auth.example.com"}},
        development={"backend": {"LOG_LEVEL": "debug"}},
        staging={"backend": {"LOG_LEVEL": "info"}},
        production={"backend": {"LOG_LEVEL": "info"}},
    )
    bad = violations(given, "own-zone", others=True)
    assert [violation.place.environment for violation in bad] == ["development", "staging"]
    assert len({(violation.place.location, violation.variant, violation.related) for violation in bad}) == 1


def test_what_is_unknown_is_not_judged() -> None:
    given = one("AUTH_URL", staging="${vault:staging/backend#auth}", production="https://auth.production.example.com")
    assert found(given) == []
    assert unknown(given, "own-zone", others=True) == 1
    assert len(outcomes(given, "own-zone", others=True)) == 2


def test_a_swapped_host_of_a_zone_that_lives_in_another_s_domain_is_seen() -> None:
    given = fleet(
        options={"environments": {"production": {"domains": ["*.example.com"]}}},
        development={"backend": {"MAIL_URL": "https://mail.dev.intern.example.com"}},
        production={
            "backend": {"AUTH_URL": "https://auth.dev.intern.example.com", "MAIL_URL": "https://mail.intern.example.com"}
        },
    )
    assert [(environment, key) for environment, key, *_ in found(given)] == [("production", "AUTH_URL")]


def test_what_is_meant_to_be_the_same_everywhere_may_be_production_s() -> None:
    url = {"backend": {"LICENCE_URL": "https://licences.example.com"}}
    meant = {"drift": {"LICENCE_URL": {"mode": "same", "reason": "one licence server"}}}
    assert found(fleet(options=DOMAINS, staging=url, production=url)) != []
    assert found(fleet(options={**DOMAINS, **meant}, staging=url, production=url)) == []


LENT = {
    "environments": {
        "development": {"domains": ["*.dev.example.com"]},
        "test": {"domains": ["*.test.example.com"]},
        "production": {"domains": ["*.example.com"]},
    }
}


def test_below_production_hosts_are_lent_that_the_borrower_has_none_of() -> None:
    given = fleet(
        options=LENT,
        development={"backend": {"AUTH_URL": "https://auth.dev.example.com"}},
        test={"backend": {"AUTH_URL": "https://auth.dev.example.com"}},
        production={"backend": {"AUTH_URL": "https://auth.example.com"}},
    )
    assert found(given) == [("test", "AUTH_URL", "development", "shared")]


def test_what_an_environment_borrows_from_another_is_one_matter() -> None:
    lent = {"AUTH_URL": "https://auth.dev.example.com", "MAIL_URL": "https://mail.dev.example.com"}
    given = fleet(
        options=LENT,
        development={"backend": lent},
        test={"backend": lent, "worker": {"AUTH_URL": lent["AUTH_URL"]}},
        production={"backend": {"AUTH_URL": "https://auth.example.com"}},
    )
    causes = {violation.cause and violation.cause.key for violation in violations(given, "own-zone", others=True)}
    assert causes == {"AUTH_URL"}


def test_an_environment_below_production_may_be_served_under_the_domain_of_another() -> None:
    given = fleet(
        options=LENT,
        development={"backend": {"ingress": {"host": "shop.dev.example.com"}}},
        test={"backend": {"ingress": {"host": "shop-two.dev.example.com"}}},
    )
    assert found(given) == []


def test_a_host_that_another_environment_is_served_under_is_not_its_own() -> None:
    same = {"backend": {"ingress": {"host": "shop.dev.example.com"}}}
    own = {"backend": {"ingress": {"host": "shop.example.com"}}}
    given = fleet(options=LENT, development=same, test=same, production=own)
    assert found(given) == [("test", "ingress.host", "development", "shared")]


def test_what_refers_to_a_wrong_host_is_one_matter_with_it() -> None:
    given = fleet(
        options=DOMAINS,
        staging={"backend": {"AUTH_URL": "https://auth.example.com", "ACCOUNTS_URL": "${AUTH_URL}/accounts"}},
        production={"backend": {"AUTH_URL": "https://auth.example.com", "ACCOUNTS_URL": "${AUTH_URL}/accounts"}},
    )
    causes = {violation.place.key: violation.cause for violation in violations(given, "own-zone", others=True)}
    assert causes["AUTH_URL"] is None
    assert causes["ACCOUNTS_URL"] is not None
    assert causes["ACCOUNTS_URL"].key == "AUTH_URL"


def test_under_a_domain_that_others_have_parts_of_stands_what_everybody_uses() -> None:
    given = fleet(
        options=DOMAINS,
        staging={"backend": {"MIRROR_HOST": "apt.example.com"}},
        production={"backend": {"LOG_LEVEL": "info"}},
    )
    assert found(given) == [("staging", "MIRROR_HOST", "production", "shared")]


def test_what_developers_have_from_productions_own_layer_may_be_meant() -> None:
    base = {"backend": {"AUTH_URL": "https://auth.production.example.com"}}
    own = {"backend": {"LOG_LEVEL": "info"}}
    staging = {"backend": {"AUTH_URL": "https://auth.staging.example.com"}}
    for environment, variant in (("development", "shared"), ("test", "")):
        found = fleet(base=base, staging=staging, production=own, **{environment: own})
        faults = violations(found, "own-zone", others=True)
        assert [(fault.place.environment, fault.variant) for fault in faults] == [(environment, variant)]


def test_a_line_that_both_read_is_not_beside_itself() -> None:
    own = {"backend": {"LOG_LEVEL": "info"}}
    base = {"backend": {"AUTH_URL": "https://auth.production.example.com"}}
    staging = {"backend": {"AUTH_URL": "https://auth.staging.example.com"}}
    [fault] = violations(fleet(base=base, staging=staging, test=own, production=own), "own-zone", others=True)
    assert fault.related == ()
