import os
import signal

import pytest

from config_lint.domain.usage import UsageError
from config_lint.executor import ALONE, Crew, can_copy, processors
from config_lint.values.location import Location

copies = pytest.mark.skipif(not can_copy(), reason="processes cannot be copied here")


def test_what_is_made_comes_back_in_order() -> None:
    assert list(Crew(3).each(lambda number: number * number, 20)) == [number * number for number in range(20)]


@copies
def test_the_work_is_done_elsewhere() -> None:
    assert os.getpid() not in set(Crew(2).each(lambda _: os.getpid(), 4))


def test_alone_everything_is_done_here() -> None:
    assert set(ALONE.each(lambda _: os.getpid(), 4)) == {os.getpid()}


def test_a_single_piece_is_done_here() -> None:
    assert list(Crew(4).each(lambda _: os.getpid(), 1)) == [os.getpid()]


def test_what_is_raised_there_is_raised_here() -> None:
    place = Location("rule.yaml", 3, 1, 3, 4)

    def fail(number: int) -> int:
        if number == 2:
            reason = "a rule is wrong"
            raise UsageError(reason, place)
        return number

    with pytest.raises(UsageError, match="a rule is wrong") as caught:
        list(Crew(2).each(fail, 4))
    assert caught.value.location == place


@copies
def test_where_a_process_is_lost_the_work_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != here and number == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(Crew(2).each(work, 3)) == [0, 1, 2]


@copies
def test_what_is_made_is_had_before_everything_is() -> None:
    reading, writing = os.pipe()

    def work(number: int) -> int:
        if number == 2:
            os.read(reading, 1)  # nobody writes until the first was had
        return number

    results = Crew(2).each(work, 3)
    assert next(results) == 0
    os.write(writing, b".")
    assert list(results) == [1, 2]


def test_there_is_a_processor() -> None:
    assert processors() >= 1
