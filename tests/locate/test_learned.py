from config_lint.locate.learned import domains_of
from tests.builders import fleet


def test_a_domain_is_learned_where_several_hosts_say_so() -> None:
    found = fleet(
        staging={
            "a": {
                "ONE": "https://a.staging.example.com",
                "TWO": "https://b.staging.example.com",
                "X": "https://x.dev.example.org",
            }
        },
        dev={"a": {"ONE": "https://a.dev.example.com", "TWO": "https://www.example.com"}},
    )
    assert domains_of(found) == {"staging": ["*.staging.example.com"]}


def test_another_environment_that_calls_it_takes_nothing_away() -> None:
    hosts = {"ONE": "https://a.staging.example.com", "TWO": "https://b.staging.example.com"}
    assert domains_of(fleet(staging={"a": hosts}, dev={"a": hosts})) == {"staging": ["*.staging.example.com"]}


def test_a_word_at_the_end_of_a_label_says_so_too() -> None:
    hosts = {"ONE": "https://a-dev.example.com/x", "TWO": "https://b-dev.example.com", "X": "https://dev.example.org"}
    assert domains_of(fleet(dev={"a": hosts}, prod={"a": {}})) == {"dev": ["*-dev.example.com"]}
