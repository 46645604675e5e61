from config_lint.domain.usage import UsageError, nearest, unknown
from config_lint.values.location import Location


def test_unknown_name_comes_with_the_one_that_was_meant() -> None:
    error = unknown("environment", "stagin", ("development", "staging"))
    assert str(error) == 'unknown environment "stagin": did you mean "staging"?'


def test_unknown_name_without_a_near_one_comes_with_all_there_are() -> None:
    assert str(unknown("service", "x", ("auth", "backend"))) == 'unknown service "x": known: auth, backend'


def test_a_long_list_of_known_names_is_cut() -> None:
    assert str(unknown("rule", "x", map(str, range(100, 115)))).endswith("110, 111 and 3 more")


def test_unknown_name_where_there_is_none_at_all() -> None:
    assert str(unknown("service", "auth", ())) == 'unknown service "auth": there is no service here'


def test_usage_error_names_its_place() -> None:
    assert str(UsageError("no such thing", Location("config-lint.toml", 3, 1, 3, 5))) == "config-lint.toml:3:1: no such thing"


def test_nearest_ignores_case_and_keeps_the_known_spelling() -> None:
    assert nearest("PRODUCTION", ("Production",)) == "Production"
    assert nearest("qa", ("Production",)) == ""
