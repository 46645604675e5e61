from hypothesis import given
from hypothesis import strategies as st

from tests.builders import fleet, fleet_of, violations

NAMES = ("ants", "bees", "cats", "dogs", "emus")
asks = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3, unique=True))


def circular(asked: dict[str, list[str]]) -> bool:
    """Whether somebody can be reached from itself, worked out by squaring: slow, and plainly right."""
    reached = {(one, other) for one in asked for other in asked[one] if one != other}
    for _ in NAMES:
        reached |= {(one, last) for one, other in reached for first, last in reached if other == first}
    return any(one == other for one, other in reached)


@given(asks)
def test_a_circle_is_found_where_there_is_one(asked: dict[str, list[str]]) -> None:
    services = {name: {"HEALTH_CHECKS": ",".join(asked.get(name, [])) or "none"} for name in NAMES}
    assert bool(violations(fleet(staging=services), "ready-without-circle")) is circular(asked)


COMPOSE = """
services:
  web: {image: web, depends_on: {cart: {condition: service_healthy}}}
  cart: {image: cart, depends_on: {web: {condition: service_healthy}, db: {condition: service_healthy}}}
  db: {image: postgres}
"""


def test_what_compose_waits_for() -> None:
    options = {"sources": [{"path": "{environment}.yaml", "dialect": "docker-compose"}], "environments": {"staging": {}}}
    [bad] = violations(fleet_of({"staging.yaml": COMPOSE}, options), "ready-without-circle")
    assert bad.facts["circle"] == "cart → web → cart"
    assert bad.affects == (("staging", "cart"), ("staging", "web"))
