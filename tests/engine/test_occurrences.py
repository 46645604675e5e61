from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.finding import Finding
from config_lint.domain.place import Place
from config_lint.domain.severity import Confidence, Severity
from config_lint.engine.occurrences import told_apart
from config_lint.values.location import start_of


def finding(fingerprint: str) -> Finding:
    return Finding("a/b", Severity.ERROR, Confidence.HIGH, "m", Place(start_of("a.env")), (), fingerprint)


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_fingerprint_and_occurrence_name_one_finding(first: list[str], then: list[str]) -> None:
    seen: Counter[str] = Counter()
    found = [*told_apart(map(finding, first), seen), *told_apart(map(finding, then), seen)]
    assert [each.fingerprint for each in found] == [*first, *then]
    assert len({(each.fingerprint, each.occurrence) for each in found}) == len(found)
    assert {each.occurrence for each in found if each.fingerprint == "a"} == set(range(1, (first + then).count("a") + 1))
