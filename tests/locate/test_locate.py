import re
from typing import Any

import pytest

from config_lint.domain.environment import Environment
from config_lint.domain.source import Located
from config_lint.domain.usage import UsageError
from config_lint.locate import locate, services_in
from config_lint.options import Origin, from_data, options_from
from config_lint.trees.memory import MemoryTree


def recognised(path: str) -> str:
    found = re.search(r"(?:^|/)(?:[^/]*\.(ya?ml|json|toml|env|tfvars)|\.(env)(?:\.[^/]+)?)$", path)
    return next(filter(None, found.groups()), "") if found else ""


def located(data: dict[str, Any], *paths: str, folder: str = "") -> tuple[Located, tuple[Environment, ...]]:
    return locate(from_data(data, Origin(folder=folder)), MemoryTree(dict.fromkeys(paths, "")), recognised)


def whose(found: Located) -> list[tuple[str, str, str]]:
    return [(file.path, file.environment, file.service) for file in found.files]


two = {"promotion": ["staging", "production"]}


def sources(*paths: str, **more: Any) -> dict[str, Any]:
    return {**two, "sources": [{"path": path} for path in paths], **more}


def test_files_come_in_the_order_of_sources_then_of_paths() -> None:
    found, _ = located(
        sources("{environment}/{service}.yaml", "base/{service}.yaml"),
        "base/auth.yaml", "production/auth.yaml", "staging/auth.yaml", "staging/api.yaml",
    )  # fmt: skip
    assert whose(found) == [
        ("production/auth.yaml", "production", "auth"),
        ("staging/api.yaml", "staging", "api"),
        ("staging/auth.yaml", "staging", "auth"),
        ("base/auth.yaml", "", "auth"),
    ]
    assert [file.source.index for file in found.files] == [0, 0, 0, 1]
    assert services_in(found) == ("api", "auth")


def test_aliases_mean_the_name() -> None:
    declared = {"environments": {"production": {"aliases": ["prod"]}}, "services": {"auth": {"aliases": ["identity"]}}}
    found, environments = located(sources("{environment}/{service}.yaml", **declared), "prod/identity.yaml")
    assert whose(found) == [("prod/identity.yaml", "production", "auth")]
    assert [environment.name for environment in environments] == ["staging", "production"]


def test_paths_use_declared_names_and_no_other_known_spelling() -> None:
    found, _ = located(sources("{environment}/{service}.yaml"), "prod/auth.yaml")
    assert whose(found) == []
    assert found.unread == ("prod/auth.yaml",)


def test_a_source_can_say_what_its_path_does_not() -> None:
    source = {"path": "live/overrides.yaml", "environment": "prod", "service": "identity"}
    declared = {"environments": {"production": {"aliases": ["prod"]}}, "services": {"auth": {"aliases": ["identity"]}}}
    found, _ = located({**two, "sources": [source], **declared}, "live/overrides.yaml")
    assert whose(found) == [("live/overrides.yaml", "production", "auth")]


def test_excluded_files_and_folders_are_not_read_and_not_missed() -> None:
    source = {"path": "{service}/{environment}.yaml", "exclude": ["common", "old/*.yaml"]}
    found, _ = located({**two, "sources": [source]}, "auth/staging.yaml", "common/staging.yaml", "old/staging.yaml", "x.yaml")
    assert whose(found) == [("auth/staging.yaml", "staging", "auth")]
    assert found.unread == ("x.yaml",)


def test_third_parties_are_passed_over() -> None:
    found, _ = located(sources("{environment}/{service}.yaml", services={"stripe": {"external": True}}), "staging/stripe.yaml")
    assert whose(found) == []
    assert found.notes == (("staging/stripe.yaml", "stripe is external: it has no configuration here"),)
    assert found.unread == ()


def test_an_environment_is_no_service_where_another_source_knows_whose_file_it_is() -> None:
    found, _ = located(
        sources("{service}/{environment}.yaml", "shop/{service}.yaml", "bank/{service}.yaml"),
        "shop/staging.yaml", "shop/cart.yaml", "bank/staging.yaml",
    )  # fmt: skip
    assert whose(found) == [
        ("bank/staging.yaml", "staging", "bank"), ("shop/staging.yaml", "staging", "shop"), ("shop/cart.yaml", "", "cart")
    ]  # fmt: skip
    assert ("bank/staging.yaml", "staging is an environment, which bank/{service}.yaml takes for a service") in found.notes
    found, _ = located(sources("shop/{service}.yaml"), "shop/staging.yaml")
    assert whose(found) == [("shop/staging.yaml", "", "staging")]


def test_a_source_that_reaches_nothing_is_noted() -> None:
    found, _ = located(sources("{environment}.yaml", "config/{environment}.yaml"), "staging.yaml")
    assert found.notes == (("config/{environment}.yaml", "no file matches this path of a source"),)


def test_any_extension_takes_only_known_formats_unless_the_source_names_one() -> None:
    files = ("staging/auth.yaml", "staging/auth.md")
    assert whose(located(sources("{environment}/{service}.*"), *files)[0]) == [("staging/auth.yaml", "staging", "auth")]
    named = {**two, "sources": [{"path": "{environment}/{service}.*", "format": "dotenv"}]}
    assert len(whose(located(named, *files)[0])) == 2


def test_paths_are_relative_to_the_folder_of_the_options() -> None:
    found, _ = located(sources("{environment}.yaml"), "staging.yaml", "deploy/staging.yaml", "deploy/x.yaml", folder="deploy")
    assert whose(found) == [("deploy/staging.yaml", "staging", "")]
    assert found.unread == ("deploy/x.yaml",)


def test_unread_are_files_of_a_known_format_that_are_no_tools() -> None:
    files = ("staging.yaml", "other.yaml", "notes.txt", "package.json", "web/package-lock.json", ".github/workflows/ci.yml")
    found, _ = located(sources("{environment}.yaml", **{"rule-paths": ["./rules"]}), *files, "config-lint.toml", "rules/a/b.yaml")
    assert found.unread == ("other.yaml",)


def test_a_folder_named_like_a_file_is_noted() -> None:
    found, _ = located(sources("{environment}.yaml"), "staging.yaml", "x.yaml/production.yaml")
    assert found.notes == (("x.yaml", "a folder, though it is named like a file"),)


def test_a_pattern_gives_way_to_what_is_found_of_it() -> None:
    declared = {"environments": {"staging": {}, "pr-*": {"extends": "staging", "preview": True}, "pr-0": {}}}
    data = {"sources": [{"path": "{environment}/{service}.yaml"}], **declared}
    _, environments = located(data, "pr-2/auth.yaml", "pr-1/auth.yaml", "pr-0/auth.yaml", "staging/auth.yaml")
    assert [(environment.name, environment.zone) for environment in environments] == [
        ("pr-0", "pr-0"), ("staging", "staging"), ("pr-1", "staging"), ("pr-2", "staging"),
    ]  # fmt: skip


def test_a_pattern_stays_where_content_may_name_more() -> None:
    data = {"sources": [{"path": "all.yaml", "environments-at": "hubs"}], "environments": {"pr-*": {}}}
    assert [environment.name for environment in located(data, "all.yaml")[1]] == ["pr-*"]


def test_a_tier_in_promotion_is_an_environment_only_where_a_file_names_it() -> None:
    data = {"promotion": ["development", "production"], "environments": {"dev": {}}, "sources": [{"path": "{environment}.yaml"}]}
    _, environments = located(data, "dev.yaml", "production.yaml")
    assert [(environment.name, environment.rank) for environment in environments] == [("dev", 0), ("production", 1)]
    assert environments[0].words == ("dev", "development", "develop", "devel")
    _, environments = located(data, "dev.yaml", "production.yaml", "development.yaml")
    assert [environment.name for environment in environments] == ["development", "dev", "production"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"sources": [{"path": "{environment}.yaml"}]}, "no environment is declared: add a line such as promotion = "),
        (
            {**two, "sources": [{"path": "a.yaml", "environment": "stagin"}]},
            'unknown environment "stagin": did you mean "staging"?',
        ),
        ({**two, "sources": [{"path": "{service}.yaml", "service": "a"}]}, 'has {service}, and the source says service = "a"'),
        ({**two, "sources": [{"path": "a.yaml", "exclude": ["../b"]}]}, 'the path "../b" cannot be used'),
    ],
)
def test_contradictions_are_usage_errors(data: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        located(data, "a.yaml")


def test_options_without_sources_use_known_layouts_with_the_declared_environments() -> None:
    found, environments = located(
        {"promotion": ["blue", "green"]}, "environments/blue/auth.yaml", "environments/staging/auth.yaml"
    )
    assert whose(found) == [("environments/blue/auth.yaml", "blue", "auth")]
    assert [environment.name for environment in environments] == ["blue", "green"]


def test_nothing_to_read_is_a_usage_error_unless_it_is_allowed() -> None:
    with pytest.raises(UsageError, match=r"there is no config-lint\.toml, and no known layout fits"):
        locate(options_from({}), MemoryTree({"main.tf": ""}), recognised)
    found, environments = located({"if-nothing": "ok"}, "some.yaml")
    assert (found.files, found.unread, environments) == ((), ("some.yaml",), ())
