import pytest
from hypothesis import given
from hypothesis import strategies as st

from config_lint.values.empty import Empty
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.trace import FEW_DIGITS, lasting_trace, trace

STRONG = "kX9vLm4Wd8sTz1Bn6Rf3Yc5Pg0eQ7uHj"
SALT = b"salt"
values = st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.text().map(Secret), st.sampled_from(list(Empty)))


@given(values)
def test_equal_values_have_equal_traces_and_salts_tell_them_apart(value: str | Secret) -> None:
    assert trace(value, SALT) == trace(value, SALT)
    assert trace(value, SALT) != trace(value, b"pepper")


def test_a_number_and_its_text_are_one_value() -> None:
    assert trace(8080, SALT) == trace("8080", SALT)
    yes: bool = True
    assert trace(yes, SALT) == trace("true", SALT)


def test_a_reference_is_told_by_what_it_asks_for() -> None:
    one, two = (Reference("vault", name, f"vault:{name}") for name in ("a", "b"))
    assert lasting_trace(one, SALT) != lasting_trace(two, SALT)


def test_of_a_strong_secret_little_is_kept() -> None:
    kept = lasting_trace(Secret(STRONG), SALT)
    assert len(kept) == FEW_DIGITS
    assert kept != lasting_trace(Secret(STRONG[::-1]), SALT)
    assert kept not in trace(Secret(STRONG), SALT)


@pytest.mark.parametrize(
    "text", ["", "hunter2", "postgres", "changeme-in-production-please", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]
)
def test_of_a_secret_that_could_be_guessed_nothing_is_kept(text: str) -> None:
    assert lasting_trace(Secret(text), SALT) == ""


def test_of_a_url_the_password_takes_no_part_in_what_is_kept() -> None:
    shown = "postgresql://app:***@db.example.com/app"
    one, two = (Secret(f"postgresql://app:{password}@db.example.com/app", shown) for password in ("hunter2", STRONG))
    assert lasting_trace(one, SALT) == lasting_trace(two, SALT)
    assert trace(one, SALT) != trace(two, SALT)
