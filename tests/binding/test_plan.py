import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config_lint.binding import bind, load_vocabulary
from config_lint.binding.plan import Plans
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Entry
from config_lint.domain.setting import Setting
from config_lint.values.empty import Empty
from config_lint.values.location import Location
from config_lint.values.value import Value

VOCABULARY = load_vocabulary({})


ports = ["PORT", "SERVER_PORT", "LOG_LEVEL", "LOGGING_LEVEL", "COLOUR", "AUTH_SERVICE_URL", "BILLING_URL", "JWT_SECRET"]
stores = ["DATABASE_URL", "DATABASE_HOST", "DB_HOST", "POSTGRES_HOST", "MYSQL_HOST", "REDIS_URL", "REDIS_HOST", "CACHE_HOST"]
names = st.sampled_from([*ports, *stores, "BACKEND_DATABASE_HOST", "ORDERS_DATABASE_HOST"])
values: st.SearchStrategy[Value] = st.sampled_from(["http://auth", "http:/auth", "db", "8080", 8080, "info", None, Empty.LIST])
pairs = st.lists(st.tuples(names, values, st.integers(0, 2)), max_size=8)


def setting(name: str, value: Value, layer: int, line: int) -> Setting:
    place = Location("a.yaml", line, 1, line, 2)
    return Setting(
        "", "", "", name, value, (Contribution(Entry((name,), value, place, place), (name,), Operation.SET, "", "", layer),)
    )


@given(pairs)
@settings(max_examples=300)
def test_what_is_settled_by_names_alone_is_what_would_be_chosen(given: list[tuple[str, Value, int]]) -> None:
    written = [setting(*each, line) for line, each in enumerate(given, 1)]
    planned = bind(written, VOCABULARY, "backend")
    with pytest.MonkeyPatch.context() as patch:
        plans = VOCABULARY.plans
        patch.setattr(plans, "of", lambda names, service: Plans.of(plans, names, service)._replace(settled=()))
        unplanned = bind(written, VOCABULARY, "backend")
    assert planned.settings == unplanned.settings
    assert list(planned.bound.items()) == list(unplanned.bound.items())
    assert planned.problems == unplanned.problems
    assert repr(planned.values) == repr(unplanned.values)
    assert planned.modelled() == unplanned.modelled()


def test_what_is_settled() -> None:
    assert VOCABULARY.plans.of(("COLOUR", "PORT", "DATABASE_HOST"), "a").others == (0,)
    assert [at for at, _ in VOCABULARY.plans.of(("DATABASE_HOST", "PORT"), "a").settled] == [1, 0]
    assert not VOCABULARY.plans.of(("DATABASE_HOST", "DB_HOST"), "a").settled
    assert not VOCABULARY.plans.of(("MYSQL_HOST", "POSTGRES_USER"), "a").settled
