from config_lint.locate.companions import Companion, companions
from config_lint.locate.induction import induced

CLUSTERS = [f"clusters/{name}/{environment}.values.yaml" for name in ("a", "b", "c") for environment in ("staging", "prod")]
OWN = "clusters/{service}/{environment}.values.yaml"
BASE = "clusters/{service}/common.values.yaml"


def beside(*paths: str) -> list[Companion]:
    return list(companions(induced(CLUSTERS), [BASE, OWN], [*CLUSTERS, *paths]))


def test_other_values_in_the_services_folders_are_documents_of_their_own() -> None:
    excluded = ("clusters/*/common.values.yaml", "clusters/*/{environment}.values.yaml")
    expected = [Companion("clusters/{service}/{part}.values.yaml", excluded)]
    assert beside("clusters/a/support.values.yaml", "clusters/a/common.values.yaml") == expected


def test_what_most_services_have_is_a_layer_of_each() -> None:
    paths = ["clusters/a/cluster.yaml", "clusters/b/cluster.yaml", "clusters/c/odd.yaml"]
    assert beside(*paths) == [Companion("clusters/{service}/cluster.yaml")]


def test_files_elsewhere_are_named_after_services() -> None:
    paths = [f"terraform/{name}.tfvars" for name in ("a", "b", "c", "template", "shared")]
    excluded = ("terraform/template.tfvars", "terraform/shared.tfvars")
    assert beside(*paths) == [Companion("terraform/{service}.tfvars", excluded)]
    assert beside("terraform/a.tfvars", "terraform/b.tfvars") == []
    assert beside("x/a.json", "x/b.json", "x/c.json", "x/d.json", "x/e.json", "x/f.json") == []


def test_what_is_read_already_is_no_companion() -> None:
    assert beside("clusters/a/common.values.yaml") == []
