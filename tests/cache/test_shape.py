from hypothesis import given
from hypothesis import strategies as st

from config_lint.cache.shape import Shape, shape_of, written

parts = st.sampled_from(["a", "b", "[0]", "[x.y]", "", "é"])
keys = st.lists(parts, min_size=1, max_size=4).map(tuple)
shapes = st.builds(Shape, st.lists(keys).map(tuple), st.lists(keys | st.just(())).map(tuple))


@given(shapes)
def test_keys_are_given_back_as_they_were(shape: Shape) -> None:
    assert shape_of(bytes(written(shape))) == shape


def test_the_same_keys_are_written_down_once() -> None:
    assert written(Shape((("a", "b"),), ((),))) is written(Shape((("a", "b"),), ((),)))
