import codecs
from typing import ClassVar

import pytest

from config_lint.domain.document import Document
from config_lint.domain.tree import TooLarge, Unreadable
from config_lint.formats import FileReader, Format, formats_known
from config_lint.trees.memory import MemoryTree
from config_lint.values.location import Location
from tests.documents import faults, key_sources, sources, values


def reader(files: dict[str, str | bytes]) -> FileReader:
    return FileReader(MemoryTree(files))


def read(content: str | bytes, path: str = "a.yaml") -> Document:
    [document] = reader({path: content}).read(path)
    return document


def test_formats_are_found_by_looking_into_the_package() -> None:
    assert [type(format).__name__ for format in formats_known()] == [
        *("Dotenv", "GoTemplate", "Hcl", "Ini", "Json", "Properties", "Toml", "Yaml"),
    ]


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("deploy/values.yaml", "yaml"),
        ("DEPLOY.YML", "yaml"),
        (".env", "dotenv"),
        ("a/.env.staging", "dotenv"),
        ("staging.env", "dotenv"),
        ("prod.env.example", "dotenv"),
        (".env.yaml", "yaml"),
        (".env.staging.yml", "yaml"),
        (".env.json", "json"),
        ("tsconfig.jsonc", "json"),
        ("app.properties", "properties"),
        ("setup.cfg", "ini"),
        ("pyproject.toml", "toml"),
        ("Makefile", ""),
        ("environment", ""),
    ],
)
def test_the_name_says_the_format(path: str, format: str) -> None:
    assert reader({}).recognised(path) == format


def test_a_format_that_is_named_is_used_instead() -> None:
    found = reader({"settings.txt": "a: 1\n"})
    assert values(found.read("settings.txt", "yaml")[0]) == {"a": 1}
    assert faults(found.read("settings.txt")[0]) == [
        ("unsupported-construct", "settings.txt:1:1", "its name means no known format")
    ]
    assert faults(found.read("settings.txt", "xml")[0]) == [("unreadable-file", "settings.txt:1:1", 'there is no format "xml"')]


@pytest.mark.parametrize(
    "encoded",
    [
        "größe: 1\r\nb: 2\r\n".encode(),
        codecs.BOM_UTF8 + "größe: 1\nb: 2\n".encode(),
        codecs.BOM_UTF16_LE + "größe: 1\nb: 2\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "größe: 1\nb: 2\n".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "größe: 1\nb: 2\n".encode("utf-32-le"),
    ],
)
def test_marks_and_line_ends_are_simply_read(encoded: bytes) -> None:
    document = read(encoded)
    assert values(document) == {"größe": 1, "b": 2}
    assert [str(entry.key_location) for entry in document.entries] == ["a.yaml:1:1", "a.yaml:2:1"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"a: 1\nb: \xff\n", ("unreadable-file", "a.yaml:2:4", "bytes that are not UTF-8")),
        (b"a: 1\nb: x\0y\n", ("unreadable-file", "a.yaml:2:5", "a NUL byte")),
        (codecs.BOM_UTF16_LE + b"a\0\n\0\x00\xd8", ("unreadable-file", "a.yaml:2:1", "bytes that are not UTF-16-LE")),
        (b"a: " + b"x" * 1_000_000, ("limit-exceeded", "a.yaml:1:1", "a line longer than 500,000 characters")),
        (b"a: 1\nb: 2\n" + b"#" + b"x" * 600_000, ("limit-exceeded", "a.yaml:3:1", "a line longer than 500,000 characters")),
        (b"#" * 10_000_001, ("limit-exceeded", "a.yaml:1:1", "a file larger than 10 MB")),
    ],
)
def test_what_is_no_text_is_a_problem_with_a_place(content: bytes, fault: tuple[str, str, str]) -> None:
    document = read(content)
    assert values(document) == {}
    assert faults(document) == [fault]


def test_java_properties_may_be_latin_1() -> None:
    assert values(read("größe=1\n".encode("iso-8859-1"), "a.properties")) == {"größe": "1"}


class Failing(MemoryTree):
    """A tree whose files are there, and cannot be read."""

    def __init__(self, failure: Unreadable) -> None:
        super().__init__({})
        self.failure = failure

    def read(self, path: str) -> bytes:
        assert path == "a.yaml"
        raise self.failure


def test_what_the_tree_refuses_is_a_problem() -> None:
    [refused] = FileReader(Failing(Unreadable("it is a device", "exclude it"))).read("a.yaml")
    assert [(problem.kind, problem.facts) for problem in refused.problems] == [
        ("unreadable-file", {"reason": "it is a device", "remedy": "exclude it"})
    ]
    [too_large] = FileReader(Failing(TooLarge("a file larger than 10 MB", "split it"))).read("a.yaml")
    assert faults(too_large) == [("limit-exceeded", "a.yaml:1:1", "a file larger than 10 MB")]


class Counting(Format):
    """Counts how often it is asked to read."""

    patterns: ClassVar[tuple[str, ...]] = ("*",)
    times = 0

    def read(self, text: str, path: str) -> tuple[Document, ...]:
        assert text in {"x", "y"}
        self.times += 1
        return (Document(path, 0, "counting", ()),)


def test_a_file_is_read_once() -> None:
    counting = Counting()
    found = FileReader(MemoryTree({"a": "x", "b": "y"}), [counting])
    assert found.read("a") is found.read("a")
    assert found.read("a", "counting") is found.read("a")
    found.read("b")
    assert counting.times == 2


def test_it_notes_who_asked_for_what() -> None:
    found = reader({"compose.yaml": "a: 1\n", "b.env": "B=1\n", "c.env": "C=1\n"})
    asking = found.asking("compose.yaml")
    asking.read("c.env")
    asking.read("b.env")
    asking.read("c.env")
    found.read("compose.yaml")
    assert found.asked == {"compose.yaml": ["c.env", "b.env"]}


INNER = '{"host": "it\'s", "port": [8080]}'

OUTER = {
    "literal": "v: |\n  " + INNER + "\n",
    "over lines": 'v: |\n  {\n    "host": "it\'s",\n\n    "port":\n      [8080]\n  }\n',
    "folded": 'v: >-\n  {"host": "it\'s",\n  "port": [8080]}\n',
    "double quotes": 'v: "{\\"host\\": \\"it\'s\\",\\n \\"port\\": [8080]}"\n',
    "single quotes": "v: '" + INNER.replace("'", "''") + "'\n",
    "with a tag": "v: !!str |\n  " + INNER + "\n",
    "continued": 'v: "{\\"host\\": \\"it\'s\\",\\\n   \\"port\\": [8080]}"\n',
}


@pytest.mark.parametrize("outer", OUTER.values(), ids=OUTER.keys())
def test_a_text_inside_a_value_is_located_in_the_outer_file(outer: str) -> None:
    found = reader({"a.yaml": outer})
    [entry] = found.read("a.yaml")[0].entries
    [document] = found.parse(str(entry.value), "json", entry.location)
    assert values(document) == {"host": "it's", "port[0]": 8080}
    assert {said.replace("\\", "").replace("''", "'") for said in sources(outer, document).values()} == {'"it\'s"', "8080"}
    assert key_sources(outer, document)["host"].replace("\\", "") == '"host"'


def test_a_fault_inside_a_value_is_located_in_the_outer_file() -> None:
    found = reader({"a.yaml": "x: 1\nv: |\n  b: 1\n  b: 2\n  - c\n"})
    entry = found.read("a.yaml")[0].entries[1]
    [document] = found.parse(str(entry.value), "yaml", entry.location)
    assert [place for _, place, _ in faults(document)] == ["a.yaml:5:3"]


def test_a_text_that_its_file_does_not_say_is_located_at_its_origin() -> None:
    origin = Location("a.yaml", 1, 4, 1, 9)
    [document] = reader({"a.yaml": "v: other\n"}).parse("B=1", "dotenv", origin)
    assert [(entry.value, entry.location) for entry in document.entries] == [("1", origin)]
    [unknown] = reader({}).parse("B=1", "xml", origin)
    assert [problem.location for problem in unknown.problems] == [origin]


def test_what_files_have_in_common_is_let_go_when_all_are_read() -> None:
    gone: list[str] = []

    class Noted(Format):
        patterns = ("*.noted",)
        in_common = (lambda: gone.append("noted"),)

        def read(self, text: str, path: str) -> tuple[Document, ...]:
            del text
            return (Document(path, 0, "noted", ()),)

    FileReader(MemoryTree({}), [Noted()]).rest()
    assert gone == ["noted"]
