import re
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Entry
from config_lint.domain.place import Place, place_of
from config_lint.domain.setting import Setting
from config_lint.engine.fingerprint import fingerprint
from config_lint.values.location import Location
from tests.builders import fleet

names = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)
locations = st.builds(Location, names, st.integers(1, 99), st.integers(1, 99), st.integers(1, 99), st.integers(1, 99))
values = st.one_of(st.text(), st.integers(), st.booleans(), st.none())


def place(location: Location, value: Any, owner: str = "staging", key: str = "URL") -> Place:
    entry = Entry((key,), value, location, location)
    return place_of(Setting("staging", "backend", "", key, value, (Contribution(entry, (key,), Operation.SET, owner),)))


HERE = place(Location("a", 1, 1, 1, 1), "x")
PAIRS = (("staging", "backend"),)


@given(locations, values)
def test_neither_path_nor_line_nor_value_matters(location: Location, value: Any) -> None:
    assert fingerprint("a/b", place(location, value), PAIRS, ()) == fingerprint("a/b", HERE, PAIRS, ())


@given(st.permutations(["a", "b", "c"]))
def test_order_of_the_peers_does_not_matter(order: list[str]) -> None:
    peers = [place(Location(name, 1, 1, 1, 1), name, key=name) for name in order]
    assert fingerprint("a/b", HERE, PAIRS, peers) == fingerprint("a/b", HERE, PAIRS, sorted(peers, key=lambda peer: peer.key))


def test_whatever_else_is_said_matters() -> None:
    other = place(Location("a", 1, 1, 1, 1), "x", key="OTHER")
    variants = [
        fingerprint("a/b", HERE, PAIRS, ()),
        fingerprint("a/c", HERE, PAIRS, ()),
        fingerprint("a/b", HERE, (("staging", "auth"),), ()),
        fingerprint("a/b", place(Location("a", 1, 1, 1, 1), "x", owner="production"), PAIRS, ()),
        fingerprint("a/b", other, PAIRS, ()),
        fingerprint("a/b", msgspec.structs.replace(HERE, document="cluster"), PAIRS, ()),
        fingerprint("a/b", HERE, PAIRS, (other,)),
        fingerprint("a/b", HERE, PAIRS, (msgspec.structs.replace(other, service="auth"),)),
        fingerprint("a/b", HERE, PAIRS, (), "X"),
    ]
    assert len(set(variants)) == len(variants)
    assert all(re.fullmatch(r"[0-9a-f]{32}", text) for text in variants)


def test_shared_layer_is_one_scope_however_many_environments_read_it() -> None:
    shared = place(Location("base", 1, 1, 1, 1), "x", owner="")
    assert fingerprint("a/b", shared, PAIRS, ()) == fingerprint("a/b", shared, (*PAIRS, ("production", "backend")), ())


def test_what_is_missing_belongs_to_the_environment_that_it_is_missing_in() -> None:
    missing = Place(Location("base", 1, 1, 1, 1), "staging", "backend", key="URL")
    elsewhere = (("production", "backend"),)
    assert fingerprint("a/b", missing, PAIRS, ()) != fingerprint("a/b", missing, elsewhere, ())


def test_parts_cannot_run_into_one_another() -> None:
    assert fingerprint("a/b", HERE, PAIRS, (), "c") != fingerprint("a/bc", HERE, PAIRS, ())


def test_real_places_of_two_environments_differ() -> None:
    found = fleet(staging={"backend": {"URL": "x"}}, production={"backend": {"URL": "x"}})
    prints = {fingerprint("a/b", place_of(service.settings[0]), (service.pair,), ()) for service in found.services}
    assert len(prints) == 2


def test_half_a_surrogate_pair_in_a_key_is_part_of_it() -> None:
    first, second = (Place(Location("a.json", 1, 1, 1, 2), key=half) for half in ("\ud83d", "\udc00"))
    assert fingerprint("a/b", first, (), ()) != fingerprint("a/b", second, (), ())
