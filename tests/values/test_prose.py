import pytest

from config_lint.values.prose import is_prose


@pytest.mark.parametrize(
    "text",
    ["It is good for production, and for nothing else.", "This one is for tests (all of them). Ask for production elsewhere"],
)
def test_a_sentence_is_prose(text: str) -> None:
    assert is_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "Alerts of production.",
        "java -jar backend.jar --spring.profiles.active=production --and --more",
        "a b c d e f g",
        "https://a.b.c.",
    ],
)
def test_a_title_and_a_command_are_none(text: str) -> None:
    assert not is_prose(text)
