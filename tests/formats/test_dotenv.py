from io import StringIO

import dotenv
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.document import Document
from config_lint.formats.dotenv import Dotenv
from tests.documents import entry, faults, key_sources, sources, values


def read(text: str) -> Document:
    [document] = Dotenv().read(text, ".env")
    return document


def test_every_key_and_value_has_its_place() -> None:
    text = (
        'export A=1\nB = two words # comment\nC="x\\ty" # comment\n'
        "D='raw $X \\n it\\'s'\nE=\nF\n"
        'G: "colon"\nH=#no comment\nI= # none\n'
    )
    document = read(text)
    assert values(document) == {
        "A": "1",
        "B": "two words",
        "C": "x\ty",
        "D": "raw $X \\n it's",
        "E": "",
        "F": None,
        "G": "colon",
        "H": "#no comment",
        "I": "",
    }
    assert sources(text, document)["B"] == "two words"
    assert sources(text, document)["C"] == '"x\\ty"'
    assert sources(text, document)["E"] == ""
    assert str(entry(document, "E").location) == ".env:5:3"
    assert key_sources(text, document) == {key: key for key in "ABCDEFGHI"}


def test_values_over_several_lines() -> None:
    text = "KEY=\"-----BEGIN\r\nabc\r\n-----END\"\r\nB='one\ntwo'\nC=3\n"
    document = read(text)
    assert values(document)["B"] == "one\ntwo"
    assert entry(document, "KEY").location.end_line == 3
    assert (entry(document, "C").value, entry(document, "C").location.line) == ("3", 6)


def test_single_quotes_are_verbatim() -> None:
    document = read("A='${B}'\nB=\"${C}\"\nC=${D}\n")
    assert [entry(document, key).verbatim for key in "ABC"] == [True, False, False]


def test_a_bad_line_is_a_problem_and_the_others_are_read() -> None:
    document = read('A=1\nthis is no setting\nB="open\nC=2\nD="x" y\nE=3\n=4\n>>>>>>> branch\n')
    assert values(document) == {"A": "1", "C": "2", "E": "3"}
    assert [(kind, place) for kind, place, _ in faults(document)] == [
        ("unreadable-file", ".env:2:1"),
        ("unreadable-file", ".env:3:1"),
        ("unreadable-file", ".env:5:1"),
        ("unreadable-file", ".env:7:1"),
        ("unreadable-file", ".env:8:1"),
    ]


def test_a_text_of_another_format_is_given_up() -> None:
    document = read("A=1\n" + "no setting at all\n" * 1000)
    assert values(document) == {}
    assert faults(document)[-1][0] == "limit-exceeded"
    assert len(document.problems) == 21


def test_a_key_that_is_set_twice_counts_once_and_is_a_problem() -> None:
    document = read("A=1\nB=2\nexport A=1\nB=3\n")
    assert values(document) == {"A": "1", "B": "3"}
    assert [(problem.key, problem.variant, str(problem.location)) for problem in document.problems] == [
        ("A", "equal", ".env:3:8"),
        ("B", "", ".env:4:1"),
    ]


def test_comments_that_speak_to_us() -> None:
    text = "# config-lint: one\nA=1 # config-lint: two\nB='# config-lint: no' # config-lint: three\nC=x#config-lint: no\n"
    assert [(comment.text, comment.alone) for comment in read(text).comments] == [
        ("config-lint: one", True),
        ("config-lint: two", False),
        ("config-lint: three", False),
    ]


keys = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.-]{0,8}", fullmatch=True).filter(lambda key: key != "export")
plain = st.text("ab1=:/.,#$ {}-_é", max_size=12)
in_double_quotes = st.text("ab1=#$ '\n", max_size=12).map(lambda text: f'"{text}"')
with_escapes = st.lists(st.sampled_from(["a", "\\n", "\\t", '\\"', "\\\\", "\\$", "\\x"]), max_size=5).map(
    lambda parts: f'"{"".join(parts)}"'
)
in_single_quotes = st.text('ab1=#$ "\n', max_size=12).map(lambda text: f"'{text}'")
spaces = st.sampled_from(["", " ", "  "])
lines = st.one_of(
    st.builds(
        "{}{}{}={}{}{}".format,
        st.sampled_from(["", "export "]),
        keys,
        spaces,
        spaces,
        st.one_of(plain.filter(lambda text: not text.startswith(" ")), in_double_quotes, with_escapes, in_single_quotes),
        st.sampled_from(["", " # comment"]),
    ),
    keys,
    st.just("# comment"),
    st.just(""),
)


@given(st.lists(lines, max_size=6))
def test_values_are_those_of_python_dotenv(parts: list[str]) -> None:
    text = "\n".join(parts)
    document = read(text)
    assert faults(document) == [fault for fault in faults(document) if fault[0] == "duplicate-key"]
    found = {each.key[0]: each.value if each.value is None else _revealed(each.value) for each in document.entries}
    assert found == dotenv.dotenv_values(stream=StringIO(text), interpolate=False)


def _revealed(value: object) -> str:
    return getattr(value, "reveal", value.__str__)()
