from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.neighbours import Neighbours
from config_lint.values.spelling import one_edit_apart

names = st.text(alphabet="abc1", min_size=1, max_size=6)


@given(st.lists(names, max_size=30), names)
def test_it_finds_what_comparing_every_two_finds(known: list[str], word: str) -> None:
    expected = [other for other in dict.fromkeys(known) if one_edit_apart(word, other)]
    assert sorted(Neighbours(known).of(word)) == sorted(expected)


def test_slips_of_the_pen() -> None:
    neighbours = Neighbours(["guarantee", "requests", "queue-1"])
    assert list(neighbours.of("gurantee")) == ["guarantee"]
    assert list(neighbours.of("reqeusts")) == ["requests"]
    assert list(neighbours.of("queue-2")) == []
