import pytest

from config_lint.domain.document import Document
from config_lint.formats.hcl import Hcl
from config_lint.values.empty import Empty
from config_lint.values.reference import Reference
from tests.documents import entry, faults, key_sources, said, sources, values


def read(text: str, path: str = "a.tfvars") -> Document:
    [document] = Hcl().read(text, path)
    return document


def test_every_key_and_value_has_its_place() -> None:
    text = (
        "# names\n"
        'region = "eu-1" // comment\n'
        "count=-2\n"
        'ports = [ 80,\n  443.5, # tls\n  "ü",\n]\n'
        'point = {\n  x = 1, "y.z" : null\n  5 = []\n  on = {}\n}\n'
        "motd = <<-EOT\n    a\n      b\n    EOT\n"
        "last = true"
    )
    document = read(text)
    assert values(document) == {
        "region": "eu-1",
        "count": -2,
        "ports[0]": 80,
        "ports[1]": 443.5,
        "ports[2]": "ü",
        "point.x": 1,
        'point."y.z"': None,
        "point.5": Empty.LIST,
        "point.on": Empty.MAPPING,
        "motd": "a\n  b\n",
        "last": True,
    }
    assert sources(text, document) == {
        "region": '"eu-1"',
        "count": "-2",
        "ports[0]": "80",
        "ports[1]": "443.5",
        "ports[2]": '"ü"',
        "point.x": "1",
        'point."y.z"': "null",
        "point.5": "[]",
        "point.on": "{}",
        "motd": "<<-EOT\n    a\n      b\n    EOT\n",
        "last": "true",
    }
    assert key_sources(text, document)['point."y.z"'] == '"y.z"'
    assert key_sources(text, document)["region"] == "region"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r'"a\n\t\"\\\u00e9\U0001F600"', 'a\n\t"\\é😀'),
        ('"$${x} %%{y} $5 100%"', "${x} %{y} $5 100%"),
        ('"\\ud800"', "�"),
        ('"${var.host}:$${x}:$5"', "${var.host}:$${x}:$$5"),
        ("var.host", "${var.host}"),
        ("local.db.name", "${local.db.name}"),
        ("<<E\n$${a}\\n ${var.b}\nE\n", "$${a}\\n ${var.b}\n"),
    ],
)
def test_a_text_is_what_terraform_makes_of_it(written: str, value: str) -> None:
    assert values(read(f"x = {written}")) == {"x": value}


@pytest.mark.parametrize("written", ['"$HOME"', '"$${HOME}"', "<<E\n$HOME\nE\n"])
def test_a_dollar_sign_alone_refers_to_nothing(written: str) -> None:
    assert entry(read(f"x = {written}"), "x").verbatim


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('join("-", var.parts)', '${join("…", var.parts)}'),
        ('var.a ? "hunter2" : 1', '${var.a ? "…" : 1}'),
        ('"a ${upper("hunter2")}"', "${…}"),
        ('"${each.value}"', "${each.value}"),
        ('"%{ if var.a }hunter2%{ endif }"', "${…}"),
        ("-var.a", "${-var.a}"),
        ("[for x in var.xs : x]", "${[for x in var.xs : x]}"),
    ],
)
def test_what_has_to_be_worked_out_is_unknown_and_its_texts_are_not_shown(written: str, text: str) -> None:
    assert entry(read(f"x = {written}"), "x").value == Reference("template", "", text)


def test_secrets_are_known_by_their_names_and_those_of_variables() -> None:
    text = (
        'db_password = "tr0ub4dor-three"\n'
        'variable "api_token" {\n  default = "tr0ub4dor-three"\n}\n'
        'variable "note" {\n  sensitive = true\n  default = {\n    a = "tr0ub4dor-three"\n  }\n}\n'
        'url = "postgres://u:tr0ub4dor-three@${var.host}/x"\n'
    )
    document = read(text, "a.tf")
    assert {str(each) for key, each in values(document).items() if "sensitive" not in key} == {
        "***",
        "postgres://u:***@${var.host}/x",
    }
    assert "tr0ub4dor" not in repr(document)


def test_of_blocks_only_those_that_declare_values_are_read() -> None:
    text = (
        'resource "x" "y" {\n  a = 1\n}\nvariable "v" {\n  validation {\n    a = 1\n  }\n}\n'
        "locals {\n  a = 2\n}\nlocals {\n  b = 3\n}\n"
    )
    assert values(read(text, "main.tf")) == {"variable.v": Empty.MAPPING, "locals.a": 2, "locals.b": 3}
    assert values(read('resource "x" "y" {\n  a = \n}\n', "main.tf")) == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('a = 1\nb = "x\n', ("unreadable-file", "a.tfvars:2:6", "this is no HCL from here on")),
        ("a = \n", ("unreadable-file", "a.tfvars:1:5", "this is no HCL from here on")),
        ("a = {{ b }}\n", ("unreadable-file", "a.tfvars:1:10", "template markers that the format does not know")),
        ("a = 1\na = 2\n", ("duplicate-key", "a.tfvars:2:1", "a")),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, fault: tuple[str, str, str]) -> None:
    assert faults(read(text)) == [fault]


def test_comments_speak() -> None:
    text = "a = [ # config-lint: ignore[core] -- both\n  1,\n]\n/* config-lint: ignore[auth] -- no */\n"
    assert [(comment.text, said(text, comment.location)[:2], comment.alone) for comment in read(text).comments] == [
        ("config-lint: ignore[core] -- both", "# ", False),
        ("config-lint: ignore[auth] -- no", "/*", True),
    ]


def test_without_the_extra_the_file_is_said_to_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config_lint.formats.hcl.find_spec", lambda _: None)
    [problem] = read("a = 1\n").problems
    assert (problem.kind, problem.facts["remedy"]) == ("unsupported-construct", "pip install 'config-lint[terraform]'")
