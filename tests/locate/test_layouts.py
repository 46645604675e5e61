import re
from pathlib import Path

import pytest

from config_lint.domain.usage import UsageError
from config_lint.locate import locate, services_in
from config_lint.locate.layouts import known_layouts
from config_lint.options import Origin, from_data, parse
from config_lint.trees.memory import MemoryTree

origin = Origin(root=Path("/srv/shop"))

examples = [
    (
        "base-and-environments in environments",
        [
            "environments/base/common.env -> * *",
            "environments/base/auth.yaml -> * auth",
            "environments/staging/.env -> staging *",
            "environments/prod/shared.env -> prod *",
            "environments/prod/auth.env -> prod auth",
            "environments/staging/auth.yaml -> staging auth",
        ],
    ),
    ("base-and-environments in deploy/environments", ["deploy/environments/production/auth.yaml -> production auth"]),
    (
        "config-folders in config",
        ["config/production/auth.json -> production auth", "config/staging/auth.json -> staging auth"],
    ),
    ("environment-folders", ["production/auth.yaml -> production auth", "staging/auth.yaml -> staging auth"]),
    (
        "service-dotenv",
        [
            "auth/.env -> * auth",
            "web/.env -> * web",
            "auth/.env.production -> production auth",
            "auth/.env.test -> test auth",
        ],
    ),
    ("service-dotenv", ["services/auth/.env -> * auth", "services/auth/.env.production -> production auth"]),
    ("dotenv in config", ["config/.env -> * shop", "config/.env.production -> production shop", "config/.env.qa -> qa shop"]),
    ("dotenv", [".env -> * shop", ".env.production -> production shop"]),
    (
        "service-config",
        ["auth/config/default.yaml -> * auth", "auth/config/prod.yaml -> prod auth", "auth/config/qa.yaml -> qa auth"],
    ),
    (
        "service-folders",
        ["api/dev.yaml -> dev api", "api/prod.yaml -> prod api", "auth/dev.yaml -> dev auth", "auth/prod.yaml -> prod auth"],
    ),
    (
        "config-files in config",
        ["config/default.json -> * shop", "config/prod.json -> prod shop", "config/qa.json -> qa shop"],
    ),
    ("settings", ["config/settings.yml -> * shop", "config/settings/staging.yml -> staging shop"]),
    (
        "helm-services in charts",
        [
            "charts/api/values.yaml -> * api",
            "charts/auth/values.yaml -> * auth",
            "charts/api/values-prod.yaml -> prod api",
            "charts/auth/values-prod.yaml -> prod auth",
        ],
    ),
    ("helm in deploy", ["deploy/values.yaml -> * shop", "deploy/values-prod.yaml -> prod shop"]),
    ("spring", ["src/main/resources/application.yml -> * shop", "src/main/resources/application-dev.yml -> dev shop"]),
    ("dotnet-services", ["src/Api/appsettings.json -> * Api", "src/Api/appsettings.Production.json -> Production Api"]),
    ("dotnet", ["appsettings.json -> * shop", "appsettings.Staging.json -> Staging shop"]),
    (
        "spring-config in config",
        [
            "config/application.yml -> * *",
            "config/api.yml -> * api",
            "config/auth.yml -> * auth",
            "config/api-prod.yml -> prod api",
            "config/auth-prod.yml -> prod auth",
        ],
    ),
    (
        "ansible",
        [
            "group_vars/all.yml -> * shop",
            "group_vars/all/vault.yml -> * shop",
            "group_vars/prod.yml -> prod shop",
            "group_vars/staging/vars.yml -> staging shop",
        ],
    ),
    (
        "ansible-inventories in inventories",
        [
            "inventories/prod/group_vars/all.yml -> prod *",
            "inventories/prod/group_vars/web.yml -> prod web",
            "inventories/qa/group_vars/web/main.yml -> qa web",
        ],
    ),
    ("hiera in data", ["data/common.yaml -> * shop", "data/env/prod.yaml -> prod shop", "data/env/qa.yaml -> qa shop"]),
    (
        "overlays in k8s",
        ["k8s/overlays/dev/kustomization.yaml -> dev shop", "k8s/overlays/prod/kustomization.yaml -> prod shop"],
    ),
    (
        "overlays-services in apps",
        ["apps/a/overlays/dev/kustomization.yaml -> dev a", "apps/b/overlays/prod/kustomization.yaml -> prod b"],
    ),
    (
        "clusters in clusters",
        ["clusters/base/a.yaml -> * a", "clusters/prod/a.yaml -> prod a", "clusters/qa/a/values.yaml -> qa a"],
    ),
    (
        "namespaced-apps in apps",
        ["apps/x/a/values.yaml -> * a", "apps/x/a/prod.yaml -> prod a", "apps/x/b/prod.yaml -> prod b"],
    ),
    (
        "terraform in infra",
        [
            "infra/terraform.tfvars -> * shop",
            "infra/environments/dev/a.tfvars -> dev shop",
            "infra/vars/prod.tfvars -> prod shop",
        ],
    ),
    ("docker-compose", ["docker-compose.yml -> * *", "docker-compose.prod.yml -> prod *"]),
    ("spring-services", ["a/src/main/resources/application.yml -> * a", "a/src/main/resources/application-qa.yml -> qa a"]),
]
"""Each layout, by the name that is shown, with what it makes of files."""


def recognised(path: str) -> str:
    found = re.search(r"(?:^|/)(?:[^/]*\.(ya?ml|json|toml|env|tfvars)|\.(env)(?:\.[^/]+)?)$", path)
    return next(filter(None, found.groups()), "") if found else ""


def laid_out(*paths: str) -> tuple[str, list[str]]:
    """The layout that is used, and what it makes of each file, in layer order, as `path -> environment service`."""
    found, _ = locate(from_data({}, origin), MemoryTree(dict.fromkeys(paths, "")), recognised)
    return found.layout, [f"{file.path} -> {file.environment or '*'} {file.service or '*'}" for file in found.files]


@pytest.mark.parametrize(("layout", "files"), examples)
def test_known_layouts_are_recognised(layout: str, files: list[str]) -> None:
    assert laid_out(*(file.partition(" -> ")[0] for file in files)) == (layout, files)


def test_every_layout_has_an_example_above() -> None:
    assert {layout.partition(" in ")[0] for layout, _ in examples} == set(known_layouts())


def test_the_layout_that_covers_most_wins() -> None:
    layout, _ = laid_out(".env.production", "environments/dev/a.yaml", "environments/dev/b.yaml")
    assert layout == "base-and-environments in environments"


@pytest.mark.parametrize(
    "files",
    [
        ("test/fixtures.yaml", "ci/pipeline.yaml"),
        ("demo/a.json", "demo/b.json"),
        ("config/production.yaml",),
        ("environments/qa/README.md", "environments/qa/main.tf"),
        (".env", ".env.example"),
        ("docs/test.yaml", "docs/dev.yaml", "config/settings/readme.yml"),
    ],
)
def test_what_only_looks_like_a_layout_is_none(files: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="no known layout fits"):
        laid_out(*files)


def test_environments_found_get_their_order_tier_and_words_from_their_names() -> None:
    paths = [f"environments/{name}/auth.yaml" for name in ("prod", "dev", "staging")]
    _, environments = locate(from_data({}, origin), MemoryTree(dict.fromkeys(paths, "")), recognised)
    assert [(environment.name, str(environment.tier)) for environment in environments] == [
        ("dev", "development"), ("staging", "staging"), ("prod", "production"),
    ]  # fmt: skip
    assert environments[2].words == ("prod", "production", "prd")


@pytest.mark.parametrize(
    ("files", "path", "services"),
    [
        (
            ["cd/deploy/staging/auth-task.json", "cd/deploy/prod/auth-task.json"],
            "cd/deploy/{environment}/auth-task.json",
            ("shop",),
        ),
        (
            [f"cd/{environment}/{service}-task.json" for environment in ("qa", "prod") for service in ("api", "auth")],
            "cd/{environment}/{service}.json",
            ("api-task", "auth-task"),
        ),
        (
            [f"components/{service}/{environment}/k.yaml" for environment in ("qa", "prod") for service in ("api", "auth")],
            "components/{service}/{environment}/k.yaml",
            ("api", "auth"),
        ),
        (
            [f"iac/app-{environment}.values.yaml" for environment in ("qa", "pre-prod")],
            "iac/app-{environment}.values.yaml",
            ("shop",),
        ),
    ],
)
def test_the_lines_proposed_where_no_layout_fits_would_work(files: list[str], path: str, services: tuple[str, ...]) -> None:
    with pytest.raises(UsageError) as caught:
        laid_out(*files)
    lines = caught.value.message.partition("\n\n")[2]
    assert f'path = "{path}"' in lines
    options = parse(lines, origin)
    found, environments = locate(options, MemoryTree(dict.fromkeys(files, "")), recognised)
    assert [file.path for file in found.files] == sorted(files)
    assert {*services_in(found), *options.own_services} == set(services)
    assert {file.environment for file in found.files} == {environment.name for environment in environments}
