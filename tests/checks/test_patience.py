import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.checks.patience import Patience
from tests.builders import Services, fleet, violations

NAMES = ("ants", "bees", "cats", "dogs")
edges = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]),
    st.one_of(st.none(), st.integers(1, 60)),
)


@given(edges)
def test_no_call_behind_takes_longer_and_none_is_invented(said: dict[tuple[str, str], int | None]) -> None:
    services: dict[str, dict[str, str]] = {name: {"LEVEL": "x"} for name in NAMES}
    for (one, other), timeout in sorted(said.items(), key=str):
        services[one][f"{other.upper()}_URL"] = f"http://{other}"
        if timeout is not None:
            services[one][f"{other.upper()}_TIMEOUT"] = f"{timeout}s"
    patience = Patience(fleet(staging=services))
    for name in NAMES:
        own = [timeout for (one, _), timeout in said.items() if one == name and timeout is not None]
        behind = patience.behind(("staging", name))
        if behind is None:
            assert not own
        else:
            assert behind.longest in {timeout for timeout in said.values() if timeout}
            assert behind.longest >= max(own, default=0)
            assert behind.together == sum(own)


@pytest.mark.parametrize(
    ("middle", "missing"),
    [({}, ["20 s"]), ({"REQUEST_TIMEOUT": "12s"}, ["2 s"]), ({"REQUEST_TIMEOUT": "9s"}, []), ({"BANK_TIMEOUT": "9s"}, ["21 s"])],
)
def test_who_sets_no_limit_waits_as_long_as_those_below(middle: dict[str, str], missing: list[str]) -> None:
    services: Services = {
        "web": {"SHOP_URL": "http://shop", "SHOP_TIMEOUT": "10s"},
        "shop": {"BANK_URL": "http://bank", **middle},
        "bank": {"LEDGER_URL": "http://ledger", "LEDGER_TIMEOUT": "30s"},
        "ledger": {"PORT": 80},
    }
    found = violations(fleet(staging=services), "callers-outlast")
    assert [bad.facts["missing"] for bad in found] == missing


def test_calls_one_after_the_other_are_another_matter() -> None:
    services: Services = {
        "web": {"SHOP_URL": "http://shop", "SHOP_TIMEOUT": "10s"},
        "shop": {"BANK_URL": "http://bank", "BANK_TIMEOUT": "6s", "MAIL_URL": "http://mail", "MAIL_TIMEOUT": "7s"},
        "bank": {"PORT": 80},
        "mail": {"PORT": 80},
    }
    found = fleet(staging=services)
    assert violations(found, "callers-outlast") == []
    [bad] = violations(found, "callers-outlast", calls="together")
    assert (bad.facts["together"], bad.facts["missing"]) == ("13 s", "3 s")
