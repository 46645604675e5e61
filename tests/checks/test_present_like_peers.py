from typing import Any

from tests.builders import fleet, fleet_of, unknown, violations

ASKED: dict[str, Any] = {"members": "dependencies", "fields": ("url", "host")}
WITH = {"frontend": {"ANALYTICS_URL": "https://analytics.example.com"}}
WITHOUT = {"frontend": {"LOG_LEVEL": "info"}}


def found(options: dict[str, Any] | None = None, **environments: Any) -> list[tuple[str, str, str]]:
    given = fleet(options=options, **environments)
    return [(bad.place.environment, bad.facts["target"], bad.variant) for bad in violations(given, "present-like-peers", **ASKED)]


def test_the_minority_lacks_it() -> None:
    assert found(development=WITH, staging=WITHOUT, production=WITH) == [("staging", "analytics", "")]
    assert found(development=WITH, staging=WITHOUT, production=WITHOUT) == []
    assert found(staging=WITHOUT, production=WITH) == []
    # A developer who does without says nothing for it.
    own = found(local=WITHOUT, development=WITH, test=WITH, staging=WITHOUT, production=WITH)
    assert own == [("staging", "analytics", "")]
    assert found(local=WITHOUT, development=WITHOUT, test=WITH, staging=WITHOUT, production=WITH) == []


def test_what_is_spoken_of_is_missed_without_a_majority() -> None:
    spoken = {"frontend": {"ANALYTICS_TIMEOUT": "2s"}}
    assert found(staging=spoken, production=WITH) == [("staging", "analytics", "")]


def test_what_is_left_blank_is_not_wanted() -> None:
    spoken = {"frontend": {"ANALYTICS_TIMEOUT": "2s", "ANALYTICS_URL": ""}}
    assert found(staging=spoken, production=WITH) == []


def test_what_has_nothing_at_all_of_it_may_not_use_it() -> None:
    more = {"ANALYTICS_TOPIC": "a", "ANALYTICS_BATCH": "9", "ANALYTICS_FLUSH": "9s"}
    whole = {"frontend": WITH["frontend"] | more}
    assert found(test=whole, staging=WITHOUT, production=whole) == [("staging", "analytics", "unused")]
    tiers = {"environments": {name: {"tier": "production"} for name in ("one", "two", "three", "four", "five", "six")}}
    given = fleet(options=tiers, one=whole, two=whole, three=whole, four=whole, five=WITHOUT, six=WITHOUT)
    faults = violations(given, "present-like-peers", **ASKED)
    assert [(fault.place.environment, fault.variant) for fault in faults] == [("five", "unused"), ("six", "unused")]
    assert {fault.cause for fault in faults} == {faults[0].place}
    some = {"frontend": {"ANALYTICS_TOPIC": "a"}}
    assert found(test=whole, staging=some, production=whole) == [("staging", "analytics", "")]


def test_an_object_that_is_not_deployed_lacks_no_key() -> None:
    config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {ANALYTICS_URL: 'https://analytics.example.com'}\n"
    files = {f"{environment}/web/{environment}.yaml": config for environment in ("test", "production")}
    files["staging/web/other.yaml"] = config.replace("ConfigMap", "Note").replace("ANALYTICS_URL", "LEVEL")
    options = {"promotion": ["test", "staging", "production"], "sources": [{"path": "{environment}/{service}/*.yaml"}]}
    assert violations(fleet_of(files, options), "present-like-peers", **ASKED) == []
    files["staging/web/other.yaml"] = config.replace("ANALYTICS_URL", "LEVEL")
    assert len(violations(fleet_of(files, options), "present-like-peers", **ASKED)) == 1


def test_below_staging_it_may_be_a_default_and_developers_may_do_without() -> None:
    assert found(development=WITHOUT, test=WITHOUT, staging=WITH, production=WITH) == []
    assert found(test=WITHOUT, staging=WITH, production=WITH) == [("test", "analytics", "default")]
    assert found(test=WITH, staging=WITH, production=WITHOUT) == [("production", "analytics", "default")]
    assert found(development=WITHOUT, staging=WITH, production=WITH) == []


def test_another_spelling_and_another_field_give_it_too() -> None:
    assert found(test=WITH, staging={"frontend": {"services": {"analytics": {"host": "analytics"}}}}, production=WITH) == []


def test_a_blank_is_nothing_and_a_reference_is_something() -> None:
    assert found(test=WITH, staging={"frontend": {"ANALYTICS_URL": ""}}, production=WITH) == [("staging", "analytics", "")]
    assert found(test=WITH, staging={"frontend": {"ANALYTICS_URL": "${vault:staging/frontend#url}"}}, production=WITH) == []


def test_a_switch_says_that_it_is_not_used() -> None:
    assert found(test=WITH, staging={"frontend": {"ANALYTICS_ENABLED": "false"}}, production=WITH) == []
    assert found(test=WITH, staging={"frontend": {"ANALYTICS_ENABLED": "true"}}, production=WITH) != []


def test_the_children_of_a_zone_are_compared_among_themselves() -> None:
    options = {"environments": {name: {"extends": "production"} for name in ("eu", "us", "asia")}}
    assert found(options, staging=WITHOUT, production=WITHOUT, eu=WITH, us=WITH, asia=WITH) == []
    assert found(options, production=WITH, eu={"frontend": {}}, us=WITHOUT, asia=WITH) == []


def test_it_is_located_where_its_peers_have_it() -> None:
    options = {
        "sources": [{"path": "shared/{environment}.env"}, {"path": "{environment}/{service}.env"}],
        "environments": {"test": {}, "staging": {}, "production": {}},
    }
    files = {f"shared/{name}.env": "MODE=on\nANALYTICS_URL=https://a.example.com\n" for name in ("test", "production")}
    files |= {"shared/staging.env": "MODE=on\n"}
    files |= {f"{name}/frontend.env": "LOG_LEVEL=info\n" for name in ("test", "staging", "production")}
    bad = violations(fleet_of(files, options), "present-like-peers", **ASKED)
    assert [violation.place.location.path for violation in bad] == ["shared/staging.env"]
    assert bad[0].place.key == "ANALYTICS_URL"
    assert [related.place.environment for related in bad[0].related] == ["production"]


def test_what_could_not_be_read_may_have_it() -> None:
    options = {
        "sources": [{"path": "{environment}/{service}.json"}],
        "environments": {"test": {}, "staging": {}, "production": {}},
    }
    complete = '{"ANALYTICS_URL": "https://a.example.com"}'
    files = {"test/frontend.json": complete, "production/frontend.json": complete, "staging/frontend.json": '{"ANALYTICS_URL": '}
    assert unknown(fleet_of(files, options), "present-like-peers", **ASKED) == 1


def test_what_arrives_at_deployment_is_in_no_file() -> None:
    assert found({"provided": ["ANALYTICS_URL"]}, test=WITH, staging=WITHOUT, production=WITH) == []
