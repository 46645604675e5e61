import pytest

from config_lint.domain.environment import Environment, Tier
from config_lint.domain.usage import UsageError
from config_lint.options import Origin, environments, parse
from config_lint.options.promotion import instance, named


def declared(text: str, *seen: str) -> dict[str, Environment]:
    return {environment.name: environment for environment in environments(parse(text, Origin(file="config-lint.toml")), seen)}


def ranks(text: str, *seen: str) -> dict[str, int]:
    return {name: environment.rank for name, environment in declared(text, *seen).items()}


def test_promotion_declares_environments_and_orders_them() -> None:
    assert ranks('promotion = ["dev", "blue", "prod"]\n[environments.prod]\n[environments.dev]') == {
        "dev": 0,
        "blue": 1,
        "prod": 2,
    }


def test_an_alias_in_promotion_means_its_environment() -> None:
    assert ranks('promotion = ["stg", "production"]\n[environments.staging]\naliases = ["stg"]') == {
        "staging": 0,
        "production": 1,
    }


def test_what_promotion_leaves_out_takes_the_place_of_its_tier() -> None:
    text = 'promotion = ["development", "staging", "production"]\n[environments.dev]\n[environments.qa]\n[environments.live]'
    assert ranks(text) == {"development": 0, "dev": 0, "qa": 1, "staging": 2, "production": 3, "live": 3}


def test_without_promotion_tiers_and_known_names_order() -> None:
    text = "[environments.production]\n[environments.preprod]\n[environments.uat]\n[environments.staging]\n[environments.qa]"
    assert list(declared(text)) == ["qa", "uat", "staging", "preprod", "production"]


def test_environments_that_nothing_tells_apart_are_of_one_rank() -> None:
    assert ranks("[environments.production-us]\n[environments.production-eu]") == {"production-us": 0, "production-eu": 0}


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("dev", Tier.DEVELOPMENT),
        ("local", Tier.DEVELOPMENT),
        ("CI", Tier.TEST),
        ("qa2", Tier.TEST),
        ("non-prod", Tier.TEST),
        ("pre-production", Tier.STAGING),
        ("eu-west-1-stg", Tier.STAGING),
        ("production-eu", Tier.PRODUCTION),
        ("prd01", Tier.PRODUCTION),
        ("products", Tier.DEVELOPMENT),
        ("dev-of-production", Tier.DEVELOPMENT),
    ],
)
def test_tier_is_guessed_from_whole_parts_of_the_name(name: str, tier: Tier) -> None:
    assert declared(f"[environments.{name}]")[name].tier == tier


def test_tier_is_declared_before_it_is_inherited_before_it_is_guessed() -> None:
    found = declared("""
[environments.staging]
[environments.lightwell-dev]
extends = "staging"
[environments.mirror-dev]
extends = "staging"
tier = "production"
[environments.base]
abstract = true
[environments.prod]
extends = "base"
""")
    tiers = {name: str(environment.tier) for name, environment in found.items()}
    assert tiers == {
        "staging": "staging", "lightwell-dev": "staging", "mirror-dev": "production", "base": "development", "prod": "production",
    }  # fmt: skip


def test_tier_that_nothing_tells_is_that_of_the_one_before() -> None:
    assert declared('promotion = ["dev", "staging", "blue", "prod"]')["blue"].tier == Tier.STAGING
    assert declared('promotion = ["blue", "prod"]')["blue"].tier == Tier.DEVELOPMENT


def test_children_inherit_domains_and_zone_but_no_aliases() -> None:
    found = declared("""
[environments.base]
abstract = true
domains = ["*.internal"]
[environments.production]
extends = "base"
aliases = ["prod"]
domains = ["*.example.com"]
[environments.production-eu]
extends = "prod"
domains = ["*.eu.example.com"]
""")
    child = found["production-eu"]
    assert child.lineage == ("base", "production", "production-eu")
    assert child.domains == ("*.eu.example.com", "*.example.com", "*.internal")
    assert (child.zone, child.words) == ("production", ("production-eu",))
    assert found["production"].zone == "production"
    assert found["base"].abstract


def test_words_are_the_aliases_where_they_are_declared_and_the_known_spellings_otherwise() -> None:
    found = declared('[environments.production]\naliases = ["live"]\n[environments.staging]\ntier = "test"\n[environments.blue]')
    assert found["production"].words == ("production", "live")
    assert found["staging"].words == ("staging", "stage", "stg")
    assert found["blue"].words == ("blue",)


def test_known_spellings_are_nobodys_where_two_environments_share_them() -> None:
    found = declared("", "dev", "development")
    assert (found["dev"].words, found["development"].words) == (("dev",), ("development",))


def test_what_is_seen_besides_is_added_in_its_place() -> None:
    assert list(declared('promotion = ["staging", "production"]', "production", "dev")) == ["dev", "staging", "production"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[environments.a]\nextends = "b"\n[environments.b]\nextends = "a"',
            "4:1: a extends b extends a: an environment cannot be",
        ),
        ('[environments.a]\nextends = "a"', "2:1: a extends a"),
        (
            '[environments.production]\n[environments.eu]\nextends = "produktion"',
            '3:1: eu extends "produktion", .* mean "production"',
        ),
        ('[environments.eu]\nextends = "x"', r"2:1: eu extends \"x\", which is no environment: declare it as \[environments.x\]"),
        ('[environments."pr-*"]\n[environments.eu]\nextends = "pr-*"', '3:1: eu extends "pr-\\*", which is no environment'),
        (
            '[environments.a]\naliases = ["x"]\n[environments.b]\naliases = ["x"]',
            '4:1: "x" is an alias of b, and means a already',
        ),
        ('[environments.a]\naliases = ["b"]\n[environments.b]', '2:1: "b" is an alias of a, and means b already'),
    ],
)
def test_contradictions_are_usage_errors_with_their_place(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^config-lint.toml:{message}"):
        declared(text)


def test_a_pattern_stands_for_what_matches_it() -> None:
    known = declared('[environments.dev]\naliases = ["d"]\n[environments."pr-*"]\nextends = "dev"\npreview = true')
    expected = instance(known["pr-*"], "pr-17")
    assert named("pr-17", known.values()) == expected
    assert (expected.lineage, expected.zone, expected.words) == (("dev", "pr-17"), "dev", ("pr-17",))
    assert (expected.preview, expected.tier) == (True, Tier.DEVELOPMENT)
    assert named("d", known.values()) == known["dev"]
    assert named("x", known.values()) is None


def test_instances_of_a_pattern_without_a_parent_are_zones_of_their_own() -> None:
    assert instance(declared('[environments."pr-*"]')["pr-*"], "pr-1").zone == "pr-1"
