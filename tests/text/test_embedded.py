import yaml
from hypothesis import given
from hypothesis import strategies as st

from config_lint.text.embedded import spans

values = st.text("ab \n'\"\\:#é", min_size=1, max_size=15)


@given(values, st.sampled_from(["'", '"', "|", ">"]), st.sampled_from([10, 1000]))
def test_every_character_that_shows_is_found_where_it_is_written(value: str, style: str, width: int) -> None:
    text = yaml.dump({"a": value}, default_style=style, width=width, allow_unicode=True)
    raw = text.partition(": ")[2].removesuffix("\n")
    found = spans(raw, value)
    assert found is not None
    for character, (start, end) in zip(value, found, strict=True):
        if not character.isspace():
            assert raw[start:end].replace("''", "'").replace('\\"', '"').replace("\\\\", "\\") == character


def test_a_text_that_is_not_there_is_not_found() -> None:
    assert spans("other", "text") is None
    assert spans("", "text") is None


def test_other_notations_escapes() -> None:
    assert spans('"\\u00e9\\x41b"', "éAb") == [(1, 7), (7, 11), (11, 12)]
    assert spans("'''it's'''", "it's") == [(3, 4), (4, 5), (5, 6), (6, 7)]
