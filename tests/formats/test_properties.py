import javaproperties
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.document import Document
from config_lint.formats.properties import Properties
from tests.documents import entry, faults, key_sources, sources, values


def read(text: str) -> Document:
    [document] = Properties().read(text, "a.properties")
    return document


def test_every_key_and_value_has_its_place() -> None:
    text = "server.port=8080\n  hosts[0].name = web\na : b\nc d\ne=\\u00e9\\\n   more\\tx\nf\\=g=1\nh\n"
    document = read(text)
    assert values(document) == {
        "server.port": "8080",
        "hosts[0].name": "web",
        "a": "b",
        "c": "d",
        "e": "émore\tx",
        "f=g": "1",
        "h": "",
    }
    assert entry(document, "hosts[0].name").key == ("hosts", "[0]", "name")
    assert sources(text, document)["e"] == "\\u00e9\\\n   more\\tx"
    assert key_sources(text, document)["f=g"] == "f\\=g"


def test_keys_that_are_no_path_stay_whole() -> None:
    keys = [each.key for each in read("a..b=1\n.c=2\nd[=3\n[0]=4\ne[0]f=5\ng.[0]=6\n").entries]
    assert keys == [("a..b",), (".c",), ("d[",), ("[0]",), ("e[0]f",), ("g.[0]",)]


def test_a_bad_line_is_a_problem_and_the_others_are_read() -> None:
    document = read("a=1\nb=\\u12\n= 2\nc=3\n")
    assert values(document) == {"a": "1", "c": "3"}
    assert faults(document) == [
        ("unreadable-file", "a.properties:2:1", "\\u without four hexadecimal digits"),
        ("unreadable-file", "a.properties:3:1", "a value without a key"),
    ]


def test_a_key_that_is_set_twice_counts_once_and_is_a_problem() -> None:
    document = read("a.b=1\na.b=2\n")
    assert values(document) == {"a.b": "2"}
    assert [(problem.key, problem.variant, str(problem.location)) for problem in document.problems] == [
        ("a.b", "", "a.properties:2:1")
    ]


def test_comments_that_speak_to_us() -> None:
    text = "# config-lint: one\n  ! config-lint: two\na=1 # config-lint: part of the value\n"
    assert [(comment.text, comment.alone) for comment in read(text).comments] == [
        ("config-lint: one", True),
        ("config-lint: two", True),
    ]


def test_a_line_of_three_hyphens_begins_another_document() -> None:
    text = "a=1\n#---\nb=2\n  #---\n#----\n! ---\n#---\n# a box\nc=3\n!---\na=4"
    documents = Properties().read(text, "a.properties")
    assert [(document.index, values(document)) for document in documents] == [
        (0, {"a": "1"}),
        (1, {"b": "2", "c": "3"}),
        (2, {"a": "4"}),
    ]
    assert str(documents[2].entries[0].location) == "a.properties:11:3"


pieces = st.sampled_from(
    [*"ab1.é-#!=: \t\n\r", "\\=", "\\:", "\\ ", "\\n", "\\\\", "\\u0041", "\\ud83d\\ude00", "\\\n", "\\\r\n  ", "\r\n"],
)


@given(st.lists(pieces, max_size=20).map("".join))
def test_values_are_those_of_javaproperties(text: str) -> None:
    expected = {key: value for key, value in javaproperties.loads(text).items() if key}
    entries = [each for document in Properties().read(text, "a.properties") for each in document.entries]
    assert {".".join(each.key).replace(".[", "["): each.value for each in entries} == expected
