import msgspec

from config_lint.domain.report import Coverage, Report
from config_lint.reporters.summary import summary


def test_counts_and_coverage(report: Report) -> None:
    assert summary(report) == (
        "2 errors, 1 warning, 1 suppressed; 12 files, 4 services, 240 settings, 58 rules; "
        "830 relations evaluated, 3 not evaluated"
    )


def test_nothing_found_names_the_environments(clean: Report) -> None:
    assert summary(clean).startswith("nothing found in development, staging, production; 12 files,")


def test_many_environments_are_counted(clean: Report) -> None:
    many = msgspec.structs.replace(clean, environments=tuple(f"pr-{number}" for number in range(9)))
    assert summary(many).startswith("nothing found in pr-0, pr-1, pr-2, pr-3, pr-4, pr-5 and 3 more; ")


def test_large_numbers_can_be_read(clean: Report) -> None:
    large = msgspec.structs.replace(clean, coverage=Coverage(2188, 82, 82290, 64, 1047619, 4530, 0))
    looked = "2,188 files, 82 services, 82,290 settings, 64 rules; 1,047,619 relations evaluated, 4,530 not evaluated"
    assert summary(large).endswith(f"; {looked}")


def test_one_of_each_is_singular(clean: Report) -> None:
    one = msgspec.structs.replace(clean, environments=("e",), coverage=Coverage(1, 1, 1, 1, 1, 0, 1))
    assert summary(one) == "nothing found in e; 1 file, 1 service, 1 setting, 1 rule; 1 relation evaluated, 0 not evaluated"
