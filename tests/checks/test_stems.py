from hypothesis import given
from hypothesis import strategies as st

from config_lint.checks.stems import LETTERS, between, is_within, stem_of

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


def _plainly(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    runs = [one[at:end] for at in range(len(one)) for end in range(at + 1, len(one) + 1) if is_within(one[at:end], other)]
    longest = max((sum(map(str.isalpha, "".join(run))) for run in runs), default=0)
    best = [run for run in runs if sum(map(str.isalpha, "".join(run))) == longest]
    return max(best, key=len) if longest >= LETTERS else ()


@given(names.filter(lambda said: "v1" not in said), names.filter(lambda said: "v1" not in said))
def test_a_stem_has_most_letters(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    stem = stem_of(one, other)
    letters = sum(map(str.isalpha, "".join(stem.words))) if stem else 0
    assert letters == sum(map(str.isalpha, "".join(_plainly(one, other))))
