"""How a follow-up begins with its sanction, gets another period, and ends with it (TD-01, P-14, P-19, G-03)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from libs.kernel.case import Moved
from services.accountability.followups.dues import dues
from services.accountability.followups.entering import followup_id_of, rescheduled, revoked, scheduled
from services.accountability.followups.followup import Followup
from services.accountability.followups.lifecycle import LIFECYCLE
from services.accountability.followups.status import UNDER_WAY
from services.accountability.followups.status import FollowupStatus as S
from tests.support.accountability_followups_papers import (
    AFTER,
    EFFECT,
    LAST,
    SANCTION,
    VISIT,
    begun,
    book,
    follow,
    followup_in,
    named,
    noon,
    occasion,
    profile,
)

NOW = occasion("system", noon(EFFECT))


def moved(found: Moved | None) -> Followup:
    """The follow-up as the effect leaves it; its move must be a row of the table."""
    assert found is not None and isinstance(found.case, Followup)
    rows = [m for m in LIFECYCLE.moves if (m.act, m.target) == (found.act, found.case.status)]
    assert any(found.source is None or row.source is found.source for row in rows)
    return found.case


def test_a_sanction_in_effect_has_one_follow_up_however_often_it_is_asked_for() -> None:
    first, again = moved(scheduled(SANCTION, NOW)), moved(scheduled(SANCTION, NOW))
    assert first == again and first.id == followup_id_of(SANCTION.sanction_id)
    assert first.id != moved(scheduled(replace(SANCTION, sanction_id=named("other")), NOW)).id
    assert (first.status, first.version, first.until_on) == (S.SCHEDULED, 0, LAST)


@pytest.mark.parametrize(
    ("until", "due"),
    [
        (date(2027, 1, 12), date(2026, 7, 12)),
        (date(2026, 7, 12), date(2026, 7, 12)),
        (date(2026, 7, 11), date(2026, 7, 11)),
        (EFFECT, EFFECT),
    ],
)
def test_the_first_visit_is_due_in_half_a_year_and_never_beyond_the_impact_period(until: date, due: date) -> None:
    assert moved(scheduled(replace(SANCTION, until_on=until), NOW)).visit_due_on == due


def test_a_sanction_without_an_impact_period_has_no_follow_up() -> None:
    with pytest.raises(ValueError):
        scheduled(replace(SANCTION, until_on=EFFECT - timedelta(days=1)), NOW)


def test_after_a_visit_the_next_one_is_due_half_a_year_later_if_the_period_lasts() -> None:
    assert followup_in(S.VISITED).visit_due_on == date(2026, 12, 15)
    late = follow(follow(begun(), "plan_visit").case, "record_visit", at=noon(date(2026, 7, 13)), visited_on=VISIT)
    assert late.case.visit_due_on == date(2026, 12, 15)
    planned = follow(begun(), "plan_visit", planned_on=date(2026, 7, 13)).case
    beyond = follow(planned, "record_visit", at=noon(date(2026, 7, 13)), visited_on=date(2026, 7, 13)).case
    assert beyond.visit_due_on is None


def test_what_is_due_says_why_and_becomes_overdue() -> None:
    followup = begun(replace(SANCTION, until_on=date(2026, 7, 11)))
    calendar = book().calendar
    (running,) = dues(followup, profile(), {"calendar": calendar})
    assert running.deadline.due_on == date(2026, 7, 11)
    assert "2026-07-11" in running.deadline.explanation.zh and "G-03" in running.cites
    assert running.deadline.state(noon(date(2026, 7, 11))) != "overdue"
    assert running.deadline.state(noon(date(2026, 7, 12))) == "overdue"
    assert dues(followup_in(S.CLOSED), profile(), {"calendar": calendar}) == ()


@pytest.mark.parametrize("status", UNDER_WAY)
def test_a_further_sanction_moves_the_end_of_the_period(status: S) -> None:
    later = moved(rescheduled(followup_in(status), date(2028, 1, 12), NOW))
    assert (later.status, later.until_on) == (status, date(2028, 1, 12))
    assert later.visit_due_on == (date(2026, 7, 12) if status is S.SCHEDULED else date(2026, 12, 15))


def test_a_review_that_shortens_the_period_leaves_no_visit_due_and_says_the_measure() -> None:
    at = occasion("system", noon(date(2026, 9, 1)))
    shorter = moved(rescheduled(begun(), date(2026, 7, 12), at, measure="admonition"))
    assert (shorter.visit_due_on, shorter.measure) == (None, "admonition")
    assert moved(rescheduled(begun(), LAST, at)).measure == SANCTION.measure


@pytest.mark.parametrize("status", [*UNDER_WAY, S.FED_BACK])
def test_a_revoked_sanction_ends_its_follow_up_and_what_was_found_stays(status: S) -> None:
    before = followup_in(status)
    ended = moved(revoked(before, NOW))
    assert (ended.status, ended.visit_due_on, ended.plan) == (S.REVOKED, None, None)
    assert (ended.visits, ended.feedback) == (before.visits, before.feedback)
    assert revoked(ended, NOW) is None and rescheduled(ended, AFTER, NOW) is None


def test_a_closed_follow_up_stays_closed() -> None:
    closed = followup_in(S.CLOSED)
    assert revoked(closed, NOW) is None and rescheduled(closed, AFTER, NOW) is None
