import pytest

from config_lint.values.cron import fault


@pytest.mark.parametrize("text", ["*/5 * * * *", "0 0 1,15 * MON-FRI", "0 12 L * ?", "@daily", "0 0 * * 0", "not a table at all"])
def test_nothing_wrong(text: str) -> None:
    assert fault(text, strict=True) == ""


@pytest.mark.parametrize(
    ("text", "piece"),
    [("60 * * * *", "60"), ("* 24 * * *", "24"), ("* * 0 * *", "0"), ("* * * 13 *", "13"), ("0 5-3 * * *", "5-3")],
)
def test_a_number_out_of_range(text: str, piece: str) -> None:
    assert fault(text).startswith(f"{piece} is no ")


def test_sunday_is_not_7_for_everybody() -> None:
    assert fault("0 0 * * 5-7") == ""
    assert fault("0 0 * * 5-7", strict=True) == "7 is no day of the week: it is 0 to 6"
