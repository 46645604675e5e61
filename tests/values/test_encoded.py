from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.encoded import decoded
from config_lint.values.secret import Secret


@given(st.text(st.characters(categories=("L", "N", "P"))).filter(str.isprintable))
def test_text_behind_the_base64_is_the_secret(text: str) -> None:
    assert decoded(Secret(b64encode(text.encode()).decode())) == Secret(text)


@pytest.mark.parametrize("text", ["", "not base64!", "abc", b64encode(b"\xff\xfe").decode(), b64encode(b"\x00\x01").decode()])
def test_what_is_no_text_in_base64_stays(text: str) -> None:
    assert decoded(Secret(text)) == Secret(text)


def test_it_stays_hidden() -> None:
    assert str(decoded(Secret(b64encode(b"swordfish").decode(), "***"))) == "***"
