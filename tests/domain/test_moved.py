"""What was said of places is said of where they are now, and of nothing else."""

import dataclasses
from typing import Any

import msgspec
import pytest

from config_lint.domain.fleet import Fleet
from config_lint.domain.layer import Layer
from config_lint.domain.moved import Moved
from config_lint.domain.place import Place, place_of
from config_lint.domain.service import Service
from config_lint.domain.violation import Related, Violation
from config_lint.values.location import Location, start_of
from tests.builders import fleet_of

OPTIONS: dict[str, Any] = {
    "promotion": ["staging", "production"],
    "sources": [{"path": "{service}.yaml"}, {"path": "{environment}/{service}.yaml"}],
}
WEB = "port: 80\npool:\n  max: 4\n  min: 1\n"


def services(text: str, common: str = "port: 1\n") -> Fleet:
    files = {"web.yaml": common, "staging/web.yaml": text, "production/web.yaml": WEB}
    return fleet_of(files, OPTIONS)


def found(fleet: Fleet, name: str, environment: str = "staging") -> Place:
    (setting,) = (each for each in fleet.by_pair[environment, "web"].settings if each.name == name)
    return place_of(setting)


WAS = services(WEB)


@pytest.mark.parametrize(
    "text",
    [f"# more\n\n{WEB}", WEB.replace("pool", "# more\npool"), WEB.replace("80", "8080"), f"{WEB}spare: 1\n", WEB],
    ids=["above", "between", "another value", "below", "nothing"],
)
def test_what_is_written_is_where_it_stands_now(text: str) -> None:
    now = services(text)
    moved = Moved(WAS.services, now.services)
    violation = Violation(
        found(WAS, "pool.max"),
        {"value": 4},
        (Related("beside", found(WAS, "pool.min")), Related("there", found(WAS, "pool.max", "production"))),
        cause=found(WAS, "pool.min"),
    )
    assert moved.said(violation) == Violation(
        found(now, "pool.max"),
        {"value": 4},
        (Related("beside", found(now, "pool.min")), Related("there", found(now, "pool.max", "production"))),
        cause=found(now, "pool.min"),
    )


def test_each_step_moves_in_its_own_file() -> None:
    now = services(WEB, "# more\nport: 1\n")
    place = found(WAS, "port")
    said = Moved(WAS.services, now.services).said(Violation(place, {}))
    assert said is not None
    assert said.place == found(now, "port")
    assert [step.location.line for step in said.place.chain] == [2, 1]
    assert said.place.location == place.location


def test_a_key_moves_with_its_value() -> None:
    now = services(f"# more\n{WEB}")
    before, after = (fleet.by_pair["staging", "web"].by_name["", "pool.max"] for fleet in (WAS, now))
    said = Moved(WAS.services, now.services).said(Violation(place_of(before, at_key=True), {}))
    assert said == Violation(place_of(after, at_key=True), {})


def lacking(fleet: Fleet, name: tuple[str, ...]) -> Violation:
    return Violation(Place(fleet.by_pair["staging", "web"].home(name), "staging", "web", name=".".join(name)), {})


@pytest.mark.parametrize("name", [("pool", "idle"), ("spare",)])
def test_what_is_lacking_moves_with_what_it_would_be_in(name: tuple[str, ...]) -> None:
    now = services(f"# more\n{WEB}")
    assert Moved(WAS.services, now.services).said(lacking(WAS, name)) == lacking(now, name)


def test_where_a_mapping_came_it_may_be_in_that() -> None:
    now = services(f"{WEB}cache:\n  max: 4\n")
    assert lacking(WAS, ("cache", "min")) != lacking(now, ("cache", "min"))
    assert Moved(WAS.services, now.services).said(lacking(WAS, ("cache", "min"))) is None


@pytest.mark.parametrize("text", ["port: 80\npool:\n  min: 1\n", "port: 80\n"], ids=["a key", "its mapping"])
def test_what_is_gone_is_nowhere(text: str) -> None:
    moved = Moved(WAS.services, services(text).services)
    assert moved.said(Violation(found(WAS, "pool.max"), {})) is None
    assert moved.said(Violation(found(WAS, "port"), {}, (Related("gone", found(WAS, "pool.max")),))) is None
    assert moved.said(Violation(found(WAS, "port"), {}, cause=found(WAS, "pool.max"))) is None
    assert moved.said(Violation(found(WAS, "port"), {})) is not None


def test_what_stood_at_one_place_and_does_no_more_is_nowhere() -> None:
    there = WAS.by_pair["staging", "web"]
    (at, layer), *_ = ((at, each) for at, each in enumerate(there.layers) if each.path == "staging/web.yaml")
    one, other, *_ = layer.contributions
    same = msgspec.structs.replace(other, entry=msgspec.structs.replace(other.entry, location=one.entry.location))
    was = Moved(
        [with_layer(there, at, msgspec.structs.replace(layer, contributions=(one, same)))],
        [with_layer(there, at, msgspec.structs.replace(layer, contributions=(one, other)))],
    )
    assert was.said(Violation(Place(one.entry.location, "staging", "web", chain=found(WAS, "port").chain[:1]), {})) is None


def with_layer(service: Service, at: int, layer: Layer) -> Service:
    return dataclasses.replace(service, layers=(*service.layers[:at], layer, *service.layers[at + 1 :]))


def test_elsewhere_nothing_moved() -> None:
    moved = Moved(WAS.services, services(f"# more\n{WEB}").services)
    elsewhere = Violation(Place(Location("api.yaml", 4, 1, 4, 9), "staging", "auth"), {})
    assert moved.said(elsewhere) == elsewhere
    assert moved.said(Violation(Place(start_of("staging/web.yaml"), "staging", "web"), {})) is not None
    assert moved.said(Violation(Place(Location("staging/web.yaml", 4, 1, 4, 9), "staging", "web"), {})) is None
