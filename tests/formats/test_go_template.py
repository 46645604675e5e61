import pytest

from config_lint.domain.document import Document
from config_lint.formats.go_template import GoTemplate
from config_lint.values.reference import Reference
from tests.documents import entry, faults, sources, values


def read(text: str) -> Document:
    [document] = GoTemplate().read(text, "a.yaml.gotmpl")
    return document


def test_what_stands_around_actions_is_yaml_with_its_places() -> None:
    text = (
        "{{- $name := .Values.name }}\n"
        "{{/* a comment\n  of two lines */}}\n"
        "url: http://{{ .Values.host }}/\n"
        "count: {{ .Values.count }}\n"
        'quoted: "{{ requiredEnv "X" }}"\n'
        "{{ .Values.key }}: 1\n"
        "{{ toYaml .Values.more }}\n"
        "list:\n"
        "  {{- range .Values.hosts }}\n"
        "  - name: {{ . }}\n"
        "  {{- end }}\n"
        "  - [{{ .a }}, é]\n"
        "plain: 1\n"
    )  # fmt: skip
    document = read(text)
    assert {key: str(value) for key, value in values(document).items()} == {
        "url": "http://{{ .Values.host }}/",
        "count": "{{ .Values.count }}",
        "quoted": '{{ requiredEnv "X" }}',
        '"{{ .Values.key }}"': "1",
        "list[0].name": "{{ . }}",
        "list[1][0]": "{{ .a }}",
        "list[1][1]": "é",
        "plain": "1",
    }
    assert sources(text, document)["quoted"] == '"{{ requiredEnv "X" }}"'
    assert sources(text, document)["list[1][1]"] == "é"
    assert isinstance(entry(document, "count").value, Reference)
    assert document.problems == ()


def test_what_two_branches_set_is_unknown_and_not_set_twice() -> None:
    document = read("{{ if .A }}\na: 1\nb: 1\n{{ else }}\na: 2\n{{ end }}\nc: 1\nc: 2\n")
    assert {key: str(value) for key, value in values(document).items()} == {"b": "1", "a": "{{ if … }}", "c": "2"}
    assert faults(document) == [("duplicate-key", "a.yaml.gotmpl:8:1", "c")]


def test_texts_of_several_lines_keep_their_actions() -> None:
    assert values(read("a: |\n  x\n  {{ .b }}\n  y\nc: 1\n")) == {"a": "x\n{{ .b }}\ny\n", "c": 1}


def test_defaults_of_secrets_are_not_shown() -> None:
    document = read('db_password: {{ .Values.password | default "tr0ub4dor-three" }}\n')
    assert "tr0ub4dor" not in repr(document)


@pytest.mark.parametrize("text", ["a: {{ if .x }}\n{{ end }}\n  b: : c\n", "{{ .a }} b: [\n"])
def test_what_is_no_yaml_yet_is_left_out(text: str) -> None:
    [problem] = read(text).problems
    assert (problem.kind, problem.facts["reason"]) == (
        "unsupported-construct",
        "a template that is no YAML before it is filled in",
    )


def test_a_text_with_characters_for_private_use_is_read_as_it_is() -> None:
    assert values(read("a: \ue041\n")) == {"a": "\ue041"}


def test_comments_speak() -> None:
    [comment] = read("{{ if .x }}\na: 1 # config-lint: ignore[core] -- both\n{{ end }}\n").comments
    assert (str(comment.location), comment.text) == ("a.yaml.gotmpl:2:6", "config-lint: ignore[core] -- both")
