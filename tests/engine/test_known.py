from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.finding import Finding
from config_lint.domain.known import Known
from config_lint.domain.place import Place
from config_lint.domain.severity import Confidence, Severity
from config_lint.engine.known import match, remembered, sift
from config_lint.values.location import Location


def finding(line: int = 1, *environments: str, fingerprint: str = "f", service: str = "web", path: str = "a.env") -> Finding:
    affects = tuple((environment, service) for environment in environments or ("staging",))
    place = Place(Location(path, line, 1, line, 2), affects[0][0], service, key="KEY")
    return Finding("demo/fault", Severity.ERROR, Confidence.HIGH, "a fault", place, affects, fingerprint)


def known(*environments: str, fingerprint: str = "f") -> Known:
    return Known("demo/fault", environments or ("staging",), "web", "KEY", fingerprint)


def test_what_is_remembered_says_nothing_of_lines_and_files() -> None:
    assert remembered(finding(3, "staging", "production", "pr-7"), {"pr-7"}) == known("production", "staging")
    assert remembered(finding(9, path="b.env")) == remembered(finding(3))


def test_what_concerns_several_services_is_nobodys() -> None:
    both = finding()
    both = Finding(both.rule, both.severity, both.confidence, "", both.place, (("staging", "web"), ("staging", "api")), "f")
    assert remembered(both).service == ""


def test_one_that_is_known_stands_for_one_that_is_found() -> None:
    sifted = sift([finding(1), finding(2), finding(3)], [known(), known()])
    assert [one.place.location.line for one in sifted.known] == [1, 2]
    assert [one.place.location.line for one in sifted.new] == [3]
    assert sifted.left == ()


def test_what_is_not_found_again_is_left() -> None:
    assert sift([], [known()]).left == (known(),)
    assert sift([finding(fingerprint="g")], [known()]).left == (known(),)


@pytest.mark.parametrize(
    ("accepted", "reached", "is_known"),
    [
        (("staging",), ("staging",), True),
        (("production", "staging"), ("staging",), True),
        (("staging",), ("production",), False),
        (("staging",), ("production", "staging"), False),
        (("staging",), ("staging", "pr-7"), True),
    ],
)
def test_a_fault_is_not_known_where_it_reaches_a_further_environment(
    accepted: Sequence[str], reached: Sequence[str], *, is_known: bool
) -> None:
    sifted = sift([finding(1, *reached)], [known(*accepted)], {"pr-7"})
    assert bool(sifted.known) is is_known


def test_the_one_that_fits_fewest_chooses_first() -> None:
    wide, narrow = finding(2, "production", "staging"), finding(1, "staging")
    assert sift([narrow, wide], [known("production", "staging"), known("staging")]).new == ()


environments = st.sets(st.sampled_from(["dev", "staging", "production"]), min_size=1).map(lambda names: tuple(sorted(names)))
findings = st.lists(
    st.builds(
        lambda line, reached, mark: finding(line, *reached, fingerprint=mark),
        st.integers(1, 9),
        environments,
        st.sampled_from("fg"),
    )
)
entries = st.lists(st.builds(lambda reached, mark: known(*reached, fingerprint=mark), environments, st.sampled_from("fg")))


@given(findings, entries)
def test_the_order_does_not_matter(found: list[Finding], accepted: list[Known]) -> None:
    once = sift(found, accepted)
    again = sift(found[::-1], accepted[::-1])
    assert once.new == again.new
    assert once.known == again.known
    assert sorted(once.left, key=repr) == sorted(again.left, key=repr)


@given(findings, st.integers(1, 1000))
def test_moving_lines_changes_nothing(found: list[Finding], by: int) -> None:
    accepted = [remembered(one) for one in found]
    moved = [
        finding(one.place.location.line + by, *(name for name, _ in one.affects), fingerprint=one.fingerprint) for one in found
    ]
    sifted = sift(moved, accepted)
    assert (sifted.new, sifted.left) == ((), ())


@given(findings, entries)
def test_nothing_is_lost_and_nothing_counts_twice(found: list[Finding], accepted: list[Known]) -> None:
    sifted = sift(found, accepted)
    assert sorted(map(repr, (*sifted.new, *sifted.known))) == sorted(map(repr, found))
    assert len(sifted.known) + len(sifted.left) == len(accepted)


@given(findings)
def test_what_is_found_matches_itself(found: list[Finding]) -> None:
    everything = [remembered(one) for one in found]
    recognised, left = match(everything, everything)
    assert recognised == dict(enumerate(everything))
    assert left == ()
