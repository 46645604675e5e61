"""What is written, field by field, against looking at each setting by itself."""

from collections import defaultdict

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.columns import columns
from config_lint.domain.contribution import Contribution, Operation
from config_lint.domain.document import Entry, beside
from config_lint.domain.facts import kinds_of, kinds_under
from config_lint.domain.setting import Setting
from config_lint.pipeline.memory.written import Written, alike, heights
from config_lint.values.empty import Empty
from config_lint.values.location import Location
from config_lint.values.secret import Secret
from config_lint.values.value import Value

numbers = st.integers(1, 4)
places = st.builds(Location, st.sampled_from(["a.yaml", "b.yaml"]), numbers, numbers, numbers, numbers)
values: st.SearchStrategy[Value] = st.sampled_from(
    ["x", "http://a", 0, 1, 7, 200_000, 0.5, True, None, Secret("hunter2"), Secret("hunter2", "http://a:***@b"), Empty.LIST]
)


def entry(value: Value, place: Location, key: Location, text: str, *, verbatim: bool) -> Entry:
    return Entry(("a",), value, place, beside(key, place), text, verbatim)


entries = st.builds(entry, values, places, places, st.sampled_from(["", "x"]), verbatim=st.booleans())
links = st.builds(Contribution, entries, st.just(("a",)), st.just(Operation.SET), st.sampled_from(["", "staging"]))
names = st.sampled_from(["port", "log.level", "enabled", "a"])


def setting(name: str, value: Value, chain: list[Contribution], canonical: str, *, kept: bool) -> Setting:
    return Setting("staging", "web", "", name, chain[-1].entry.value if kept else value, tuple(chain), canonical)


def read_again(value: Value) -> Value:
    """The same value, as another object where there can be one."""
    return f"{value} "[:-1] if isinstance(value, str) else value


def anew(one: Setting) -> Setting:
    replace = msgspec.structs.replace
    links = [replace(link, entry=replace(link.entry, value=read_again(link.entry.value))) for link in one.chain]
    is_kept = one.value is one.chain[-1].entry.value
    return replace(one, value=links[-1].entry.value if is_kept else read_again(one.value), chain=tuple(links))


chains = st.lists(links, min_size=1, max_size=3)
settings = st.builds(setting, names, values, chains, st.sampled_from(["", "logging.level", "database.port"]), kept=st.booleans())


def written(each: list[Setting]) -> Written:
    _, _, _, _, resolved, overriding, _ = columns(each, 7)
    return Written(resolved, overriding)


@given(st.lists(settings, max_size=6))
def test_each_setting_says_what_it_says_by_itself(each: list[Setting]) -> None:
    plain = []
    for index, one in enumerate(each):
        said: tuple[object, ...] = (index, one.value)
        for link in one.chain:
            entry, place = link.entry, link.entry.location
            said += (entry.text, entry.verbatim, place.end_line - place.line, place.end_column)
            if link is not one.chain[-1] or entry.value is not one.value:
                said += ([entry.value],)
        plain.append(said)
    assert [tuple(said) for said in written(each).said()] == plain


@given(st.lists(settings, max_size=6))
def test_it_says_the_same_of_values_that_were_read_again(each: list[Setting]) -> None:
    again = [anew(one) for one in each]
    assert written(again).said() == written(each).said()
    assert written(again).bones() == written(each).bones()


@given(st.lists(settings, max_size=6))
def test_each_setting_is_of_the_kinds_that_it_is_of_by_itself(each: list[Setting]) -> None:
    found = map(kinds_under, written(each).kinds(), [one.name for one in each], [one.canonical for one in each])
    assert list(found) == list(map(kinds_of, each))


@given(st.lists(settings, max_size=6))
def test_every_line_is_known_by_its_file(each: list[Setting]) -> None:
    plain = defaultdict(set)
    for one in each:
        for link in one.chain:
            for place in (link.entry.location, link.entry.key_location):
                plain[place.path].add(place.line)
    assert {path: set(lines) for path, lines in written(each).lines().items()} == plain


def test_a_column_in_which_all_is_the_same_is_short() -> None:
    assert alike(("a", "a", "a")) == ("a",)
    assert alike(("a", "b", "a")) == ("a", "b", "a")
    assert alike(()) == ()
    assert heights((3, 5), (3, 5)) == (0,)
    assert heights((4, 5), (3, 5)) == (1, 0)
