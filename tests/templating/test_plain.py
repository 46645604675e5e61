"""What is told without Jinja is held to what Jinja tells."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config_lint.domain.readable import Absent, Misuse, NotEvaluated
from config_lint.templating import expression as told
from config_lint.templating import message as put
from config_lint.templating.expression import asked_by_jinja, careful, looked_at_by_jinja
from config_lint.templating.message import in_one_line, written_by_jinja
from config_lint.templating.plain import plain
from config_lint.templating.plain_message import plain_message
from config_lint.values.duration import parse as duration
from config_lint.values.empty import Empty
from config_lint.values.port import parse as port
from config_lint.values.secret import Secret
from config_lint.values.size import parse as size
from tests.shipped import shipped_rules

NAMES = frozenset({"a", "b", "c"})
VALUES: list[Any] = [
    *(None, True, False, 0, 1, 2.5, "", "x", "json", "Lax", "a b\n c", [], ["x"], ["x", 1], {"field": "y", "seconds": 3}),
    *(Absent("vault:x", is_set=True), Absent("nothing", is_set=False), Secret("hunter2"), Empty.LIST),
    *(duration("2m"), duration("30"), port("80"), size("2Mi")),
]

TOKENS = [
    *(
        "a",
        "b",
        "c",
        "d",
        "a.field",
        "b.seconds",
        "a._x",
        "true",
        "none",
        "None",
        "0",
        "1",
        "2.5",
        "1.",
        "0x1",
        "1_0",
        "'x'",
        '"json"',
    ),
    *(
        "'__x'",
        "r'x'",
        "'x' 'y'",
        "'\\n'",
        "''",
        "''''x'",
        "==",
        "!=",
        "<",
        ">=",
        "in",
        "not",
        "not in",
        "and",
        "or",
        "if",
        "else",
    ),
    *("is set", "is known", "is not set", "is string", "is matching('^x')", "is matching('(')", "is matching(b)", "is under(b)"),
    *("| lower", "| length", "| seconds", "| bytes", "| words", "| join(' and ')", "| join", "| upper", "| first", "|", "(", ")"),
    *(
        "[",
        "]",
        ",",
        "+",
        "-",
        "*",
        "/",
        "//",
        "%",
        "~",
        "#",
        ".",
        "x if",
        "lambda",
        ":",
        "{",
        "}",
        "\n",
        "é",
        "is",
        "await",
        ":=",
    ),
]


def outcome(asked: Any, values: dict[str, Any]) -> tuple[str, str]:
    try:
        answer = asked(values)
    except NotEvaluated as error:
        return "not evaluated", str(error)
    except Misuse as error:
        return "misuse", error.reason
    return type(answer).__name__, re.sub(r" at 0x\w+", "", str(answer))


def agree(text: str, values: dict[str, Any]) -> None:
    """What is plain is permitted by Jinja, and comes to the same."""
    found = plain(text)
    if found is None or not found.names <= NAMES:
        return
    assert outcome(careful(found.asked), values) == outcome(careful(asked_by_jinja(text, NAMES)), values)
    assert found.paths == looked_at_by_jinja(text)


def agree_as_message(text: str, facts: dict[str, Any]) -> None:
    found = plain_message(text)
    if found is None or not found.names <= facts.keys():
        return
    assert outcome(in_one_line(found.written), facts) == outcome(in_one_line(written_by_jinja(text)), facts)


values = st.fixed_dictionaries({name: st.sampled_from(VALUES) for name in sorted(NAMES)})


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operators = st.sampled_from([*("==", "!=", "<", ">", "<=", ">=", "in", "not in", "and", "or", "+", "-", "*", "/")])
    after = st.sampled_from(["is set", "is not known", "is under(b)", "is matching('^x')", "| lower", "| length", "| join(', ')"])
    return st.one_of(
        st.tuples(inner, operators, inner).map(" ".join),
        st.tuples(inner, after).map(" ".join),
        inner.map("({})".format),
        inner.map("not {}".format),
        st.tuples(inner, inner).map("[{0[0]}, {0[1]}]".format),
        st.tuples(inner, inner, inner).map("{0[0]} if {0[1]} else {0[2]}".format),
    )


expressions = st.recursive(
    st.sampled_from(["a", "b", "c", "a.field", "b.seconds", "c.unit", "1", "'x'", "['x', 'y']", "true", "none"]),
    nested,
    max_leaves=6,
)


@settings(max_examples=150)
@given(expressions, values)
def test_expression_comes_to_what_it_comes_to_in_jinja(text: str, given: dict[str, Any]) -> None:
    agree(text, given)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(TOKENS), max_size=7), st.sampled_from(["", " "]), values)
def test_what_jinja_refuses_is_left_to_it(tokens: list[str], between: str, given: dict[str, Any]) -> None:
    agree(between.join(tokens), given)


@settings(max_examples=150)
@given(
    st.lists(
        st.one_of(
            expressions.map("{{{{ {} }}}}".format),
            expressions.map("{{% if {} %}}".format),
            st.sampled_from(
                ["{% else %}", "{% endif %}", "{%- endif %}", "{%- if a %}", "{%- else %}", "{% endif -%}", "{%+ if a %}"]
            ),
            st.sampled_from(
                [
                    "{{- a }}",
                    "{{+ a }}",
                    "{{ a -}}",
                    "{{a}}",
                    "{{ '}}' }}",
                    "{{ a",
                    "}}",
                    "{# a #}",
                    "{%",
                    "{{ }}",
                    "{",
                    "{% if %}",
                ]
            ),
            st.sampled_from(["text ", " of ", "\n", "  ", "é", "%}", "{{\na }}"]),
        ),
        max_size=7,
    ).map("".join),
    values,
)
def test_message_is_what_it_is_in_jinja(text: str, facts: dict[str, Any]) -> None:
    agree_as_message(text, facts)


OTHER = [
    *(
        "a[0]",
        "a['x']",
        "a < b < c",
        "a is set == b",
        "-a",
        "+a",
        "a | upper",
        "a | sum",
        "a is string",
        "a is sameas b",
        "a ~ b",
    ),
    *(
        "a._x",
        "'__x'",
        "'x' * 2",
        "[a] * 2",
        "a // b",
        "a % b",
        "a ** b",
        "a()",
        "a.b()",
        "a is matching('(')",
        "a is matching(b)",
    ),
    *(
        "a is set if b else c",
        "a + b | lower",
        "a | lower | length",
        "(a, b) | sum",
        "true.x",
        "'x'.y",
        "r'x'",
        "'x' 'y'",
        "'\\n'",
    ),
    *(
        "a # b",
        "2.5",
        "0x1",
        "1_0",
        "1if a else b",
        "\N{LATIN SMALL LETTER E WITH ACUTE}",
        "a\nand b",
        "",
        "a b",
        "{'x': a}",
        "...",
    ),
    *("a if b", "a" + " + a" * 2000, "(" * 300 + "a" + ")" * 300, "not " * 3000 + "a"),
]


@pytest.mark.parametrize("text", OTHER)
def test_everything_else_is_left_to_jinja(text: str) -> None:
    assert plain(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "{{ a[0] }}",
        "{% for x in a %}{{ x }}{% endfor %}",
        "{{ a",
        "{# x #}",
        "{% if a %}",
        "{% endif %}",
        "{% if a if b else c %}{% endif %}",
        "x" * 5000,
    ],
)
def test_every_other_message_is_left_to_jinja(text: str) -> None:
    assert plain_message(text) is None


def test_unknown_name_is_asked_of_jinja() -> None:
    assert outcome(told("a.x is set", frozenset({"a"})), {}) == ("not evaluated", "UndefinedError")
    assert outcome(put("{{ gone }}"), {}) == ("misuse", "'gone' is undefined")


TEXTS = sorted(
    {
        text
        for rule in shipped_rules()
        for text in (
            rule.message,
            rule.remedy,
            *(said for variant in rule.variants.values() for said in (variant.message, variant.remedy)),
        )
        if text
    }
)


def test_no_rule_of_ours_needs_jinja_to_be_told() -> None:
    assert [text for text in TEXTS if plain_message(text) is None] == []


@pytest.mark.parametrize("offset", range(3))
def test_messages_of_our_rules_are_what_they_are_in_jinja(offset: int) -> None:
    for text in TEXTS:
        found = plain_message(text)
        assert found is not None
        agree_as_message(text, {name: VALUES[(5 * at + offset) % len(VALUES)] for at, name in enumerate(sorted(found.names))})


RELATIONS = sorted(
    {
        rule.parameters[name]
        for rule in shipped_rules()
        for name in ("where", "that")
        if isinstance(rule.parameters.get(name), str)
    }
)


def test_relations_of_our_rules_read_what_jinja_reads() -> None:
    for text in RELATIONS:
        found = plain(text)
        assert found is not None
        assert found.paths == looked_at_by_jinja(text)
