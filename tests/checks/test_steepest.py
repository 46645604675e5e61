from hypothesis import given
from hypothesis import strategies as st

from config_lint.checks.steepest import LONGEST_PATH, Known, steepest
from tests.builders import fleet

NAMES = ("ants", "bees", "cats", "dogs")
calls = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]))


@given(calls)
def test_no_path_comes_back_to_where_it_has_been(pairs: set[tuple[str, str]]) -> None:
    services = {name: {"LEVEL": "x"} for name in NAMES}
    for one, other in sorted(pairs):
        services[one] |= {f"{other.upper()}_URL": f"http://{other}", f"{other.upper()}_MAX_ATTEMPTS": "2"}
    found = fleet(staging=services)
    for name in NAMES:
        path = steepest(found, ("staging", name), {})
        visited = [name, *(edge.target for edge in path.edges)]
        assert len(visited[:-1]) == len(set(visited[:-1])) <= LONGEST_PATH
        assert path.product == 2 ** len(path.edges)


def test_what_was_worked_out_before_changes_nothing() -> None:
    circle = {name: {f"{other.upper()}_URL": f"http://{other}"} for name, other in zip(NAMES, NAMES[1:] + NAMES[:1], strict=True)}
    found = fleet(staging=circle)
    known: Known = {}
    for name in NAMES:
        path = steepest(found, ("staging", name), known)
        assert len({edge.source for edge in path.edges}) == len(path.edges)
