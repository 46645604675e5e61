"""What is somewhere else is never fetched, and said to be so."""

import pytest

from tests.builders import resolved

APPLICATION = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web}\nspec:\n  source:\n"
RELEASE = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: web}\nspec:\n"


@pytest.mark.parametrize(
    ("files", "place", "what"),
    [
        ({"staging/web.yaml": f"{APPLICATION}    chart: redis\n"}, "staging/web.yaml:6", "redis"),
        (
            {"staging/web.yaml": f"{APPLICATION}    path: x\n    helm: {{valueFiles: ['https://x.example/v.yaml']}}\n"},
            "staging/web.yaml:7",
            "https://x.example/v.yaml",
        ),
        ({"staging/web.yaml": f"{RELEASE}  chart: {{spec: {{chart: redis}}}}\n"}, "staging/web.yaml:5", "redis"),
        (
            {"staging/helmfile.yaml": "releases:\n- name: web\n  chart: stable/redis\n"},
            "staging/helmfile.yaml:3",
            "stable/redis",
        ),
        (
            {
                "staging/values.yaml": "a: 1\n",
                "staging/Chart.yaml": "name: web\ndependencies:\n- {name: redis, repository: https://charts.example}\n",
            },
            "staging/Chart.yaml:3",
            "redis",
        ),
        (
            {"staging/kustomization.yaml": "resources: [https://example.com/base.yaml]\n"},
            "staging/kustomization.yaml:1",
            "https://example.com/base.yaml",
        ),
    ],
)
def test_it_is_a_note(files: dict[str, str], place: str, what: str) -> None:
    names = ("web.yaml", "helmfile.yaml", "values.yaml", "kustomization.yaml")
    sources = [{"path": f"{{environment}}/{name}"} for name in names]
    found = resolved(files, {"sources": sources, "environments": {"staging": {}}, "services": {"web": {}}})
    assert (place, f"{what} is not in the repository, and is never fetched") in found.located.notes
    assert not found.fleet.problems
