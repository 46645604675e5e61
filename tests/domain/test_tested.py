"""A test of texts alone is asked once for each text of a fleet."""

from tests.builders import fleet


def test_a_text_that_several_have_is_tested_once() -> None:
    """Whoever has it; what is no plain text is not tested."""
    asked: list[str] = []

    def is_long(text: str) -> bool:
        asked.append(text)
        return len(text) > 3

    found = fleet(
        staging={"api": {"a": "long", "b": "own", "c": 1234, "d": "${vault:a/b#c}", "e": "long"}},
        production={"api": {"a": "longer", "b": "own", "c": "long", "password": "hidden-from-all"}},
    )
    said = [[setting.name for setting in service.saying(is_long)] for service in found.services]
    assert said == [["a", "e"], ["a", "c"]]
    assert [list(service.saying(is_long)) for service in found.services] != [[], []]
    assert sorted(asked) == ["long", "longer", "own"]


def test_nobody_says_what_does_not_pass() -> None:
    """Nor does a service that others say it of."""
    found = fleet(staging={"api": {"a": "one"}, "web": {"a": "two"}})
    assert [list(service.saying(str.isdigit)) for service in found.services] == [[], []]
    assert [len(service.saying(_begins_as_two)) for service in found.services] == [0, 1]


def test_plain_texts_and_secrets_are_in_the_order_written() -> None:
    """As far as they are among those asked for."""
    (service,) = fleet(staging={"api": {"a": "x", "api_token": "swordfish-123", "b": "y", "n": 1}}).services
    assert [setting.name for setting in service.plain] == ["a", "b"]
    assert [setting.name for setting in service.in_order(service.plain[1:], service.secrets)] == ["api_token", "b"]
    assert service.in_order(service.plain, ()) is service.plain


def _begins_as_two(text: str) -> bool:
    return text.startswith("tw")
