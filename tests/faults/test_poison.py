"""A few poisoned events in a short stream, with hearers in processes of their own: the short form of goal 10."""

import asyncio
from pathlib import Path

import pytest

from libs.chassis.inbox import MAX_DELIVERIES
from tests.faults.goals.g10_poison import run
from tests.faults.poisoning import Kind

pytestmark = pytest.mark.faults

KINDS = (Kind.CRASH, Kind.RAISE, Kind.UNKNOWN)


def test_poison_stops_its_own_case_alone_which_goes_on_in_order_after_the_cure(tmp_path: Path) -> None:
    course = asyncio.run(run(tmp_path, len(KINDS), ack_wait=1.0, kinds=KINDS, usual=False, size=6))
    assert course.totals == {"lost": 0, "doubled": 0, "disordered": 0, "stuck": 0}, course.words
    assert course.in_order, (course.waiting, course.replayed, course.live)
    assert len(course.poisoned) == 5 * (6 * len(KINDS) - len(KINDS))
    crashing = next(case_id for case_id, kind in course.sick.items() if kind is Kind.CRASH)
    assert 1 < course.tried[crashing] <= MAX_DELIVERIES
    assert all(course.controls.values()) and course.controls, course.controls
