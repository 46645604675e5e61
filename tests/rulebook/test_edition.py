import pytest

from config_lint import __version__
from config_lint.domain.rule import Variant
from config_lint.domain.severity import Severity
from config_lint.domain.usage import UsageError
from config_lint.options import options_from
from config_lint.rulebook import edition as editions
from config_lint.rulebook.edition import as_of, is_newer
from config_lint.rulebook.load import read_rule
from config_lint.values.location import Location, start_of
from tests.builders import rule_of
from tests.shipped import shipped_rules

HERE = start_of("config-lint.toml")


@pytest.fixture(autouse=True)
def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that has seen a few editions."""
    monkeypatch.setattr(editions, "__version__", "0.12.3")


@pytest.mark.parametrize(
    ("since", "edition", "expected"),
    [
        ("0.2", "0.1", Severity.INFO),
        ("0.10", "0.2", Severity.INFO),
        ("0.2", "0.2", Severity.ERROR),
        ("0.2.0", "0.2", Severity.ERROR),
        ("0.2", "0.10", Severity.ERROR),
        ("", "0.1", Severity.ERROR),
        ("0.2", "", Severity.ERROR),
    ],
)
def test_rules_newer_than_the_edition_only_inform(since: str, edition: str, expected: Severity) -> None:
    [rule] = as_of([rule_of(since=since)], edition, HERE)
    assert rule.severity is expected


def test_so_do_their_variants() -> None:
    [rule] = as_of([rule_of(since="0.2", variants={"worse": Variant(severity=Severity.ERROR)})], "0.1", HERE)
    assert rule.variants["worse"].severity is Severity.INFO


def test_edition_that_is_not_there_yet_is_an_error() -> None:
    with pytest.raises(UsageError, match=r"edition 0\.13 is newer than this config-lint, which is 0\.12\.3: install a newer one"):
        as_of([], "0.13", HERE)


@pytest.mark.parametrize("text", ['""', '"latest"', '"0.1-rc"', "0.1"])
def test_edition_is_a_version(text: str) -> None:
    from config_lint.options import Origin, parse

    with pytest.raises(UsageError) as caught:
        parse(f"edition = {text}\n", Origin(file="config-lint.toml"))
    assert caught.value.location == Location("config-lint.toml", 1, 1, 1, 8) or caught.value.location is not None
    assert "edition must be" in caught.value.message


def test_a_rule_says_since_when_it_is_there() -> None:
    text = "title: T\nseverity: error\nwhy: w\nfix: f\nsource: https://example.com\ncheck: holds\nmessage: m\nsince: SINCE\n"
    assert read_rule(text.replace("SINCE", '"0.2"'), "demo", "rule", "rule.yaml").since == "0.2"
    for wrong in ('"next"', "0.2"):
        with pytest.raises(UsageError, match=r"rule\.yaml:8:"):
            read_rule(text.replace("SINCE", wrong), "demo", "rule", "rule.yaml")


def test_no_built_in_rule_is_newer_than_this_version() -> None:
    assert [rule.id for rule in shipped_rules() if is_newer(rule, __version__)] == []


def test_options_hold_an_edition() -> None:
    assert options_from({"edition": "0.1"}).edition == "0.1"
