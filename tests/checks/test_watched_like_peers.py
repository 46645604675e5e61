from tests.builders import fleet_of, violations

OPTIONS = {"sources": [{"path": "{environment}/{service}.yaml"}], "environments": {"staging": {}, "production": {}}}
PROBE = "livenessProbe: {httpGet: {path: /health, port: 80}}, "


def workload(kind: str, probe: str = "", selector: str = "selector: {matchLabels: {app: x}}, ") -> str:
    template = f"template: {{spec: {{containers: [{{name: x, {probe}image: x}}]}}}}"
    return f"kind: {kind}\nmetadata: {{name: x}}\nspec: {{{selector}{template}}}\n"


def unwatched(files: dict[str, str]) -> list[tuple[str, str, str]]:
    found = violations(fleet_of(files, OPTIONS), "watched-like-peers")
    return [(bad.place.environment, bad.place.service, bad.variant) for bad in found]


def test_watched_elsewhere() -> None:
    files = {"staging/web.yaml": workload("Deployment", PROBE), "production/web.yaml": workload("Deployment")}
    assert unwatched(files) == [("production", "web", "elsewhere")]


def test_watched_beside() -> None:
    others = {f"production/{name}.yaml": workload("Deployment", PROBE) for name in ("ants", "bees", "cats")}
    assert unwatched({**others, "production/web.yaml": workload("StatefulSet")}) == [("production", "web", "")]
    assert unwatched({**others, "production/web.yaml": workload("Job")}) == []
    assert unwatched({**others, "production/web.yaml": "kind: ConfigMap\nmetadata: {name: x}\n"}) == []


def test_few_neighbours_say_nothing() -> None:
    others = {f"production/{name}.yaml": workload("Deployment", PROBE) for name in ("ants", "bees")}
    assert unwatched({**others, "production/web.yaml": workload("Deployment")}) == []


def test_another_object_that_is_watched_elsewhere_says_nothing() -> None:
    controller = workload("Deployment", PROBE).replace("name: x", "name: controller")
    files = {"staging/web.yaml": f"{workload('Deployment')}---\n{controller}", "production/web.yaml": workload("Deployment")}
    assert unwatched(files) == []


def test_a_patch_of_what_is_elsewhere_lacks_nothing() -> None:
    patch = workload("Deployment", selector="")
    others = {f"production/{name}.yaml": workload("Deployment", PROBE) for name in ("ants", "bees", "cats")}
    assert unwatched({**others, "production/web.yaml": patch}) == []
    assert unwatched({"staging/web.yaml": workload("Deployment", PROBE), "production/web.yaml": patch}) == []


def test_a_patch_of_a_remote_object_lacks_nothing() -> None:
    patch = workload("Deployment", selector="")
    files = {
        "staging/web/kustomization.yaml": "resources: [web.yaml]\n",
        "staging/web/web.yaml": workload("Deployment", PROBE),
        "production/web/kustomization.yaml": "resources: ['github.com/example/web?ref=v1']\npatches: [{path: patch.yaml}]\n",
        "production/web/patch.yaml": patch,
    }
    given = fleet_of(files, OPTIONS | {"sources": [{"path": "{environment}/{service}/kustomization.yaml"}]})
    assert len(given.services) == len(OPTIONS["environments"])
    assert violations(given, "watched-like-peers") == []
