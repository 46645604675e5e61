from config_lint.domain.document import Document
from config_lint.formats.toml import Toml
from config_lint.values.empty import Empty
from tests.documents import entry, faults, key_sources, said, sources, values


def read(text: str) -> Document:
    [document] = Toml().read(text, "a.toml")
    return document


def test_every_key_and_value_has_its_place() -> None:
    text = (
        'title = "x" # comment\n'
        "a.'b c'.d = 0x10\n"
        "[server]\n"
        "ports = [ 80,\n  443, # tls\n]\n"
        "since = 1979-05-27 07:32:00\n"
        'point = { x = 1, "y.z" = [] }\n'
        "[[route]]\n"
        'name = "web"\n'
        "weight = 1.50\n"
        "[route.to]\n"
        "[[route]]\n"
        "name = '''api'''\n"
    )
    document = read(text)
    assert values(document) == {
        "title": "x",
        "a.b c.d": 16,
        "server.ports[0]": 80,
        "server.ports[1]": 443,
        "server.since": "1979-05-27 07:32:00",
        "server.point.x": 1,
        'server.point."y.z"': Empty.LIST,
        "route[web].name": "web",
        "route[web].weight": 1.5,
        "route[web].to": Empty.MAPPING,
        "route[api].name": "api",
    }
    assert sources(text, document)["server.since"] == "1979-05-27 07:32:00"
    assert key_sources(text, document)["a.b c.d"] == "d"
    assert key_sources(text, document)['server.point."y.z"'] == '"y.z"'
    assert sources(text, document)["route[api].name"] == "'''api'''"
    assert entry(document, "a.b c.d").text == "0x10"
    assert entry(document, "route[web].weight").text == "1.50"
    assert [said(text, section.location) for section in document.sections if section.key in {("route",), ("route", "[api]")}] == [
        "route",
        "[[route]]",
    ]


def test_quotes_of_every_kind() -> None:
    text = 'a = """x "quoted" y"""\nb = \'\'\'\nraw\\n\'\'\'\nc = "\\"\\u0041"\n"d\\u0041" = 1\n'
    document = read(text)
    assert values(document) == {"a": 'x "quoted" y', "b": "raw\\n", "c": '"A', "dA": 1}
    assert sources(text, document)["b"] == "'''\nraw\\n'''"


def test_faults_keep_the_place_that_the_library_gives() -> None:
    assert faults(read("a = 1\nb = nope\n")) == [("unreadable-file", "a.toml:2:5", "no value where one is expected")]
    assert faults(read("a = 1\na = 2\n")) == [("unreadable-file", "a.toml:2:6", "a key that has been set before")]
    assert faults(read('a = "x\n')) == [("unreadable-file", "a.toml:1:5", "quotes that are never closed")]
    assert faults(read("a = {{ x }}\n"))[0][2] == "template markers that the format does not know"


def test_comments_that_speak_to_us() -> None:
    text = '# config-lint: one\na = "# config-lint: no" # config-lint: two\nb = [1, # config-lint: three\n]\n'
    assert [(comment.text, comment.alone) for comment in read(text).comments] == [
        ("config-lint: one", True),
        ("config-lint: two", False),
        ("config-lint: three", False),
    ]
