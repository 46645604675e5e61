import pytest

from config_lint.domain.key import Key
from config_lint.locate.draft import draft
from config_lint.locate.induction import induced
from config_lint.locate.siblings import siblings

FULL = "url host pool level name secret"


def keys(**files: str) -> dict[str, str]:
    return {name.replace("_", "-"): said for name, said in files.items()}


def found_beside(files: dict[str, str]) -> list[str]:
    def keys_of(path: str) -> frozenset[Key]:
        name = path.rpartition("/")[2].removesuffix(".yaml")
        return frozenset((key,) for key in files[name].split())

    paths = [f"config/{name}.yaml" for name in files]
    return list(siblings(induced(paths), paths, keys_of))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (FULL, ["member-a"]),
        ("url host pool own", ["member-a"]),
        ("url host own other more", []),
        ("url", []),
        ("", []),
    ],
)
def test_a_file_that_sets_what_the_others_set_is_an_environments(said: str, expected: list[str]) -> None:
    assert found_beside(keys(staging=FULL, prod=FULL, member_a=said)) == expected


def test_a_base_a_kind_and_what_speaks_of_tests_is_none() -> None:
    files = keys(staging=FULL, prod=FULL, common=FULL, secrets=FULL, integration_test=FULL, values=FULL)
    assert found_beside(files) == []


def test_two_files_with_little_in_common_say_nothing() -> None:
    assert found_beside(keys(staging="url a b c", prod="url x y z", member="url a x")) == []


def test_most_services_have_to_have_it() -> None:
    def keys_of(_path: str) -> frozenset[Key]:
        return frozenset((key,) for key in FULL.split())

    paths = [f"{service}/{name}.yaml" for service in ("a", "b", "c") for name in ("staging", "prod")]
    for members, expected in ((["a/zeta.yaml"], []), (["a/zeta.yaml", "b/zeta.yaml"], ["zeta"])):
        assert list(siblings(induced([*paths, *members]), [*paths, *members], keys_of)) == expected


def test_it_is_an_environment_wherever_its_name_stands() -> None:
    paths = [f"{folder}/{name}.yaml" for folder in ("config", "infra/terraform") for name in ("prod", "qa", "zeta")]
    found = draft(paths, paths, "shop", keys_of=lambda path: frozenset((key,) for key in FULL.split() if "config" in path))
    assert found is not None
    assert found.environments == ("qa", "prod", "zeta")
    assert [path for path, _, _ in found.sources] == ["config/{environment}.yaml", "infra/terraform/{environment}.yaml"]
