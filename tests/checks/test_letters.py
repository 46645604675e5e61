import pytest

from config_lint.checks.letters import is_code, is_expression, is_inflected, is_plural, is_recased, is_slip, swapped


@pytest.mark.parametrize("name", ["(error != null)", "a == b", "spec.*", "x|y"])
def test_what_is_worked_out_is_no_name(name: str) -> None:
    assert is_expression(name)


@pytest.mark.parametrize(
    "name", ["DATABASE_URL", "spring.datasource-url", "config.linting.example/tag", "$patch", "key with spaces"]
)
def test_a_name_is_no_expression(name: str) -> None:
    assert not is_expression(name)


def test_what_makes_two_names_of_one_letter() -> None:
    assert is_plural("target", "targets")
    assert is_recased("clientId", "clientID")
    assert is_code("linux-m4xlarge", "linux-c4xlarge")
    assert is_inflected("guarantee", "guaranteed")
    assert is_slip("guarantee", "gurantee")
    assert not is_slip("request", "requests")


def test_the_words_in_which_alone_two_names_differ() -> None:
    assert swapped("disk-mxlarge-arm", "disk-cxlarge-arm") == frozenset({"mxlarge", "cxlarge"})
    assert swapped("disk-mxlarge-arm", "disk-cxlarge-amd") is None
    assert swapped("disk-mxlarge", "disk-mxlarge-arm") is None
    assert swapped("error", "error") is None
