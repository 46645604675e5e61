from io import BytesIO, StringIO, TextIOWrapper

import pytest

from config_lint.cli.screen import display_for, in_colour, width_of


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": "0"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"CLICOLOR_FORCE": "1"}, False, True),
        ({"CLICOLOR_FORCE": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        ({"TERM": "xterm-256color"}, True, True),
    ],
)
@pytest.mark.skipif("sys.platform == 'win32'", reason="consoles of Windows have to be known")
def test_variables_decide_about_colours(variables: dict[str, str], *, terminal: bool, coloured: bool) -> None:
    assert in_colour("auto", variables, terminal=terminal) is coloured


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"TERM": "dumb"}])
def test_flag_wins(variables: dict[str, str]) -> None:
    assert in_colour("always", variables, terminal=False)
    assert not in_colour("never", variables, terminal=True)


def test_window_decides_about_the_width_of_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert width_of(StringIO()) == width_of(None) == 100
    monkeypatch.setenv("COLUMNS", "57")
    assert width_of(Terminal()) == width_of(StringIO()) == 57
    assert width_of(None) == 100


def test_display_knows_the_letters_of_its_stream() -> None:
    assert display_for(TextIOWrapper(BytesIO(), encoding="latin-1"), "never").encoding == "latin-1"
    assert display_for(None, "always").encoding == "utf-8"
    assert not display_for(None, "always").colour
