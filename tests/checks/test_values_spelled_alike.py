from hypothesis import given
from hypothesis import strategies as st

from config_lint.checks.values_spelled_alike import LONG_WORD, Neighbours
from config_lint.values.spelling import one_edit_apart
from config_lint.values.words import words
from tests.builders import fleet, violations


def names(*values: str) -> list[str]:
    environments = zip(("development", "test", "staging", "production"), values, strict=False)
    found = fleet(**{environment: {"backend": {"KIND": value}} for environment, value in environments})
    return [each.facts["name"] for each in violations(found, "values-spelled-alike")]


def test_a_letter_less_than_its_peers() -> None:
    assert names("authenticator", "authenticator", "authentcator") == ["authentcator"]


def test_an_ending_counts_where_the_whole_value_is_the_name() -> None:
    assert names("archiver-secrets", "archiver-secrets", "archiver-secret") == ["archiver-secret"]


def test_short_words_numbers_and_separators_tell_names_apart() -> None:
    assert names("csum.edu/people", "csum.edu/people", "csun.edu/people") == []
    assert names("orders-queue-1", "orders-queue-1", "orders-queue-2") == []
    assert names("asset-manager", "asset-manager", "asset_manager") == []


def test_a_name_that_stands_in_several_places_is_meant() -> None:
    assert names("authenticator", "authenticator", "authentcator", "authentcator") == []


def test_other_places_of_the_service() -> None:
    host = "bookshop.example.org"
    settings = {"host": host, "tls": host, "redirect": host, "from": "bokshop.example.org"}
    (odd,) = violations(fleet(production={"backend": settings}), "values-spelled-alike")
    assert (odd.place.key, odd.variant) == ("from", "elsewhere")


def test_two_items_of_one_list_are_two_names() -> None:
    def kinds(*listed: str) -> list[str]:
        rules = [{"kinds": list(listed)}, {"kinds": ["clusters"]}, {"kinds": ["clusters"]}]
        return [
            each.facts["name"] for each in violations(fleet(production={"backend": {"rules": rules}}), "values-spelled-alike")
        ]

    assert kinds("clusters", "xclusters") == []
    assert kinds("clusteers") == ["clusteers"]


_long = st.sampled_from(("orders", "order", "ordres", "orderss", "signal", "singal", "signals", "host", "hosts", "Orders"))
NAMES = st.lists(_long, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from(("-", "_", ".", "")).map(lambda joint: joint.join(parts))
)


@given(st.lists(NAMES, max_size=12, unique=True), NAMES)
def test_neighbours_are_those_a_slip_or_an_ending_away(names: list[str], name: str) -> None:
    """As a look at all of them tells, one by one."""
    near = {other for other in names if one_edit_apart(name, other)}
    told = set(Neighbours(names).of(name))
    assert told <= near
    for other in near:
        slips = [pair for pair in zip(words(name), words(other), strict=False) if pair[0] != pair[1]]
        is_slip = len(words(name)) == len(words(other)) and len(slips) == 1
        if is_slip and all(len(word) >= LONG_WORD and word.isalpha() for word in slips[0]):
            assert other in told
        if name.startswith(other) or other.startswith(name):
            assert other in told
