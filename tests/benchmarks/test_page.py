from benchmarks.page import page, replaced, today
from benchmarks.result import Result


def test_a_line_that_is_measured_anew_is_replaced_in_its_place() -> None:
    first = page(replaced("", [Result("a", 1, 2, "×", "one"), Result("b", 3, 4, "s", "two")]))
    rows = replaced(first, [Result("a", 9, 2, "×", "again"), Result("c", 1, 1, "", "new")])
    assert rows == [
        f"| a | 9.00 × | ≤ 2 × | **no** | again; {today()} |",
        f"| b | 3.00 s | ≤ 4 s | yes | two; {today()} |",
        f"| c | 1.00 | ≤ 1 | yes | new; {today()} |",
    ]
    assert replaced(page(rows), []) == rows
