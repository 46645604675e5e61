from types import SimpleNamespace
from typing import Any

import pytest

from config_lint.domain.readable import Absent, Misuse, NotEvaluated, Readable
from config_lint.templating import expression, looked_at, read_plainly
from config_lint.values.duration import parse as duration
from config_lint.values.port import parse as port
from config_lint.values.secret import Secret

NAMES = frozenset({"a", "b", "c"})
UNKNOWN = Absent("vault:x", is_set=True)
NOTHING = Absent("not set", is_set=False)


class Section(Readable):
    """A part of a model that is there or not."""

    def __init__(self, *, is_set: bool) -> None:
        self._is_set = is_set

    @property
    def is_set(self) -> bool:
        return self._is_set

    def look(self, name: str) -> Any:
        if name != "field":
            message = "there is only a field"
            raise Misuse(message)
        return 1 if self._is_set else NOTHING


def ask(text: str, **values: Any) -> Any:
    return expression(text, NAMES)({"a": None, "b": None, "c": None, **values})


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("a == b", {"a": 1, "b": 1}, True),
        ("a < b and b < c", {"a": 1, "b": 2, "c": 3}, True),
        ("a in ['x', 'y']", {"a": "y"}, True),
        ("a + b * c", {"a": 1, "b": 2, "c": 3}, 7),
        ("a / b", {"a": 1, "b": 2}, 0.5),
        ("(a, b) | sum", {"a": 1, "b": 2}, 3),
        ("a | select('gt', 1)", {"a": [1, 2, 3]}, [2, 3]),
        ("a | map(attribute='field') | sum", {"a": [Section(is_set=True)] * 2}, 2),
        ("a | unique | list | length", {"a": ["x", "x"]}, 1),
        ("a is matching('^x[0-9]+$')", {"a": "x12"}, True),
        ("b if a else c", {"a": False, "b": 1, "c": 2}, 2),
        ("a is number or a is string", {"a": "x"}, True),
        ("a[0]", {"a": [5]}, 5),
        ("a.seconds", {"a": duration("2m")}, 120),
        ("a | seconds * 2", {"a": duration("1s")}, 2),
        ("a >= 1024", {"a": port("80")}, False),
        ("a | round(1)", {"a": 1.26}, 1.3),
        ("a.field is set", {"a": Section(is_set=True)}, True),
    ],
)
def test_expression_selects_compares_and_adds_up(text: str, values: dict[str, Any], expected: Any) -> None:
    assert ask(text, **values) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a is set", True),
        ("a is known", False),
        ("b is set", False),
        ("b is not known", True),
        ("a is known and a > 1", False),
        ("b is not set or b > 1", True),
        ("c is known and c > 1", True),
    ],
)
def test_what_is_absent_or_unknown_can_be_asked_for(text: str, *, expected: bool) -> None:
    assert ask(text, a=UNKNOWN, b=NOTHING, c=2) is expected


@pytest.mark.parametrize("section", [Section(is_set=True), Section(is_set=False)])
def test_section_is_set_where_anything_speaks_of_it(section: Section) -> None:
    assert ask("a is set", a=section) is ask("a is known", a=section) is section.is_set


@pytest.mark.parametrize("absent", [UNKNOWN, NOTHING])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "a == 1",
            "a != 1",
            "1 < a",
            "a < 1",
            "a >= 1",
            "a + 1",
            "1 + a",
            "a * 2",
            "2 / a",
            "-a",
            "not a",
            "a and b",
            "b in a",
            "a in [1]",
        ),
        *(
            "a.field",
            "a['field']",
            "a[0]",
            "a | lower",
            "a | length",
            "a | int",
            "a | first",
            "a | sum",
            "[a, 1] | max",
            "a | seconds",
        ),
        *(
            "a is matching('x')",
            "a is string",
            "a is number",
            "a is true",
            "a is even",
            "1 if a else 2",
            "'x' in a",
            "a | join(',')",
        ),
    ],
)
def test_any_other_use_of_what_is_absent_ends_the_evaluation(text: str, absent: Absent) -> None:
    with pytest.raises(NotEvaluated):
        ask(text, a=absent, b=True)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a > b", {"a": "x", "b": 1}),
        ("a / b", {"a": 1, "b": 0}),
        ("a | first", {"a": []}),
        ("(a | max) > 1", {"a": []}),
        ("a > b", {"a": duration("30"), "b": duration("30s")}),
    ],
)
def test_what_cannot_be_compared_in_these_files_is_not_evaluated(text: str, values: dict[str, Any]) -> None:
    with pytest.raises(NotEvaluated):
        ask(text, **values)


def test_comparison_that_no_file_could_make_sound_is_a_fault_of_the_rule() -> None:
    with pytest.raises(Misuse, match="'Port' and 'str'"):
        ask("a < 'x'", a=port("80"))


def test_same_expression_can_be_asked_again_and_again() -> None:
    asked = expression("a == b", NAMES)
    assert [asked({"a": 1, "b": other}) for other in (1, 2, 1)] == [True, False, True]


ATTACKS = {
    "a.__class__": "'__class__' is not for rules",
    "a['__class__']": "'__class__' is not for rules",
    "a | attr('__class__')": "no filter 'attr'",
    "a | map(attribute='__class__')": "'__class__' is not for rules",
    "a | map('attr', 'x')": "map cannot use 'attr'",
    "a | map('format')": "map cannot use 'format'",
    "a | select('callable')": "select cannot use 'callable'",
    "a | rejectattr('x', 'sameas', 1)": "rejectattr cannot use 'sameas'",
    "a._private": "'_private' is not for rules",
    "a()": "a call is not for rules",
    "a.reveal()": "a call is not for rules",
    "lipsum": "there is no 'lipsum' here",
    "self": "there is no 'self' here",
    "cycler": "there is no 'cycler' here",
    "range(10)": "call",
    "'x' * 1000000000": "only numbers and quantities can be multiplied",
    "[1] * 1000000000": "only numbers and quantities can be multiplied",
    "2 ** 1000000": r"\*\* is not for rules",
    "a // b": "// is not for rules",
    "'%s' % a": "% is not for rules",
    "a ~ b": "~ .*is not for rules",
    "a[0:9]": "slice is not for rules",
    "{'x': a}": "a mapping is not for rules",
    "a is defined": "no test 'defined'",
    "a is sameas b": "no test 'sameas'",
    "a | xmlattr": "no filter 'xmlattr'",
    "a | tojson": "no filter 'tojson'",
    "a if b": "an if needs its else",
    "x": "there is no 'x' here; there is a, b, c",
    "a is matching('(')": "no regular expression",
    "a is matching(b)": "written out",
    "a | select('matching', '[')": "no regular expression",
    "a | select('matching')": "written out",
    "1 }}{{ 2": "unexpected '}'",
    "1) }}{{ (2": "unexpected '}'",
    "1) %}{% set a = (2": "more than one expression",
    "1) %}text{% set a = (2": "more than one expression",
    "1) %}{{ a }}{% set a = (2": "more than one expression",
    "1) %}{% for x in a %}{% set b = (2": "endfor",
    "1) %}{% include 'x' %}{% set a = (2": "more than one expression",
    "{# x #}": "unexpected char",
    "a b": "expected token",
    "a ==": "unexpected",
    "": "it is empty",
    " ": "it is empty",
    "(" * 900 + "a" + ")" * 900: "nested too deep",
    "a" + " + a" * 2000: "longer than",
}


@pytest.mark.parametrize("text", ATTACKS)
def test_what_is_not_for_rules_is_refused_when_the_rule_is_loaded(text: str) -> None:
    with pytest.raises(Misuse, match=ATTACKS[text]):
        expression(text, NAMES)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a.real", 1),
        ("a.name", SimpleNamespace(name="x")),
        ("a.format", "x"),
        ("a.reveal", Secret("hunter2")),
        ("a.shown", Secret("hunter2")),
        ("a.magnitude.real", duration("1s")),
        ("a * b", "x"),
    ],
)
def test_attributes_are_those_that_our_own_values_declare(text: str, value: Any) -> None:
    with pytest.raises(Misuse):
        ask(text, a=value, b=10**9)


def test_mappings_are_looked_into_by_their_keys_alone() -> None:
    assert ask("a.x == 1 and a.keys is not set", a={"x": 1})


def test_misuse_knows_its_line() -> None:
    with pytest.raises(Misuse) as caught:
        expression("a == 1\nand\nx", NAMES)
    assert caught.value.line == 3


def test_paths_are_looked_at_in_the_order_written() -> None:
    found = looked_at("service.auth.jwt is set and (a.b > 1 or c)")
    assert [path for path in found if path[0] != "service"] == [("a", "b"), ("a",), ("c",)]
    assert found[0] == ("service", "auth", "jwt")


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("caller.server.port == callee.server.port", [("caller", "server", "port"), ("callee", "server", "port")]),
        ("a.b is set and not (a.c | length > 2)", [("a", "b"), ("a", "c")]),
        ("a.b if a.c else 'none'", [("a", "b"), ("a", "c")]),
        ("a['b'] == 1", None),
        ("a.b | first == 1", None),
        ("(a.b or a.c).d", None),
        ("a.b ==", None),
    ],
)
def test_what_is_read_whole_is_told_where_nothing_is_taken_apart(text: str, paths: list[tuple[str, ...]] | None) -> None:
    found = read_plainly(text)
    assert (found and sorted(found)) == (paths and sorted(paths))
