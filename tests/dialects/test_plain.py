import pytest

from config_lint.dialects.part import Part
from config_lint.dialects.plain import plain_layer
from config_lint.domain.contribution import Operation
from config_lint.domain.layer import Layer
from config_lint.domain.source import Source
from config_lint.formats.reader import FileReader
from config_lint.trees.memory import MemoryTree
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret


def layer(text: str, environment: str = "staging", depth: int = 1, index: int = 0) -> Layer:
    [document] = FileReader(MemoryTree({"a.yaml": text})).read("a.yaml")
    return plain_layer(Part(document, (), Source(index, "a.yaml"), environment, "backend", depth, ""))


def operations(text: str) -> list[tuple[str, Operation]]:
    return [(".".join(found.name), found.operation) for found in layer(text).contributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1", [("a", Operation.SET)]),
        ("a: {b: null}", [("a.b", Operation.SET)]),
        ("a: {}", [("a", Operation.MERGE)]),
        ("a: []", [("a", Operation.REPLACE)]),
        ("a: [1]", [("a", Operation.REPLACE), ("a.[0]", Operation.SET)]),
        ("a: [{name: b, c: 1}]", [("a.[b].name", Operation.SET), ("a.[b].c", Operation.SET)]),
        ("a: [[1]]", [("a", Operation.REPLACE), ("a.[0]", Operation.REPLACE), ("a.[0].[0]", Operation.SET)]),
    ],
)
def test_operations_are_those_of_plain_settings(text: str, expected: list[tuple[str, Operation]]) -> None:
    assert operations(text) == expected


def test_layer_knows_whose_it_is_and_where_its_mappings_stand() -> None:
    found = layer("server:\n  port: 8000\n")
    assert (found.path, found.environment, found.service) == ("a.yaml", "staging", "backend")
    assert {contribution.owner for contribution in found.contributions} == {"staging"}
    assert [(section.key, section.location.line) for section in found.places] == [((), 1), (("server",), 1)]


def test_later_source_and_deeper_child_override() -> None:
    ranks = [layer("a: 1", depth=depth, index=index).contributions[0].layer for index, depth in ((0, 1), (0, 2), (1, 0), (1, 1))]
    assert ranks == sorted(set(ranks))


def test_reference_to_a_secret_is_one_value() -> None:
    text = "env:\n- name: PASSWORD\n  valueFrom:\n    secretKeyRef: {name: backend, key: password}\n- name: PORT\n  value: 8000\n"
    values = {".".join(found.name): found.entry.value for found in layer(text).contributions}
    assert values["env.[PASSWORD].value"] == Reference("secretKeyRef", "backend/password", "secretKeyRef:backend/password")
    assert set(values) == {"env.[PASSWORD].name", "env.[PASSWORD].value", "env.[PORT].name", "env.[PORT].value"}


def test_document_with_nothing_in_it_is_an_empty_layer() -> None:
    assert layer("# nothing\n").contributions == ()


def test_data_of_a_kubernetes_secret_are_what_is_behind_the_base64() -> None:
    text = "kind: Secret\napiVersion: v1\ndata: {PORT: NTQzMg==, RAW: not-base64!}\nstringData: {HOST: NTQzMg==}\n"
    values = {".".join(found.name): found.entry.value for found in layer(text).contributions}
    revealed = {name: value.reveal() for name, value in values.items() if isinstance(value, Secret)}
    assert revealed["data.PORT"] == "5432"
    assert revealed["stringData.HOST"] == "NTQzMg=="
    assert str(values["data.PORT"]) == "***"


def test_other_objects_keep_their_data() -> None:
    values = {
        ".".join(found.name): found.entry.value for found in layer("kind: ConfigMap\ndata: {PORT: NTQzMg==}\n").contributions
    }
    assert values["data.PORT"] == "NTQzMg=="
