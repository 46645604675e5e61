from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.document import WIDEST, Entry, beside, span
from config_lint.values.location import Location

numbers = st.integers(1, 4)
columns = st.integers(1, 40) | st.sampled_from([WIDEST - 1, WIDEST, WIDEST + 1, 9 * WIDEST])
places = st.builds(Location, st.sampled_from(["a.yaml", "b.yaml"]), numbers, columns, numbers, columns)


@given(places, places)
def test_a_key_stands_where_it_stands(key: Location, value: Location) -> None:
    assert Entry(("a",), 1, value, beside(key, value)).key_location == key
    assert Entry(("a",), 1, value, key).key_location == key


def test_keys_on_the_lines_of_their_values_take_no_space_of_their_own() -> None:
    first, second = (
        beside(Location("a.yaml", line, 301, line, 309), Location("a.yaml", line, 311, line + 2, 1)) for line in (7, 700)
    )
    assert isinstance(first, int)
    assert first is second
    assert first is span(301, 309)


def test_a_key_on_a_line_of_its_own_is_a_place() -> None:
    key = Location("a.yaml", 7, 1, 7, 9)
    for value in (Location("a.yaml", 8, 1, 8, 3), Location("b.yaml", 7, 11, 7, 13)):
        assert beside(key, value) is key
