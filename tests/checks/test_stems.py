from hypothesis import given
from hypothesis import strategies as st

from config_lint.checks.stems import between, is_within, stem_of

names = st.lists(st.sampled_from(("orders", "host", "db", "api", "v1")), max_size=5).map(tuple)


def test_the_longest_run_and_what_stands_around_it() -> None:
    stem = stem_of(("admin", "redis", "host"), ("apps", "admin", "redis", "host", "name"))
    assert stem is not None
    assert stem.words == ("admin", "redis", "host")
    assert stem.around == (((), ()), (("apps",), ("name",)))


def test_a_few_letters_say_nothing() -> None:
    assert stem_of(("db", "v1"), ("v1", "db")) is None


@given(names, names)
def test_a_stem_stands_where_it_says(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    stem = stem_of(one, other)
    if stem is not None:
        assert between(one, stem.around[0]) == between(other, stem.around[1]) == stem.words
        assert is_within(stem.words, one)
        assert is_within(stem.words, other)
    else:
        assert not set(one) & set(other) & {"orders", "host"}


def test_what_is_made_otherwise_has_nothing_between() -> None:
    assert between(("a", "b"), (("a",), ("b",))) == ()
    assert between(("a", "x", "c"), (("a",), ("b",))) == ()
