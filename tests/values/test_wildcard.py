"""Names against patterns."""

from fnmatch import fnmatchcase

from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.wildcard import fits

texts = st.text("ab.*?[]-\n", max_size=6)


@given(texts, texts)
def test_it_says_what_fnmatch_says(name: str, pattern: str) -> None:
    assert fits(name, pattern) is fnmatchcase(name, pattern)


@given(texts)
def test_a_pattern_without_wildcards_fits_itself(name: str) -> None:
    assert fits(name, name) or any(sign in name for sign in "*?[")
