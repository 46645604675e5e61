import os
import signal
from collections.abc import Callable
from time import sleep

import pytest

from config_lint.domain.usage import UsageError
from config_lint.executor import ALONE, Crew, can_copy, processors
from config_lint.values.location import Location

copies = pytest.mark.skipif(not can_copy(), reason="processes cannot be copied here")


def test_what_is_made_comes_back_in_order() -> None:
    assert list(Crew(3).each(lambda number: number * number, 20)) == [number * number for number in range(20)]


@copies
def test_the_work_is_done_here_and_elsewhere() -> None:
    here = os.getpid()

    def waiting(_: int) -> int:
        sleep(0.05)
        return os.getpid()

    makers = set(Crew(3).each(waiting, 30))
    assert here in makers
    assert len(makers) == 3


@copies
def test_a_copy_can_make_what_travels() -> None:
    here = os.getpid()

    def made(number: int) -> object:
        sleep(0.05)
        return lambda: number

    def elsewhere(number: int) -> object:
        sleep(0.05)
        return number, os.getpid()

    found = list(Crew(2).each(made, 10, elsewhere))
    assert {each[1] for each in found if isinstance(each, tuple)}.isdisjoint({here})
    assert [each[0] if isinstance(each, tuple) else each() for each in found if isinstance(each, tuple) or callable(each)] == [
        *range(10)
    ]
    assert 0 < sum(isinstance(each, tuple) for each in found) < 10


def test_what_cannot_travel_is_made_here() -> None:
    def made(number: int) -> Callable[[], int]:
        sleep(0.05)
        return lambda: number

    assert [each() for each in Crew(2).each(made, 4)] == [0, 1, 2, 3]


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


def test_of_all_that_is_raised_the_first_is_told() -> None:
    def fail(number: int) -> int:
        sleep(0.01 if number else 0.1)
        raise UsageError(str(number))

    with pytest.raises(UsageError, match="0"):
        list(Crew(2).each(fail, 8))


def test_there_is_a_processor() -> None:
    assert processors() >= 1
