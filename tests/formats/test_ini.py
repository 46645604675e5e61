from configparser import ConfigParser

from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.document import Document
from config_lint.formats.ini import Ini
from config_lint.values.empty import Empty
from tests.documents import faults, key_sources, said, sources, values


class Keeping(ConfigParser):
    """Keeps the case of keys."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def read(text: str) -> Document:
    [document] = Ini().read(text, "a.ini")
    return document


def test_every_key_and_value_has_its_place() -> None:
    text = (
        "top = 1\n[server]\nHost = localhost ; kept\nport: 80\nempty =\nflag\n"
        "[a.b]\nlist =\n  one\n\n  # no value\n  two\nx=y=z\n"
    )
    document = read(text)
    assert values(document) == {
        "top": "1",
        "server.Host": "localhost ; kept",
        "server.port": "80",
        "server.empty": "",
        "server.flag": None,
        '"a.b".list': "\none\n\ntwo",
        '"a.b".x': "y=z",
    }
    assert sources(text, document)["server.Host"] == "localhost ; kept"
    assert sources(text, document)['"a.b".list'] == "\n  one\n\n  # no value\n  two"
    assert key_sources(text, document)["server.flag"] == "flag"
    assert [said(text, section.location) for section in document.sections] == ["server", "a.b"]


def test_a_bad_line_is_a_problem_and_the_others_are_read() -> None:
    document = read("[a]\nx = 1\nno setting at all\n= 2\n[open\nflag\n  more\ny = 2\n")
    assert values(document) == {"a.x": "1", "a.flag": None, "a.y": "2"}
    assert [place for _, place, _ in faults(document)] == ["a.ini:3:1", "a.ini:4:1", "a.ini:5:1", "a.ini:7:3"]


def test_a_key_that_is_set_twice_counts_once_even_in_a_section_that_is_opened_twice() -> None:
    document = read("[a]\nx = 1\n[b]\nx = 1\n[a]\nx = 2\n")
    assert values(document) == {"a.x": "2", "b.x": "1"}
    assert [(problem.key, str(problem.location)) for problem in document.problems] == [("a.x", "a.ini:6:1")]


def test_comments_that_speak_to_us() -> None:
    text = "; config-lint: one\n[a]\n# config-lint: two\nx = 1 ; config-lint: part of the value\n"
    assert [(comment.text, comment.alone) for comment in read(text).comments] == [
        ("config-lint: one", True),
        ("config-lint: two", True),
    ]


words = st.text("abXY1_.-", min_size=1, max_size=6)
said_words = st.lists(words | st.sampled_from(["=", ":", "%", "#", ";"]), max_size=4).map(" ".join)
options = st.builds("{}{}{}".format, words, st.sampled_from(["=", " = ", ":", ": "]), said_words)
lines = st.one_of(
    options,
    st.builds("[{}]".format, st.sampled_from(["one", "two", "three.four"])),
    st.builds("{}; {}".format, st.sampled_from(["", "  "]), words),
    st.just(""),
)


@given(st.lists(lines | st.builds("{}\n   {}".format, options, words), max_size=8))
def test_values_are_those_of_configparser(parts: list[str]) -> None:
    text = "\n".join(["[one]", *parts])
    parser = Keeping(interpolation=None, strict=False, allow_no_value=True, default_section="")
    parser.read_string(text)
    expected = {(section, key): parser[section][key] for section in parser.sections() for key in parser[section]}
    document = read(text)
    assert {each.key: str(each.value) for each in document.entries if each.value is not Empty.MAPPING} == expected
