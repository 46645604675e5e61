from datetime import date
from typing import Any

import pytest

from config_lint.engine.intended import drift_entry_problems
from tests.builders import fleet, options_of

FLEET = fleet(staging={"backend": {"LOG_LEVEL": "INFO", "features": {"cart": True}}})


def kinds(**drift: Any) -> list[str]:
    entries = {name: {"mode": "may-differ", "reason": "roll-out", **said} for name, said in drift.items()}
    return [problem.kind for problem in drift_entry_problems(options_of({"drift": entries}), FLEET, date(2026, 11, 1))]


@pytest.mark.parametrize("pattern", ["LOG_LEVEL", "logging.level", "features.*", "features.cart", "*"])
def test_entry_that_means_a_setting_is_well(pattern: str) -> None:
    assert kinds(**{pattern: {}}) == []


def test_entry_that_means_nothing_is_a_problem() -> None:
    assert kinds(**{"features.checkout": {}}) == ["drift-entry-unused"]


@pytest.mark.parametrize(("until", "expected"), [("2026-11-01", []), ("2026-10-31", ["drift-entry-expired"])])
def test_entry_counts_until_the_end_of_its_day(until: str, expected: list[str]) -> None:
    assert kinds(**{"features.*": {"until": until}}) == expected


def test_fleet_without_entries_has_no_problem() -> None:
    assert kinds() == []


@pytest.mark.parametrize("pattern", ["features", "feature*"])
def test_entry_that_means_a_mapping_means_what_is_in_it(pattern: str) -> None:
    assert kinds(**{pattern: {}}) == []


def test_entry_that_is_the_beginning_of_a_word_means_nothing() -> None:
    assert kinds(feat={}) == ["drift-entry-unused"]
