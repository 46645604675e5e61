from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.cause import Cause, causes
from config_lint.domain.finding import Finding
from config_lint.domain.place import Place
from config_lint.domain.severity import Confidence, Severity
from config_lint.values.location import start_of


def finding(path: str = "", rule: str = "demo/rule", setting: str = "", host: str = "") -> Finding:
    place = Place(start_of(path), "staging", "web", setting=setting)
    return Finding(rule, Severity.ERROR, Confidence.HIGH, "wrong", place, (("staging", "web"),), "0", host=host)


def test_the_cause_that_explains_the_most_comes_first_and_nothing_counts_twice() -> None:
    found = [finding("base.yaml", f"demo/{index}") for index in range(4)]
    found += [finding(f"{index}.yaml", "demo/other", host="mail.example.com") for index in range(3)]
    found += [finding("base.yaml", "demo/other", host="mail.example.com")]
    assert causes(found, 10) == (Cause("file", "base.yaml", 5), Cause("host", "mail.example.com", 3))


def test_of_causes_alike_the_most_telling_is_named() -> None:
    found = [finding("a.yaml", setting="database.host", host="db.example.com")] * 2
    assert causes(found, 10) == (Cause("host", "db.example.com", 2),)


def test_a_cause_explains_several_findings() -> None:
    assert causes([finding("a.yaml", "demo/a"), finding("b.yaml", "demo/b")], 10) == ()
    assert causes([finding("a.yaml", "demo/a")], 10, fewest=1) == (Cause("file", "a.yaml", 1),)
    assert causes([], 10) == ()


some = st.sampled_from(["", "a", "b", "c"])


@given(st.lists(st.builds(finding, some, st.sampled_from(["x/a", "x/b"]), some, some), max_size=30), st.integers(1, 5))
def test_no_finding_is_explained_twice_and_the_order_is_that_of_the_counts(found: list[Finding], most: int) -> None:
    explained = causes(found, most)
    counts = [cause.count for cause in explained]
    assert len(explained) <= most
    assert sum(counts) <= len(found)
    assert counts == sorted(counts, reverse=True)
    assert causes(found[::-1], most) == explained
