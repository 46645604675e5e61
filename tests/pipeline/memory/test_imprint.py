from hashlib import blake2b
from typing import Any

import pytest

from config_lint.domain.facts import AMOUNTS, HIDDEN, LEVELS, PORTS, SETTINGS, SWITCHES, TEXTS, URLS, WELL_KNOWN
from config_lint.executor import Crew
from config_lint.pipeline.memory.imprint import change_of, imprints_of, is_concerned
from tests.builders import fleet, fleet_of


def digest(data: bytes) -> bytes:
    return blake2b(data, key=b"a key of the tests").digest()


def imprints(**settings: Any) -> tuple[bytes, ...]:
    found = fleet(staging={"auth": {"A": 1}, "web": settings})
    return tuple(imprint.whole for imprint in imprints_of(found.services, digest, Crew(1)))


@pytest.mark.parametrize(
    ("name", "before", "after", "kinds"),
    [
        ("ROOMS", 5, 6, {AMOUNTS}),
        ("ROOMS", 999, 1_000, {AMOUNTS}),
        ("ROOMS", 0.5, 0.75, {AMOUNTS}),
        ("ACCOUNT", 123_456_789_012, 123_456_789_013, {TEXTS}),
        ("GUEST_PORT", 81, 82, {AMOUNTS, PORTS}),
        ("SHOWN", True, False, {SWITCHES}),
        ("TITLE", "Orders", "Order", {TEXTS}),
        ("HOMEPAGE", "https://a.example.com", "https://b.example.com", {TEXTS, URLS}),
        ("DOOR_PASSWORD", "hunter2-hunter2", "hunter3-hunter3", {HIDDEN}),
        ("PLACE", "${vault:a/b}", "${vault:a/c}", {HIDDEN}),
        ("LOG_LEVEL", "debug", "trace", {TEXTS, LEVELS}),
        ("LOG_FORMAT", "json", "text", {TEXTS, WELL_KNOWN}),
    ],
)
def test_each_kind_has_its_part(name: str, before: object, after: object, kinds: set[str]) -> None:
    others = {"FIRST": 2, "LAST": "x"}
    change = change_of(imprints(**{name: before}, **others), imprints(**{name: after}, **others))
    assert change is not None
    assert change.kinds >= kinds
    assert change.kinds <= kinds | {WELL_KNOWN}
    assert change.where == {1}
    same = change_of(imprints(**{name: before}), imprints(**{name: before}))
    assert same is not None
    assert not same.kinds


@pytest.mark.parametrize(
    "after",
    [{"A": 1, "B": 2}, {"B": 1}, {"A": "1"}, {"A": None}, {}],
    ids=["a key more", "another key", "a text", "null", "none"],
)
def test_what_is_no_change_of_values_is_told_apart(after: dict[str, Any]) -> None:
    assert change_of(imprints(A=1), imprints(**after)) is None


def test_values_that_change_places_change() -> None:
    change = change_of(imprints(A=5, B=200_000), imprints(A=200_000, B=5))
    assert change is not None
    assert change.kinds == {AMOUNTS, TEXTS}


def chart(first: str, second: str, third: str) -> tuple[bytes, ...]:
    """The imprint of a chart's release that does without the first of its values."""
    files = {"values.yaml": f"a: {{b: {first}, c: {second}}}\n", "values-staging.yaml": f"a: {{b: null}}\nd: {third}\n"}
    sources = [{"path": path, "dialect": "helm"} for path in ("values.yaml", "values-{environment}.yaml")]
    found = fleet_of(files, {"sources": sources, "environments": {"staging": {}}})
    return tuple(imprint.whole for imprint in imprints_of(found.services, digest, Crew(1)))


def test_what_is_taken_away_counts_as_a_whole_and_nothing_beside_it() -> None:
    before = chart("x", "y", "z")
    assert change_of(before, chart("w", "y", "z")) is None
    for after in (chart("x", "w", "z"), chart("x", "y", "w")):
        change = change_of(before, after)
        assert change is not None
        assert change.kinds == {TEXTS}


def test_what_cannot_be_written_down_is_never_as_it_was() -> None:
    huge = imprints(A=2**70)
    assert change_of(huge, huge) is None


def test_other_services_are_another_fleet() -> None:
    assert change_of(imprints(A=1), imprints(A=1)[:1]) is None


def test_it_is_the_same_whoever_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("config_lint.pipeline.memory.imprint.WORTHWHILE", 1)
    found = fleet(staging={"auth": {"A": 1}, "web": {"B": "x"}, "mail": {"C": True}})
    assert imprints_of(found.services, digest, Crew(2)) == imprints_of(found.services, digest, Crew(1))


@pytest.mark.parametrize(
    ("needs", "kinds", "expected"),
    [
        ({SETTINGS}, {AMOUNTS}, True),
        ({SETTINGS}, set(), False),
        ({TEXTS}, {AMOUNTS}, False),
        ({TEXTS, AMOUNTS}, {AMOUNTS, SWITCHES}, True),
        ({"contracts"}, {WELL_KNOWN}, True),
        ({"contracts"}, {TEXTS}, False),
        ({"problems"}, {WELL_KNOWN, TEXTS}, False),
        (set(), {TEXTS}, False),
    ],
)
def test_a_rule_is_concerned_by_what_it_needs(needs: set[str], kinds: set[str], *, expected: bool) -> None:
    assert is_concerned(frozenset(needs), frozenset(kinds)) is expected
