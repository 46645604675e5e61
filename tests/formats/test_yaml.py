from config_lint.domain.document import Document
from config_lint.formats.yaml import Yaml
from config_lint.values.empty import Empty
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from tests.documents import entry, faults, key_sources, said, sources, values


def read(text: str) -> Document:
    [document] = Yaml().read(text, "a.yaml")
    return document


def test_every_key_and_value_has_its_place() -> None:
    text = 'server:\n  host: \'localhost\'\n  ports: [80, "443"]\n"quoted key": plain words  # comment\n'
    document = read(text)
    assert sources(text, document) == {
        "server.host": "'localhost'",
        "server.ports[0]": "80",
        "server.ports[1]": '"443"',
        "quoted key": "plain words",
    }
    assert key_sources(text, document) == {
        "server.host": "host",
        "server.ports[0]": "80",
        "server.ports[1]": '"443"',
        "quoted key": '"quoted key"',
    }
    assert str(entry(document, "server.host").location) == "a.yaml:2:9"


def test_columns_count_characters() -> None:
    text = "größe: 😀 groß\nzwei: ok\n"
    document = read(text)
    assert sources(text, document) == {"größe": "😀 groß", "zwei": "ok"}
    assert entry(document, "größe").location.end_column == 14


def test_values_keep_their_type_and_the_spelling_that_says_more() -> None:
    document = read('a: "8080"\nb: 8080\nc: yes\nd: 0755\ne: 1.50\nf: 0x10\ng: 1e3\nh: 2027-01-31\ni: true\nj: ~\nk:\n')
    assert [(each.value, each.text) for each in document.entries] == [
        ("8080", ""),
        (8080, ""),
        (True, "yes"),
        (493, "0755"),
        (1.5, "1.50"),
        (16, "0x10"),
        ("1e3", ""),
        ("2027-01-31", ""),
        (True, ""),
        (None, "~"),
        (None, ""),
    ]


def test_block_scalars_end_where_their_text_does() -> None:
    text = "a: |\n  one\n  two\n\n\nb: >-\n  folded\n  text\n# comment\nc: 1\n"
    document = read(text)
    assert values(document) == {"a": "one\ntwo\n", "b": "folded text", "c": 1}
    assert sources(text, document)["a"] == "|\n  one\n  two"
    assert sources(text, document)["b"] == ">-\n  folded\n  text"


def test_documents_of_a_file_are_counted_from_zero() -> None:
    documents = Yaml().read("a: 1\n---\n# nothing\n---\nb: 2\n...\n", "a.yaml")
    assert [(document.index, values(document)) for document in documents] == [(0, {"a": 1}), (1, {}), (2, {"b": 2})]


def test_an_alias_repeats_its_values_under_its_own_key() -> None:
    text = "base: &base\n  port: 1\n  deep: {x: 2}\nlive: *base\nname: &name web\nother: *name\n"
    document = read(text)
    assert values(document) == {
        "base.port": 1,
        "base.deep.x": 2,
        "live.port": 1,
        "live.deep.x": 2,
        "name": "web",
        "other": "web",
    }
    assert entry(document, "live.port").location == entry(document, "base.port").location
    assert said(text, entry(document, "live.port").key_location) == "*base"
    assert said(text, entry(document, "other").key_location) == "other"
    assert sources(text, document)["other"] == "web"


def test_own_keys_win_over_merged_ones_and_earlier_sources_over_later() -> None:
    text = "a: &a {x: 1, y: 1}\nb: &b {x: 2, z: 2}\nc:\n  <<: [*a, *b]\n  y: 3\n"
    document = read(text)
    assert {key: value for key, value in values(document).items() if key.startswith("c.")} == {"c.y": 3, "c.x": 1, "c.z": 2}
    assert entry(document, "c.x").location == entry(document, "a.x").location
    assert entry(document, "c.x").key_location == entry(document, "a.x").key_location
    assert faults(document) == []


def test_other_tools_tags_are_known_by_name_only() -> None:
    text = "a: !vault |\n  6162\nb: !If [x, y]\nc: !custom\n  deep: 1\nd: !<tag:example.com,2000:x> y\ne: 1\n"
    document = read(text)
    assert values(document) == {
        "a": Reference("tag", "!vault", "!vault …"),
        "b": Reference("tag", "!If", "!If …"),
        "c": Reference("tag", "!custom", "!custom …"),
        "d": Reference("tag", "!<tag:example.com,2000:x>", "!<tag:example.com,2000:x> …"),
        "e": 1,
    }
    assert sources(text, document)["b"] == "!If [x, y]"
    assert sources(text, document)["c"] == "!custom"


def test_yamls_own_tags_are_honoured() -> None:
    document = read(
        "a: !!str 12\nb: !!int '7'\nc: !!float 1\nd: !!binary |\n  aGVs\n  bG8=\ne: !!null x\nf: !!bool 'no'\ng: ! 5\n"
    )
    assert values(document) == {"a": "12", "b": 7, "c": 1.0, "d": "aGVsbG8=", "e": None, "f": False, "g": 5}


def test_a_value_with_an_anchor_or_tag_is_located_without_it() -> None:
    text = "a: &anchor web\nb: !!str 12\n"
    assert sources(text, read(text)) == {"a": "web", "b": "12"}


def test_a_key_that_is_set_twice_counts_once_and_is_a_problem() -> None:
    text = "a: 1\nb: {c: x}\na: 2\nb: {c: x}\n"
    document = read(text)
    assert values(document) == {"a": 2, "b.c": "x"}
    different, equal = document.problems
    assert (different.kind, different.variant, different.facts, str(different.location)) == (
        "duplicate-key",
        "",
        {"key": "a"},
        "a.yaml:3:1",
    )
    assert [(words, str(place)) for words, place in different.related] == [("first set here", "a.yaml:1:1")]
    assert (equal.variant, equal.key) == ("equal", "b")


def test_a_key_without_a_letter_that_only_holds_anchors_may_come_again() -> None:
    document = read("_: &host db.example.com\n_: &user app\nhost: *host\nuser: *user\n")
    assert faults(document) == []
    assert values(document)["host"] == "db.example.com"
    assert [kind for kind, _, _ in faults(read("_: &host db.example.com\n_: other\nhost: *host\n"))] == ["duplicate-key"]


def test_a_nested_duplicate_is_named_by_its_path_and_reported_once_however_often_it_is_repeated() -> None:
    document = read("a: &a\n  b: 1\n  b: 2\nc: *a\nd: {<<: *a}\n")
    assert faults(document) == [("duplicate-key", "a.yaml:3:3", "a.b")]


def test_keys_that_are_no_text_are_their_source() -> None:
    document = read("8080: a\nyes: b\n~: c\n? {x: y}\n: d\n0x1F: e\n")
    assert values(document) == {"8080": "a", "yes": "b", "~": "c", "{x: y}": "d", "0x1F": "e"}


def test_empty_containers_are_values() -> None:
    document = read("a: {}\nb: []\nc: {d: []}\n")
    assert values(document) == {"a": Empty.MAPPING, "b": Empty.LIST, "c.d": Empty.LIST}
    assert [(section.key, section.is_list) for section in document.sections] == [
        (("a",), False),
        (("b",), True),
        (("c",), False),
        (("c", "d"), True),
    ]


def test_sections_stand_at_their_keys_or_list_items() -> None:
    text = "spec:\n  containers:\n    - name: api\n      port: 1\n"
    assert [said(text, section.location) for section in read(text).sections] == ["spec", "containers", "name"]


def test_documents_that_are_no_mapping_are_what_they_are() -> None:
    assert values(read("- a\n- b: 1\n")) == {"[0]": "a", "[1].b": 1}
    for text in ("", "# only a comment\n", "---\n", "null\n"):
        assert (values(read(text)), faults(read(text))) == ({}, [])
    lone = read("just words\n")
    assert (values(lone), lone.problems[0].kind) == ({}, "unsupported-construct")


def test_unquoted_template_expressions_are_references() -> None:
    text = "a: {{ .Values.name }}\nb: 1\n"
    document = read(text)
    assert values(document) == {"a": Reference("template", ".Values.name", "{{ .Values.name }}"), "b": 1}
    assert sources(text, document)["a"] == "{{ .Values.name }}"


def test_secrets_are_hidden_from_the_start() -> None:
    document = read("database:\n  password: hunter2-is-long-enough\n  pin: 1234567\n  port: 5432\n")
    password = entry(document, "database.password")
    assert isinstance(password.value, Secret)
    assert "hunter2" not in repr(document)
    assert password.text == ""


def test_comments_that_speak_to_us() -> None:
    text = (
        "a: 1 # config-lint: ignore[x] -- y\n"
        "  # config-lint: alone\n"
        "b: '# config-lint: text' # config-lint: after a text\n"
        "c: |\n  # config-lint: text\n"
        "d: x#config-lint:text\n"
        "---\n"
        "# another\n"
        "e: 1 ## config-lint: second\n"
    )
    first, second = Yaml().read(text, "a.yaml")
    assert [(comment.text, comment.alone, comment.location.line) for comment in first.comments] == [
        ("config-lint: ignore[x] -- y", False, 1),
        ("config-lint: alone", True, 2),
        ("config-lint: after a text", False, 3),
    ]
    assert said(text, first.comments[0].location) == "# config-lint: ignore[x] -- y"
    assert [comment.text for comment in second.comments] == ["config-lint: second"]


def test_line_breaks_that_no_editor_shows_count_as_none() -> None:
    text = "a: 'x\u2028 y' \nb: z\x85c: 1\r\nd: 2\r\n"
    document = read(text)
    assert sources(text, document) == {"a": "'x\u2028 y'", "b": "z", "c": "1", "d": "2"}
    assert entry(document, "d").location.line == 3


def test_what_is_complete_before_a_fault_is_kept() -> None:
    first, second = Yaml().read("a: 1\n---\nb: [1\nc: 2\n", "a.yaml")
    assert values(first) == {"a": 1}
    assert values(second) == {}
    assert faults(second) == [("unreadable-file", "a.yaml:4:2", "a list in square brackets that goes on without a comma")]


def test_faults_are_told_in_words_and_without_values() -> None:
    told = {
        "a: 1\n\tb: 2\n": ("a.yaml:2:1", "a tab where YAML wants spaces", "indent with spaces"),
        "a: b: c\n": ("a.yaml:1:5", "a colon where no key can stand", "use quotes, or mend the indentation"),
        "a: 'x\nb: y\n": ("a.yaml:1:4", "quotes that are never closed", "close the quotes"),
        "a: @x\n": ("a.yaml:1:4", "a value that begins with a character that YAML reserves", "put the value in quotes"),
        "é: \x07\n": ("a.yaml:1:4", "a control character", "remove it, or write it as an escape in double quotes"),
        "{{ if .x }}\na: 1\n{{ end }}\n": (
            "a.yaml:2:1",
            "template markers that the format does not know",
            "render the template first, or leave the file out with `exclude`",
        ),
    }
    for text, (place, reason, remedy) in told.items():
        problem = Yaml().read(text, "a.yaml")[-1].problems[-1]
        assert (str(problem.location), problem.facts["reason"], problem.facts["remedy"]) == (place, reason, remedy)


def test_aliases_that_lead_nowhere_are_unknown_values_and_the_rest_is_read() -> None:
    document = read("a: *missing\nb: &b [*b]\nc: 1\n<<: 2\n")
    unknown = Reference("alias", "", "*…")  # not its name, which may be a password without quotes
    assert values(document) == {"a": unknown, "b[0]": unknown, "c": 1}
    assert faults(document) == [
        ("unreadable-file", "a.yaml:1:4", "an alias without an anchor before it"),
        ("unreadable-file", "a.yaml:2:8", "an alias inside what it repeats"),
        ("unreadable-file", "a.yaml:4:5", "`<<` brings in mappings, and this is none"),
    ]


def test_what_is_brought_in_from_elsewhere_stays_known_as_such() -> None:
    assert values(read("<<: !include base.yaml\na: 1\n")) == {"a": 1, "<<": Reference("tag", "!include", "!include …")}


def test_a_template_that_begins_with_a_condition_is_one_fault() -> None:
    [problem] = read("{{ if .Values.enabled }}\na: 1\n{{ end }}\n").problems
    assert (problem.kind, problem.location.line) == ("unreadable-file", 2)
