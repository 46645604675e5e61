import pytest
from jinja2 import UndefinedError

from config_lint.templating.page import page


def test_values_are_made_safe_and_escaped_and_our_own_are_not() -> None:
    made = page("<p>{{ said }} {{ count }} {{ ours | safe }}</p>", str.upper)
    assert made({"said": "<b>&x", "count": 3, "ours": "<i>"}) == "<p>&lt;B&gt;&amp;X 3 <i></p>"


def test_what_a_user_wrote_is_no_template() -> None:
    assert page("{{ said }}", str.strip)({"said": " {{ 7 * 7 }} "}) == "{{ 7 * 7 }}"


def test_a_missing_fact_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        page("{{ absent }}", str.strip)({})
