from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.columns import columns
from config_lint.values.location import Location

numbers = st.integers(1, 9)
places = st.builds(Location, st.sampled_from(["a.yaml", "b.yaml"]), numbers, numbers, numbers, numbers)


@given(st.lists(places))
def test_a_column_is_one_field_of_each(each: list[Location]) -> None:
    assert columns(each, 5) == tuple(
        tuple(getattr(place, name) for place in each) for name in ("path", "line", "column", "end_line", "end_column")
    )
