"""What makes several violations one matter."""

from config_lint.checks.matters import Matters
from config_lint.domain.place import Place
from config_lint.values.location import start_of


def test_one_sign_in_common_is_enough() -> None:
    one, two, three, other = (Place(start_of(f"{name}.env")) for name in ("one", "two", "three", "other"))
    matters = Matters()
    assert matters.first(one, "a", "b") is one
    assert matters.first(two, "b", "c") is one
    assert matters.first(three, "c", "d") is one
    assert matters.first(other, "e") is other
