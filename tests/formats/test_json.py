import pytest

from config_lint.domain.document import Document
from config_lint.formats.json import Json
from config_lint.values.empty import Empty
from tests.documents import entry, faults, key_sources, sources, values


def read(text: str, path: str = "a.json") -> Document:
    [document] = Json().read(text, path)
    return document


def test_every_key_and_value_has_its_place() -> None:
    text = (
        '{\n  "a": "x\\u0041",\n  "list": [1.0, 1e3, true, null],\n'
        '  "env": [{"name": "PORT", "value": "80"}], "c": {}, "d": []\n}\n'
    )
    document = read(text)
    assert values(document) == {
        "a": "xA",
        "list[0]": 1.0,
        "list[1]": 1000.0,
        "list[2]": True,
        "list[3]": None,
        "env[PORT].name": "PORT",
        "env[PORT].value": "80",
        "c": Empty.MAPPING,
        "d": Empty.LIST,
    }
    assert sources(text, document)["a"] == '"x\\u0041"'
    assert key_sources(text, document)["env[PORT].value"] == '"value"'
    assert entry(document, "list[1]").text == "1e3"
    assert entry(document, "list[0]").text == ""
    assert str(entry(document, "env[PORT].value").location) == "a.json:4:37"


def test_a_key_that_is_set_twice_counts_once_and_is_a_problem() -> None:
    document = read('{"a": 1, "b": {"c": 1, "c": 1}, "a": 2}')
    assert values(document) == {"b.c": 1, "a": 2}
    assert [(problem.key, problem.variant) for problem in document.problems] == [("b.c", "equal"), ("a", "")]


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('{"a": 1,}', "a.json:1:8", "a comma after the last element"),
        ('{"a": 1\n "b": 2}', "a.json:1:8", "neither a comma nor } after a value"),
        ('{"a": 1 // x\n}', "a.json:1:9", "a comment, which JSON does not have"),
        ('{"a" 1}', "a.json:1:6", "a key without a colon after it"),
        ("{a: 1}", "a.json:1:2", "a key without quotes"),
        ('{"a": }', "a.json:1:7", "no value where one is expected"),
        ('{"a": "x', "a.json:1:7", "quotes that are never closed"),
        ('{"a": "x\ny"}', "a.json:1:9", "a line break or a control character inside quotes"),
        ('{"a": "\\d"}', "a.json:1:8", "an escape that JSON does not have"),
        ('{"a": 1} x', "a.json:1:10", "text after the end of the value"),
        ('{"a": {{ x }}}', "a.json:1:8", "template markers that the format does not know"),
    ],
)
def test_faults_are_told_in_words_and_with_their_place(text: str, place: str, reason: str) -> None:
    document = read(text)
    assert values(document) == {}
    assert faults(document) == [("unreadable-file", place, reason)]


@pytest.mark.parametrize(
    "path",
    [
        "x.jsonc",
        "api/appsettings.Production.json",
        "tsconfig.base.json",
        ".devcontainer/devcontainer.json",
        ".vscode/settings.json",
    ],
)
def test_comments_and_trailing_commas_where_the_reader_takes_them(path: str) -> None:
    text = '{\n  // config-lint: ignore[x] -- y\n  "a": 1, /* config-lint: b */\n  "b": [1, 2,],\n}\n'
    document = read(text, path)
    assert values(document) == {"a": 1, "b[0]": 1, "b[1]": 2}
    assert [(comment.text, comment.alone) for comment in document.comments] == [
        ("config-lint: ignore[x] -- y", True),
        ("config-lint: b", False),
    ]


def test_an_empty_file_says_nothing() -> None:
    for text in ("", " \n"):
        assert (values(read(text)), faults(read(text))) == ({}, [])


def test_halves_of_characters_do_not_travel() -> None:
    assert values(read('{"a": "\\ud83d\\ude00", "b": "\\ud83d!"}')) == {"a": "😀", "b": "\ufffd!"}


def test_a_number_of_thousands_of_digits_stays_text() -> None:
    digits = "9" * 5000
    assert values(read(f'{{"serial": {digits}}}')) == {"serial": digits}
