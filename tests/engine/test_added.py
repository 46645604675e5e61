import pytest

from config_lint.domain.intent import Intended, Intent
from config_lint.engine.added import excuses_of, identities, with_added, with_known_excuses
from config_lint.engine.suppressions import Entry
from config_lint.values.location import Location
from tests.builders import options_of, resolved

OPTIONS = {"sources": [{"path": "{environment}/{service}.env"}], "environments": {"staging": {}}}


def comment(line: int, *rules: str, path: str = "staging/web.env", reason: str = "because") -> Entry:
    return Entry(rules or ("a/b",), reason, None, Location(path, line, 1, line, 2), "comment", line)


def identified(text: str, *entries: Entry) -> tuple[str, ...]:
    known = resolved({"staging/web.env": text}, OPTIONS).documents
    return identities(entries, lambda path: known.get(path, ()))


def added(text: str, before: tuple[str, ...], *entries: Entry) -> list[set[str]]:
    known = resolved({"staging/web.env": text}, OPTIONS).documents
    return [set(entry.added) for entry in with_added(entries, lambda path: known.get(path, ()), before)]


def test_a_comment_that_has_only_moved_or_says_it_better_was_there() -> None:
    before = identified("A=1\nB=1\n", comment(1))
    assert added("# one\n\nA=2\nB=1\n", before, comment(3, reason="for another reason")) == [set()]


def test_a_comment_at_another_key_is_added() -> None:
    before = identified("A=1\nB=1\n", comment(1))
    assert added("A=1\nB=1\n", before, comment(2)) == [{"a/b"}]


def test_a_rule_more_is_added_and_the_others_are_not() -> None:
    before = identified("A=1\n", comment(1))
    assert added("A=1\n", before, comment(1, "a/b", "c/d")) == [{"c/d"}]


def test_one_more_of_a_kind_is_added() -> None:
    before = identified("A=1\n", comment(1))
    assert added("A=1\n", before, comment(1), comment(1)) == [set(), {"a/b"}]


def test_an_entry_is_told_by_what_it_means() -> None:
    entry = Entry(("a/b",), "because", None, Location("config-lint.toml", 9, 1, 9, 2), "entry", environment="staging")
    wider = Entry(("a/b",), "because", None, Location("config-lint.toml", 9, 1, 9, 2), "entry")
    before = identified("A=1\n", entry)
    assert added("A=1\n", before, entry) == [set()]
    assert added("A=1\n", before, wider) == [{"a/b"}]


def test_excuses_are_told_by_what_they_mean() -> None:
    entries = {
        "TENANT": {"mode": "may-differ", "reason": "for now", "until": "2027-01-31"},
        "BUCKET": {"mode": "must-differ", "reason": "one each"},
        "billing": {"mode": "may-differ", "reason": "two accounts"},
    }
    assert excuses_of(options_of({"drift": entries})) == ("TENANT", "billing")


@pytest.mark.parametrize(
    ("mode", "before", "counts"),
    [
        ("may-differ", (), False),
        ("may-differ", ("TENANT",), True),
        ("may-differ", None, True),
        ("same", (), True),
        ("must-differ", (), True),
        ("ordered", (), True),
    ],
)
def test_an_excuse_that_was_not_there_does_not_count(mode: str, before: tuple[str, ...] | None, *, counts: bool) -> None:
    entry = Intended("TENANT", mode)
    known = with_known_excuses(Intent(drift=(entry,)), before)
    assert (known.drift, known.unheeded) == (((entry,), ()) if counts else ((), (entry,)))
