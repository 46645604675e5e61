from pathlib import Path

import pytest
import yaml

import config_lint
from config_lint.rulebook import builtin_rules_folder
from config_lint.text.data import load_data

OURS = [*Path(config_lint.__file__).parent.glob("*/*.yaml"), *builtin_rules_folder().glob("*/*.yaml")]

RARE = [
    *(
        "",
        "# nothing",
        "a",
        "- a\n- b: c",
        "a: 1\na: 2",
        "a: !!str 1",
        "a: &x 1\nb: *x",
        "a: &x {b: 1}\nc: {<<: *x}",
        "{}",
        "[]",
        "a:",
    ),
    *("1: 0x1F\n2: 1_000\n3: 2.5\n4: yes\n5: ~\n6: 2020-01-01\n7: 'yes'", "a: |\n  b\n  c\nd: >-\n  e\n  f", "? a\n: b"),
]


def test_our_files_are_what_pyyaml_makes_of_them() -> None:
    for file in OURS:
        text = file.read_text(encoding="utf-8")
        assert load_data(text) == yaml.load(text, Loader=yaml.CSafeLoader)


@pytest.mark.parametrize("text", RARE)
def test_what_they_do_without_is_what_pyyaml_makes_of_it(text: str) -> None:
    assert load_data(text) == yaml.load(text, Loader=yaml.CSafeLoader)


@pytest.mark.parametrize("text", ["a: [", "a: b: c", "a: *x", "a\n---\nb", "a\n--- [", "[a]: b", "a: 2020-13-45"])
def test_what_is_broken_is_broken_for_both(text: str) -> None:
    with pytest.raises((yaml.YAMLError, ValueError, TypeError)) as theirs:
        yaml.load(text, Loader=yaml.CSafeLoader)
    with pytest.raises((yaml.YAMLError, ValueError, TypeError)) as ours:
        load_data(text)
    assert isinstance(theirs.value, yaml.YAMLError) is isinstance(ours.value, yaml.YAMLError)
