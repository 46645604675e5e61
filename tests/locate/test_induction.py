import pytest

from config_lint.locate.bases import bases_of
from config_lint.locate.draft import Draft, draft
from config_lint.locate.induction import induced
from config_lint.locate.lines import lines_of
from config_lint.options import Origin, parse


def patterns(*paths: str) -> list[str]:
    return [found.pattern for found in induced(paths)]


@pytest.mark.parametrize(
    ("paths", "pattern"),
    [
        (["staging/a.yaml", "staging/b.yaml", "prod/a.yaml", "prod/b.yaml"], "{environment}/{service}.yaml"),
        (["staging/a.yaml", "staging/b.env", "prod/a.yaml", "prod/b.env"], "{environment}/{service}.*"),
        (["a/staging.yaml", "b/staging.yaml", "a/prod.yaml", "b/prod.yaml"], "{service}/{environment}.yaml"),
        (["c/values-dev.yaml", "c/values-prod.yaml"], "c/values-{environment}.yaml"),
        ([".env.staging", ".env.production"], ".env.{environment}"),
        (["appsettings.Staging.json", "appsettings.Production.json"], "appsettings.{environment}.json"),
        (["s/appsettings.QA.json", "s/appsettings.Production.json"], "s/appsettings.{environment}.json"),
        (["x/dev/dev.env", "x/prod/prod.env"], "x/{environment}/{environment}.env"),
        (["dev/x-a-y.json", "dev/x-b-y.json", "prod/x-a-y.json", "prod/x-b-y.json"], "{environment}/x-{service}-y.json"),
        (["api-dev.yaml", "web-dev.yaml", "api-prod.yaml", "web-prod.yaml"], "{service}-{environment}.yaml"),
        (["a/dev/x.yaml", "a/prod/y.yaml", "b/dev/z.yaml", "b/prod/z.yaml"], "{service}/{environment}/*.yaml"),
        (["a/dev/x/1.yaml", "a/prod/y/2.yaml", "b/dev/z.yaml", "b/prod/q/z.yaml"], "{service}/{environment}/**/*.yaml"),
        (
            ["m/dev/ingress.yaml", "m/dev/deployment.yaml", "m/prod/ingress.yaml", "m/prod/deployment.yaml"],
            "m/{environment}/*.yaml",
        ),
        (["clusters/prod-eu/a.yaml", "clusters/prod-us/a.yaml"], "clusters/{environment}/a.yaml"),
        (["r/application-dev.yml", "r/application-prod.properties"], "r/application-{environment}.*"),
        (["k/prod-eu/a.yaml", "k/prod-us/a.yaml", "k/dev/a.yaml"], "k/{environment}/a.yaml"),
    ],
)
def test_the_pattern_that_reaches_most_is_found(paths: list[str], pattern: str) -> None:
    [found, *_] = induced(paths)
    assert found.pattern == pattern
    assert set(found.paths) == set(paths)


@pytest.mark.parametrize(
    "paths",
    [
        ["staging/a.yaml"],
        ["docs/a.yaml", "src/b.yaml"],
        ["prod/a.yaml", "production/a.yaml"],
        ["a/prod/x.yaml", "b/dev/y.yaml"],
        ["local-cluster-secret/a.yaml", "deploy-to-prod-clusters/a.yaml"],
        [],
    ],
)
def test_what_has_no_sibling_is_no_environment(paths: list[str]) -> None:
    assert patterns(*paths) == []


@pytest.mark.parametrize(
    ("pattern", "files", "bases"),
    [
        ("application-{environment}.yml", ["application.yml", "application-dev.yml"], ["application.yml"]),
        ("{environment}/{service}.yaml", ["base/a.yaml", "dev/a.yaml"], ["base/{service}.yaml"]),
        ("x/{environment}/{service}.*", ["x/base/a.toml", "x/dev/a.toml"], ["x/base/{service}.*"]),
        ("class/{environment}/{service}.yaml", ["class/a.yaml", "class/dev/a.yaml"], ["class/{service}.yaml"]),
        ("settings/{environment}.yml", ["settings.yml", "settings/dev.yml"], ["settings.yml"]),
        ("config/settings/{environment}.yml", ["config/settings.yml"], ["config/settings.yml"]),
        ("helm/values-{environment}.yaml", ["helm/app/values.yaml"], ["helm/app/values.yaml"]),
        ("helm/values-{environment}.yaml", ["helm/app/values.yaml", "helm/other/values.yaml"], []),
        (".env.{environment}", [".env"], [".env"]),
        ("data/environment/{environment}.yaml", ["data/common.yaml", "data/other.yaml"], ["data/common.yaml"]),
        ("{environment}.yaml", ["other.yaml"], []),
    ],
)
def test_what_lies_below_every_environment(pattern: str, files: list[str], bases: list[str]) -> None:
    assert bases_of(pattern, files) == bases


def drafted(*paths: str) -> Draft:
    found = draft(paths, paths, "shop")
    assert found is not None
    return found


def test_names_that_mean_the_same_are_one_environment() -> None:
    found = drafted("a/staging.yaml", "b/staging.yaml", "a/prod.yaml", "b/production.yaml", "b/dev.yaml", "b/prod.yaml")
    assert found.environments == ("dev", "staging", "prod")
    assert found.aliases == {"prod": ("production",)}


def test_the_program_reads_what_lies_below_its_deployment() -> None:
    found = drafted(
        *("helm/values-dev.yaml", "helm/values-prod.yaml", "helm/shop/values.yaml"),
        *("src/main/resources/application.yml", "src/main/resources/application-dev.yml"),
        *("src/main/resources/application-prod.yml", "src/main/resources/application-test.yml"),
    )
    assert [source[0] for source in found.sources] == [
        "src/main/resources/application.yml",
        "src/main/resources/application-{environment}.yml",
        "helm/shop/values.yaml",
        "helm/values-{environment}.yaml",
    ]
    assert (found.environments, found.unsure, found.service) == (("dev", "prod"), ("test",), "shop")


def test_a_developers_file_brings_the_one_below_it_and_no_environment() -> None:
    found = drafted("helm/values-dev.yaml", "helm/values-prod.yaml", "src/application.yml", "src/application-local.yml")
    assert [source[0] for source in found.sources][:2] == ["src/application.yml", "src/application-{environment}.yml"]
    assert (found.environments, found.unsure) == (("dev", "prod"), ("local",))


def test_files_of_one_service_are_no_layer_of_all() -> None:
    found = drafted(
        *("a/dev.yaml", "a/prod.yaml", "b/dev.yaml", "b/prod.yaml", "a/extra-dev.yaml", "a/extra-prod.yaml"),
        *("alerts/alerts-dev.yaml", "alerts/alerts-prod.yaml"),
    )
    services = {source[0]: source[1] for source in found.sources}
    assert "a/extra-{environment}.yaml" not in services
    assert services["alerts/alerts-{environment}.yaml"] == "alerts"


def test_what_is_below_is_so_for_a_service_and_not_for_its_environments() -> None:
    paths = [f"{service}-{name}.yml" for service in ("api", "jobs") for name in ("base", "staging", "production")]
    assert [source[0] for source in drafted(*paths).sources] == ["{service}-base.yml", "{service}-{environment}.yml"]
    assert [source[0] for source in drafted(*paths, "api.yml").sources][1:2] == ["{service}.yml"]


def test_a_developers_machine_is_no_environment_where_there_are_others() -> None:
    found = drafted("r/application.yml", "r/application-local.yml", "r/application-dev.yml", "r/application-prod.yml")
    assert (found.environments, found.unsure) == (("dev", "prod"), ("local",))
    assert drafted("r/application-local.yml", "r/application-prod.yml").environments == ("local", "prod")


def test_what_only_one_of_several_patterns_has_is_in_doubt_where_it_may_be_of_unit_tests() -> None:
    values = ("chart/values-dev.yaml", "chart/values-prod.yaml")
    profiles = [f"r/application-{name}.yml" for name in ("dev", "test", "uat", "prod")]
    found = drafted(*values, *profiles)
    assert (found.environments, found.unsure) == (("dev", "uat", "prod"), ("test",))


def test_a_kind_of_file_is_no_name_of_a_service() -> None:
    found = drafted(
        *("apps/shop/dev/base/kustomization.yaml", "apps/shop/prod/base/kustomization.yaml"),
        *("apps/shop/a/dev.yaml", "apps/shop/a/prod.yaml", "apps/shop/b/dev.yaml", "apps/shop/b/prod.yaml"),
    )
    assert {source[0]: source[1] for source in found.sources} == {
        "apps/shop/{environment}/base/kustomization.yaml": "shop",
        "apps/shop/{service}/{environment}.yaml": "",
    }


def test_a_shared_file_among_those_of_services_is_no_service() -> None:
    found = drafted("dev/a.yaml", "dev/b.yaml", "dev/common.yaml", "prod/a.yaml", "prod/b.yaml", "prod/common.yaml")
    assert found.sources == (
        ("{environment}/common.yaml", "", ()),
        ("{environment}/{service}.yaml", "", ("*/common.yaml",)),
    )


def test_compose_files_beside_other_sources_are_a_developers() -> None:
    compose = ("docker-compose.yml", "docker-compose-local.yml", "docker-compose-test.yml")
    assert [source[0] for source in drafted(*compose).sources] == ["docker-compose.yml", "docker-compose-{environment}.yml"]
    found = drafted("values-dev.yaml", "values-prod.yaml", *compose)
    assert [source[0] for source in found.sources] == ["values-{environment}.yaml"]


def test_where_all_overlays_are_developers_the_compose_file_alone_is_production() -> None:
    found = drafted("docker-compose.yml", "docker-compose.dev.yml")
    assert (found.environments, found.whole) == (("dev", "production"), ("production",))
    assert drafted("docker-compose.yml", "docker-compose.dev.yml", "docker-compose.prod.yml").whole == ()
    assert drafted(".env", ".env.dev").whole == ()


def test_a_single_file_beside_those_of_several_other_environments_is_an_environments() -> None:
    many = [f"{service}/{name}.yaml" for service in "abcdefghijk" for name in ("dev", "prod")]
    assert drafted(*many, "a/demo.yaml").environments == ("dev", "demo", "prod")
    assert drafted(*many, "z/demo.yaml", "z/dev.yaml").unsure == ("demo",)


def test_the_lines_are_options() -> None:
    found = drafted("dev/a.yaml", "dev/b.yaml", "dev/common.yaml", "prod/a.yaml", "prod/b.yaml", "prod/common.yaml")
    text = "\n".join(lines_of(found, {"dev": ["*.dev.example.com"]}, {"mail": ["*.mail.example"]}, ["x.yaml"]))
    options = parse(text, Origin(file="config-lint.toml"))
    assert options.promotion == ("dev", "prod")
    assert options.environments["dev"].domains == ("*.dev.example.com",)
    assert options.sources[1].exclude == ("*/common.yaml",)
    assert "# 1 more files" in text
    assert '# [services.mail]\n# external = true\n# domains = ["*.mail.example"]' in text


def test_clusters_are_written_below_their_tier() -> None:
    paths = [
        f"c/{service}/{path}/x.yaml" for service in ("a", "b") for path in ("prod/eu-1", "prod/eu-2", "prod/base", "dev/base")
    ]
    options = parse("\n".join(lines_of(drafted(*paths), {}, {}, ())), Origin(file="config-lint.toml"))
    assert options.promotion == ("dev", "prod")
    assert options.environments["eu-1"].extends == "prod"
