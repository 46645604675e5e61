from typing import Any

import pytest

from tests.builders import resolved

OPTIONS = {
    "sources": [
        {"path": "group_vars/all.yml"},
        {"path": "group_vars/all/*.yml"},
        {"path": "group_vars/{environment}.yml"},
        {"path": "group_vars/{environment}/*.yml"},
    ],
    "environments": {"staging": {}},
    "services": {"web": {}},
}


def settings(**files: str) -> dict[str, Any]:
    """What staging has, by name; `all` and `staging` are files, `all__vault` is one in a folder."""
    found = resolved({f"group_vars/{name.replace('__', '/')}.yml": text for name, text in files.items()}, OPTIONS)
    [service] = found.fleet.services
    assert {layer.dialect for layer in service.layers} == {"ansible"}
    return {setting.name: setting.value if setting.value.__class__ is str else str(setting.value) for setting in service.settings}


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [
        ("a: {b: x, c: y}", "a: {b: z}", {"a.b": "z"}),
        ("a: [x, y]", "a: [z]", {"a[0]": "z"}),
        ("a: {b: {c: x}}\nd: e", "f: g", {"a.b.c": "x", "d": "e", "f": "g"}),
        ("a: {b: x}", "a: {}", {"a": "{}"}),
        ("a: x", "a: {b: y}", {"a.b": "y"}),
        ("a: {b: x}", "a: y", {"a": "y"}),
    ],
)
def test_a_variable_takes_the_place_of_a_lower_one_whole(base: str, own: str, expected: dict[str, str]) -> None:
    assert settings(all=base, staging=own) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("http://{{ host }}:{{port}}/", "http://db:5432/"),
        ("{{ database.name }}", "shop"),
        ("{{ absent | default('x') }}-{{ absent | default(5, true) }}", "x-5"),
        ("{{ host | default('x') }}", "db"),
        ("{{ host | upper }}", "{{ host | upper }}"),
        ("{{ host }}{{ host | upper }}", "{{ host }}{{ host | upper }}"),
        ("{{ absent }}.example.com", "{{ absent }}.example.com"),
        ("{% if host %}x{% endif %}", "{% if host %}x{% endif %}"),
        ("$host {{ host }} ${host}", "$host db ${host}"),
        ("$host", "$host"),
    ],
)
def test_expressions_that_name_a_variable_are_followed(written: str, expected: str) -> None:
    base = "host: db\nport: 5432\ndatabase: {name: shop}\n"
    assert settings(all__main=base, staging=f"url: {written!r}\n")["url"] == expected


def test_all_files_of_a_group_are_one_set_of_variables() -> None:
    found = settings(
        all__main="a: x\nb: '{{ vault_b }}'\n", all__vault="vault_b: y\n", staging__main="c: '{{ a }}'\n", staging="a: z\n"
    )
    assert found == {"a": "z", "b": "y", "vault_b": "y", "c": "z"}


def test_what_is_encrypted_is_unknown_and_never_shown() -> None:
    found = settings(all="pw: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6133\nb: '{{ pw }}'\n")
    assert found == {"pw": "!vault …", "b": "{{ pw }}"}


def test_a_file_that_is_encrypted_as_a_whole_is_said_to_be() -> None:
    files = {"group_vars/all.yml": "a: x\n", "group_vars/staging/vault.yml": "$ANSIBLE_VAULT;1.1;AES256\n6133\n6134\n"}
    found = resolved(files, OPTIONS)
    [problem] = found.fleet.problems
    assert (problem.kind, problem.facts["reason"]) == (
        "unsupported-construct",
        "a file that is encrypted as a whole (ansible-vault)",
    )
    assert not found.fleet.services[0].complete
