"""One fault in several places is told once."""

from config_lint.checks.told_once import told_once
from tests.builders import fleet


def test_the_first_place_of_the_worst_tier_tells_of_the_others() -> None:
    found = fleet(test={"a": {"X": "1"}}, production={"b": {"X": "1"}, "c": {"X": "1"}}, staging={"a": {"X": "1"}})
    settings = [setting for service in found.services for setting in service.settings]
    told = told_once(settings, {"reason": "so"}, found, "the same", "other")
    assert (told.place.environment, told.place.service) == ("production", "b")
    assert sorted(related.place.location.path for related in told.related) == [
        "production/c.json",
        "staging/a.json",
        "test/a.json",
    ]
    assert {related.message for related in told.related} == {"the same"}
    assert set(told.affects) == set(found.pairs)
    assert (told.facts, told.variant) == ({"reason": "so"}, "other")


def test_a_shared_file_is_one_place() -> None:
    found = fleet(base={"a": {"X": "1"}}, staging={"a": {"Y": 1}}, production={"a": {"Y": 1}})
    settings = [setting for service in found.services for setting in service.settings if setting.name == "X"]
    told = told_once(settings, {}, found, "the same")
    assert told.related == ()
    assert told.affects == (("staging", "a"), ("production", "a"))
