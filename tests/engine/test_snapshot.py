import json

from hypothesis import given
from hypothesis import strategies as st

from config_lint.domain.applied import Tally
from config_lint.domain.known import Known
from config_lint.domain.past import Fact, Past, PastService
from config_lint.engine.snapshot import read, written

words = st.text(max_size=6)
facts = st.builds(Fact, words, words, words, words, words)
services = st.builds(PastService, words, words, st.lists(words, max_size=2).map(tuple), st.lists(facts, max_size=3).map(tuple))
findings = st.builds(Known, words, st.lists(words, max_size=2).map(tuple), words, words, words)
tallies = st.builds(Tally, st.integers(0, 9), st.integers(0, 9))
pasts = st.builds(
    Past,
    salt=st.binary(max_size=16).map(bytes.hex),
    lasting=st.just(value=True),
    services=st.lists(services, max_size=2).map(tuple),
    known=st.lists(findings, max_size=2).map(tuple),
    suppressions=st.lists(words, max_size=2).map(tuple),
    excuses=st.lists(words, max_size=2).map(tuple),
    rules=st.dictionaries(words, st.dictionaries(words, tallies, max_size=2), max_size=2),
)


@given(pasts)
def test_what_is_written_is_read_again(past: Past) -> None:
    text = written(past)
    assert read(text, "before.json") == past
    assert json.loads(text)["version"] == 1


@given(pasts)
def test_what_is_written_again_is_the_same(past: Past) -> None:
    assert written(read(written(past), "before.json")) == written(past)
