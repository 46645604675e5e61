import pytest

from config_lint.dialects import Dialect
from config_lint.dialects.stating import stated_in
from config_lint.discovery import subclasses_in
from config_lint.domain.stated import Stated
from config_lint.formats.reader import FileReader
from config_lint.trees.memory import MemoryTree

dialects = {name: kind() for name, kind in subclasses_in("config_lint.dialects", Dialect, "config_lint.dialects").items()}


@pytest.mark.parametrize(
    ("path", "text", "stated"),
    [
        ("helmfile.yaml", "environments: {default: {}, dev: {}, prod: {}}\n", (("dev", "prod"), True)),
        ("helmfile.yaml.gotmpl", "environments:\n  eu: {}\n---\nreleases:\n- name: {{ .x }}\n", (("eu",), True)),
        ("helmfile.yaml", "environments: {dev: {values: [dev.yaml]}, prod: {values: [{a: 1}]}}\n", (("prod",), True)),
        ("helmfile.yaml", "releases: []\n", None),
        (
            "application.yml",
            "spring.config.activate.on-profile: dev & !cloud\n---\nspring: {profiles: prod}\n",
            (("dev", "cloud", "prod"), False),
        ),
        ("application.properties", "spring.application.name=x\n", None),
        ("config/database.yml", "default: &d\n  a: 1\ntest:\n  <<: *d\nproduction:\n  <<: *d\n", (("test", "production"), False)),
        ("values.yaml", "environments: {dev: {}}\n", None),
        ("application.yml", "a: [", None),
    ],
)
def test_what_a_file_says_of_environments(path: str, text: str, stated: tuple[tuple[str, ...], bool] | None) -> None:
    tree = MemoryTree({path: text})
    expected = [Stated(path, *stated)] if stated else []
    assert list(stated_in(tree.files(), FileReader(tree), dialects)) == expected


def test_files_beside_a_telling_one_are_heard_too() -> None:
    text = "spring.config.activate.on-profile: dev\n"
    tree = MemoryTree({"a/application.yml": "a: 1\n", "a/orders.yml": text, "b/orders.yml": text, "a/orders.properties": text})
    assert [each.path for each in stated_in(tree.files(), FileReader(tree), dialects)] == ["a/orders.yml"]
