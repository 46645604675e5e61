import pytest

from config_lint.domain.document import Document
from config_lint.text import yaml_settings
from config_lint.text.yaml_documents import forget
from config_lint.text.yaml_outline import Outline, outline_of
from config_lint.text.yaml_settings import settings
from config_lint.values.secret import Secret

TOKEN = "ghp_" + "a1" * 18


def outline(text: str) -> Outline | None:
    heads, signs, _ = zip(*[line.partition(": ") for line in text.split("\n")], strict=True)
    return outline_of(heads, signs)


def read(text: str) -> Document:
    found = settings(text, "a.yaml", "yaml")
    assert found is not None
    return found


def test_texts_with_the_same_keys_have_one_outline() -> None:
    found = outline("server:\n  port: 8080\n\n  host: auth")
    assert found is not None
    assert outline("server:\n  port: 9090\n\n  host: billing") is found
    assert found.leaves.names == (("server", "port"), ("server", "host"))
    assert found.leaves.numbers == (2, 4)
    assert found.parents.names == (("server",),)


def test_a_key_that_tells_of_a_secret_is_apart() -> None:
    found = outline("port: 8080\npassword: hunter2\nhost: auth")
    assert found is not None
    assert [(telling.at, telling.name) for telling in found.telling] == [(1, ("password",))]
    assert found.leaves.names == (("port",), ("host",))


@pytest.mark.parametrize("text", ["a:\n- b", "a: 1\na: 2", "kind: Secret", f"{TOKEN}: x", "a: b\n  c: d", "# note", "", "a"])
def test_what_has_none(text: str) -> None:
    assert outline(text) is None


@pytest.mark.parametrize("text", ["a: b c #d\n", "a: 1 # note\nb:  'x'  \n", "# note: it\na: 1\n", "a:   # note\n  b: 1\n"])
def test_comments_and_spaces_say_nothing(text: str) -> None:
    assert settings(text, "a.yaml", "yaml") is not None


def test_values_are_remembered_unless_they_are_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    remembered: dict[str, yaml_settings.Meant] = {}
    monkeypatch.setattr(yaml_settings, "_remembered", remembered)
    found = read(f"password: correct-horse-9\nmotto: of wood\ntext: {TOKEN}\nurl: https://app:hunter2@auth/\n")
    assert [isinstance(entry.value, Secret) for entry in found.entries] == [True, False, True, True]
    assert list(remembered) == ["of wood"]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    remembered: dict[str, yaml_settings.Meant] = {}
    monkeypatch.setattr(yaml_settings, "_remembered", remembered)
    monkeypatch.setattr(yaml_settings, "MOST_REMEMBERED", 3)
    text = "".join(f"key{number}: {number}\n" for number in range(10))
    assert [entry.value for entry in read(text).entries] == list(range(10))
    assert len(remembered) <= 3


def test_what_files_have_in_common_can_be_let_go() -> None:
    before = outline("port: 8080")
    assert outline("port: 9090") is before
    forget()
    assert outline("port: 9090") is not before
