from typing import Any

import pytest

from config_lint.domain.readable import Absent, Misuse
from config_lint.templating import message
from config_lint.templating.words import LONGEST_SHOWN
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret


def written(text: str, **facts: Any) -> str:
    return message(text)(facts)


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("{{ key }} is {{ value }}", {"key": "PORT", "value": 80}, "PORT is 80"),
        ("{{ a }} {{ b }} {{ c }}", {"a": None, "b": True, "c": False}, "null true false"),
        ("{% if others %}and {{ others }} more{% else %}alone{% endif %}", {"others": 0}, "alone"),
        ("{% for name in names %}<{{ name }}>{% endfor %}", {"names": ["a", "b"]}, "<a><b>"),
        ("{{ names | words }}", {"names": ["a", "b"]}, "a, b"),
        ("{{ 'a' ~ b }}", {"b": 1}, "a1"),
        ("one\n  line", {}, "one line"),
        ("{{ a }}", {"a": Absent("vault:x", is_set=True)}, "vault:x"),
        ("{{ a }}", {"a": Reference("vault", "x", "vault:x")}, "vault:x"),
        ("{{ a }}", {"a": "<b>&"}, "<b>&"),
    ],
)
def test_message_is_its_template_over_the_facts(text: str, facts: dict[str, Any], expected: str) -> None:
    assert written(text, **facts) == expected


@pytest.mark.parametrize(
    "text", ["{{ a }}", "{{ a | lower }}", "{{ [a] | join(' ') }}", "{{ 'x' ~ a }}", "{{ [a] | words }}", "{{ [a] }}"]
)
def test_secret_is_never_written(text: str) -> None:
    assert "hunter2" not in written(text, a=Secret("hunter2"))


def test_value_from_a_file_cannot_command_a_terminal_or_fill_it() -> None:
    shown = written("{{ a }}", a="\x1b[31m\x07" + "x" * 10_000)
    assert shown.isprintable()
    assert len(shown) == LONGEST_SHOWN + 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ a", "unexpected end"),
        ("{% set a = 1 %}", "assign is not for rules"),
        ("{% include 'x' %}", "include is not for rules"),
        ("{% import 'x' as x %}", "import is not for rules"),
        ("{% extends 'x' %}", "extends is not for rules"),
        ("{% macro x() %}{% endmacro %}", "macro is not for rules"),
        ("{% call a() %}{% endcall %}", "callblock is not for rules"),
        ("{{ a() }}", "a call is not for rules"),
        ("{{ a.__class__ }}", "'__class__' is not for rules"),
        ("{{ 'x' * 99999999 }}", "only numbers"),
        ("{{ a | pprint }}", "no filter 'pprint'"),
        ("x" * 5000, "longer than"),
        ("{{ " + "(" * 900 + "a" + ")" * 900 + " }}", "nested too deep"),
    ],
)
def test_template_that_is_not_for_rules_is_refused_when_it_is_loaded(text: str, words: str) -> None:
    with pytest.raises(Misuse, match=words):
        message(text)


@pytest.mark.parametrize("text", ["{{ gone }}", "{{ gone.name }}", "{{ a.gone }}", "{{ a + 1 }}", "{{ b | lower }}"])
def test_fact_that_is_not_there_is_a_fault_of_the_message(text: str) -> None:
    with pytest.raises(Misuse):
        written(text, a="x", b=Absent("nothing", is_set=False))
