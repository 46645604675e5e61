"""Did you mean."""

from config_lint.values.spelling import did_you_mean, suggestion


def test_the_closest_word_is_meant() -> None:
    assert did_you_mean("prodution", ["staging", "production"]) == "production"
    assert did_you_mean("INFOO", ["info", "warning"]) == "info"
    assert did_you_mean("xyz", ["info"]) == ""
    assert did_you_mean("Api", ["API"]) == "API"


def test_a_suggestion_ends_a_sentence() -> None:
    assert suggestion("ture", ["true"]) == "; did you mean true?"
    assert suggestion("maybe", ["true"]) == ""
