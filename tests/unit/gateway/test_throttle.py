"""How often a key may do a thing, and when it may do it again."""

import pytest

from gateway.refusals import TooManyLogins
from gateway.throttle import Rate, Throttle


class Clock:
    """Seconds that pass when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_key_is_let_through_so_often_and_then_told_when_to_come_back() -> None:
    throttle = Throttle(Rate.per_minute(6), TooManyLogins, clock := Clock())
    for _ in range(6):
        throttle.admit("a")
    with pytest.raises(TooManyLogins) as told:
        throttle.admit("a")
    assert told.value.retry_after == 10
    clock.now += 9.9
    with pytest.raises(TooManyLogins):
        throttle.admit("a")
    clock.now += 0.2
    throttle.admit("a")


def test_one_key_does_not_pay_for_another() -> None:
    throttle = Throttle(Rate.per_minute(1), TooManyLogins, Clock())
    throttle.admit("a")
    throttle.admit("b")
    with pytest.raises(TooManyLogins):
        throttle.admit("a")


def test_a_rested_key_has_no_more_than_a_minute_of_turns() -> None:
    throttle = Throttle(Rate.per_minute(2), TooManyLogins, clock := Clock())
    throttle.admit("a")
    clock.now += 3600
    throttle.admit("a")
    throttle.admit("a")
    with pytest.raises(TooManyLogins):
        throttle.admit("a")


def test_ever_new_keys_do_not_fill_the_memory() -> None:
    throttle = Throttle(Rate.per_minute(1), TooManyLogins, Clock())
    for number in range(20_100):
        throttle.admit(str(number))
    assert len(throttle._buckets) == 20_000
