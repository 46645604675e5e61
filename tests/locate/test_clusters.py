import pytest

from config_lint.locate.clusters import clusters_of
from config_lint.locate.draft import draft
from config_lint.locate.induction import induced


def below(tier: str, *names: str, services: tuple[str, ...] = ("api", "web")) -> list[str]:
    return [f"components/{service}/{tier}/{name}/app.yaml" for service in services for name in names]


@pytest.mark.parametrize(
    ("paths", "clusters"),
    [
        (below("production", "kf-rh02", "kf-ocp-p01"), {"kf-ocp-p01": "production", "kf-rh02": "production"}),
        (below("staging", "lightwell-dev"), {"lightwell-dev": "staging"}),
        (below("prod", "eu", "us"), {"eu": "prod", "us": "prod"}),
        (below("production", "rbac", "base", "external-secrets", "overlays"), {}),
        (below("production", "kf-rh02") + below("staging", "kf-rh02"), {}),
        (below("production", "kf-rh02", services=("api",)), {}),
        (below("settings", "kf-rh02"), {}),
        ([], {}),
    ],
)
def test_a_cluster_stands_in_several_folders_of_one_tier(paths: list[str], clusters: dict[str, str]) -> None:
    assert clusters_of(paths) == clusters


def test_the_files_in_a_clusters_folder_are_its_own() -> None:
    paths = [*below("production", "kf-a1", "kf-a2"), *below("staging", "kf-b1", "kf-b2")]
    patterns = [found.pattern for found in induced(paths, clusters_of(paths))]
    assert patterns == [
        "components/{service}/production/{environment}/app.yaml",
        "components/{service}/staging/{environment}/app.yaml",
    ]


def test_clusters_lie_on_their_tier_and_extend_it() -> None:
    tiers = [*below("production", "base"), *below("staging", "base", "patches")]
    paths = [*below("production", "kf-a1", "kf-a2"), *tiers]
    found = draft(paths, paths, "shop")
    assert found is not None
    assert [(path, excluded) for path, _, excluded in found.sources] == [
        ("components/{service}/{environment}/**/*.yaml", ("components/*/production/{environment}/**",)),
        ("components/{service}/production/{environment}/app.yaml", ()),
    ]
    assert found.environments == ("staging", "production")
    assert found.parents == {"kf-a1": "production", "kf-a2": "production"}
