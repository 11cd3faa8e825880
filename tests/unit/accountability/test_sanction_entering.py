"""Sanctions begin with the service, move with reviews and re-examinations, and end by time (TA-12, TA-13, P-19)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.accountability_aftermath import (
    SanctionEffective,
    SanctionEnded,
    SanctionRecounted,
    SanctionReplaced,
    SanctionRevoked,
)
from libs.kernel.case import Moved
from libs.kernel.deadlines import end_of
from services.accountability.cases.case_type import CASE
from services.accountability.followups.entering import followup_id_of
from services.accountability.followups.followup import Followup
from services.accountability.followups.status import FollowupStatus
from services.accountability.sanctions.case_type import SANCTION
from services.accountability.sanctions.entering import recourse_noted, ruled
from services.accountability.sanctions.records import Recourse, Ruling
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.settling import ObjectRecord, Touched, settled
from services.accountability.sanctions.status import RecourseStage, ReviewPath, SanctionStatus
from tests.support.accountability_aftermath_papers import (
    LATER,
    SERVE,
    SERVED_ON,
    Act,
    Standing,
    decided,
    named,
    on,
    perform,
    record_of,
    refused,
    sanctions_in,
    serve_facts,
    served,
)

RULING = Ruling("review", named("review"), LATER)
EXPIRE = Act("manager", {})


def rule(standing: Standing, *measures: str, record: ObjectRecord | None = None) -> tuple[Moved, ...]:
    """What a ruling that leaves these measures does."""
    return ruled(standing.sanctions, measures, RULING, on("recorder"), record or standing.record)


def moves(moved: tuple[Moved, ...]) -> list[tuple[str, str]]:
    """Which case of which kind makes which move."""
    return [(type(one.case).__name__, one.act) for one in moved]


def the(moved: tuple[Moved, ...], kind: type[Any]) -> Any:
    """The one case of that kind among the moves."""
    (found,) = (one.case for one in moved if type(one.case) is kind)
    return found


def test_service_opens_one_sanction_for_each_measure_and_its_follow_up_in_the_same_act() -> None:
    outcome = perform(CASE, decided("party_warning", "transfer"), "serve", SERVE)
    warning, transfer = sanctions_in(outcome.others)
    assert (warning.measure, warning.form, warning.until_on) == ("party_warning", 2, date(2027, 4, 10))
    assert (transfer.measure, transfer.impact) == ("transfer", None)
    followup = the(outcome.others, Followup)
    assert (followup.id, followup.until_on) == (followup_id_of(warning.id), warning.until_on)
    assert followup.person_id == named("deputy") == warning.person_id
    assert outcome.case.service.sanction_ids == (warning.id, transfer.id)


def test_what_is_told_of_a_sanction_is_its_measure_its_form_and_its_days() -> None:
    outcome = perform(CASE, decided("party_warning"), "serve", SERVE)
    told = outcome.others[0].event
    assert isinstance(told, SanctionEffective)
    assert (told.measure, told.form, told.effective_on, told.until_on) == (
        "party_warning", 2, SERVED_ON, date(2027, 4, 10)
    )  # fmt: skip


def test_a_sanction_on_an_organization_has_no_period_and_no_follow_up() -> None:
    standing = served("organization_circular", on_unit=True)
    (sanction,) = standing.sanctions
    assert (sanction.person_id, sanction.organ_id, sanction.impact) == (None, named("unit"), None)
    assert standing.record.followups == () and sanction.timers() == ()


def test_accountability_is_for_life_whatever_becomes_of_the_period() -> None:
    (sanction,) = served("admonition").sanctions
    ended = perform(SANCTION, sanction, "expire", EXPIRE, day=date(2026, 10, 11)).case
    assert sanction.for_life and ended.for_life and ended.status is SanctionStatus.ENDED


def test_the_clock_ends_it_when_the_last_day_is_over_and_not_before() -> None:
    (sanction,) = served("admonition").sanctions
    (timer,) = sanction.timers()
    assert (timer.act, timer.due_at) == ("expire", end_of(date(2026, 10, 10)))
    assert refused(SANCTION, sanction, "expire", EXPIRE, day=date(2026, 10, 10)) == {"impact_period_runs"}
    outcome = perform(SANCTION, sanction, "expire", EXPIRE, day=date(2026, 10, 11))
    assert outcome.case.timers() == () and outcome.case.ending.expired
    assert isinstance(outcome.event, SanctionEnded) and outcome.event.ended_on == date(2026, 10, 10)


def test_a_measure_without_a_period_never_expires() -> None:
    (sanction,) = served("reminder_talk").sanctions
    assert refused(SANCTION, sanction, "expire", EXPIRE, day=date(2036, 1, 1)) == {"impact_period_runs"}


def second_decision(first: Standing, *measures: str, day: date = date(2026, 8, 10)) -> tuple[Moved, ...]:
    """What the service of another decision on the same official does."""
    case = replace(decided(*measures), id=named("other-case"))
    dated = {"served_on": day, "unit_served_on": day, "informed_on": day}
    facts = serve_facts(first.record, since=day)
    return perform(CASE, case, "serve", SERVE, loaded=facts, day=day, **dated).others


def test_a_party_sanction_in_a_running_period_is_added_to_it_and_leaves_the_first_alone() -> None:
    first = served("party_warning")
    others = second_decision(first, "party_serious_warning")
    (added,) = sanctions_in(others)
    assert added.until_on == date(2028, 10, 10)
    assert added.impact is not None and added.impact.additions[0].sanction_id == first.sanctions[0].id
    assert moves(others) == [("Sanction", "open"), ("Followup", "schedule")]


def test_an_earlier_service_recorded_later_moves_the_period_of_the_one_already_known() -> None:
    late = served("party_warning", day=date(2026, 8, 10))
    others = second_decision(late, "party_warning", day=date(2026, 4, 10))
    known = {one.id: one for one in sanctions_in(others)}
    moved = known[late.sanctions[0].id]
    assert moved.until_on == date(2028, 4, 10)
    assert ("Sanction", "recount") in moves(others) and ("Followup", "reschedule") in moves(others)
    (told,) = (one.event for one in others if isinstance(one.event, SanctionRecounted))
    assert told.until_on == date(2028, 4, 10)


def test_a_sanction_that_had_ended_runs_again_when_its_period_now_reaches_further() -> None:
    late = served("party_warning", day=date(2026, 8, 10))
    ended = perform(SANCTION, late.sanctions[0], "expire", EXPIRE, day=date(2027, 8, 11)).case
    record = ObjectRecord((ended,), late.record.followups)
    case = replace(decided("party_warning"), id=named("other-case"))
    dated = {"served_on": date(2026, 4, 10), "unit_served_on": date(2026, 4, 10), "informed_on": date(2026, 4, 10)}
    others = perform(CASE, case, "serve", SERVE, loaded=serve_facts(record), day=date(2027, 9, 1), **dated).others
    again = {one.id: one for one in sanctions_in(others)}[ended.id]
    assert (again.status, again.ending, again.until_on) == (SanctionStatus.IN_EFFECT, None, date(2028, 4, 10))


def test_a_revoked_sanction_ends_its_follow_up_and_counts_for_nothing_any_more() -> None:
    standing = served("party_warning")
    others = rule(standing)
    assert moves(others) == [("Sanction", "revoke"), ("Followup", "revoke")]
    gone, followup = the(others, Sanction), the(others, Followup)
    assert (gone.status, gone.impact, gone.timers()) == (SanctionStatus.REVOKED, None, ())
    assert gone.former[0].until_on == date(2027, 4, 10) and not gone.ending.expired
    assert followup.status is FollowupStatus.REVOKED
    assert isinstance(others[0].event, SanctionRevoked)


def test_revoking_the_first_takes_what_was_added_away_from_the_second() -> None:
    first = served("party_warning")
    both = record_of(second_decision(first, "party_serious_warning"), first.record)
    others = rule(first, record=both)
    known = {one.id: one for one in sanctions_in(others)}
    second = next(one for one in known.values() if one.case_id == named("other-case"))
    assert second.until_on == date(2028, 2, 10) and second.impact is not None and not second.impact.additions
    assert [one for one in moves(others) if one[0] == "Followup"] == [
        ("Followup", "revoke"),
        ("Followup", "reschedule"),
    ]


def test_a_lighter_measure_takes_the_place_of_the_former_and_counts_from_the_same_day() -> None:
    standing = served("party_serious_warning")
    others = rule(standing, "party_warning")
    changed = the(others, Sanction)
    assert moves(others) == [("Sanction", "replace"), ("Followup", "reschedule")]
    assert (changed.measure, changed.effective_on, changed.until_on) == ("party_warning", SERVED_ON, date(2027, 4, 10))
    assert changed.former[0].measure == "party_serious_warning" and changed.id == standing.sanctions[0].id
    told = others[0].event
    assert isinstance(told, SanctionReplaced) and told.former_measure == "party_serious_warning"


def test_a_measure_without_a_period_in_the_place_of_one_with_ends_the_follow_up() -> None:
    others = rule(served("admonition"), "reminder_talk")
    assert moves(others) == [("Sanction", "replace"), ("Followup", "revoke")]
    assert the(others, Sanction).impact is None


def test_of_several_measures_what_stays_is_left_alone_and_what_has_none_left_is_revoked() -> None:
    standing = served("party_warning", "transfer")
    others = rule(standing, "transfer")
    assert moves(others) == [("Sanction", "revoke"), ("Followup", "revoke")]
    assert the(others, Sanction).measure == "party_warning"


def test_the_heaviest_is_replaced_by_the_heaviest_that_is_left() -> None:
    standing = served("party_removal", "administrative_demotion")
    others = rule(standing, "party_warning", "administrative_warning")
    assert {(one.former[0].measure, one.measure) for one in sanctions_in(others)} == {
        ("party_removal", "administrative_warning"),
        ("administrative_demotion", "party_warning"),
    }


def test_when_the_carrying_sanction_falls_the_one_that_rested_in_it_has_its_own_period() -> None:
    standing = served("administrative_warning", "administrative_serious_demerit")
    light = next(one for one in standing.sanctions if one.measure == "administrative_warning")
    assert light.impact is None and light.merged_into is not None
    others = rule(standing, "administrative_warning")
    known = {one.measure: one for one in sanctions_in(others)}
    assert known["administrative_warning"].until_on == date(2026, 10, 10)
    assert set(moves(others)) == {
        ("Sanction", "revoke"), ("Sanction", "recount"), ("Followup", "revoke"), ("Followup", "schedule")
    }  # fmt: skip


def test_a_ruling_cannot_lay_on_more_measures_than_there_were() -> None:
    with pytest.raises(ValueError, match="no more measures"):
        rule(served("admonition"), "reminder_talk", "circular")


def test_a_recourse_is_noted_on_every_sanction_of_the_decision_without_a_new_period() -> None:
    standing = served("party_warning", "transfer")
    recourse = Recourse(ReviewPath.SUPERVISION, RecourseStage.FIRST, LATER, None, named("review"), under_way=True)
    others = recourse_noted(standing.sanctions, recourse, on("deputy"), standing.record)
    assert moves(others) == [("Sanction", "note_recourse")] * 2
    assert [one.until_on for one in sanctions_in(others)] == [one.until_on for one in standing.sanctions]
    assert all(one.recourse == recourse for one in sanctions_in(others))


def test_a_sanction_that_has_ended_stays_ended_under_review() -> None:
    standing = served("admonition")
    ended = perform(SANCTION, standing.sanctions[0], "expire", EXPIRE, day=date(2026, 10, 11)).case
    record = ObjectRecord((ended,), standing.record.followups)
    recourse = Recourse(ReviewPath.SUPERVISION, RecourseStage.FIRST, LATER, None, named("review"), under_way=True)
    (moved,) = recourse_noted((ended,), recourse, on("deputy", date(2026, 10, 12)), record)
    assert moved.case.status is SanctionStatus.ENDED and moved.source is SanctionStatus.ENDED


def test_what_was_combined_for_several_does_not_count_for_the_one_that_is_left() -> None:
    standing = served("administrative_warning", "administrative_demerit", combined=18)
    others = rule(standing, "administrative_demerit")
    (left,) = (one for one in sanctions_in(others) if one.measure == "administrative_demerit")
    assert left.until_on == date(2027, 4, 10)


def test_each_measure_tells_of_its_own_way_of_review() -> None:
    warning, transfer = served("party_warning", "transfer").sanctions
    assert (warning.recourse.path, warning.recourse.until_on) == (ReviewPath.SUPERVISION, date(2026, 5, 11))
    assert (transfer.recourse.path, transfer.recourse.until_on) == (ReviewPath.CIVIL_SERVANT, date(2026, 5, 11))


def test_every_move_of_an_effect_is_a_row_of_the_table_from_the_status_the_sanction_had() -> None:
    standing = served("party_warning")
    (sanction,) = standing.sanctions
    for act in ("note_recourse", "replace", "revoke"):
        gone = act == "revoke"
        changed = replace(sanction, status=SanctionStatus.REVOKED) if gone else sanction
        (first, *_) = settled({sanction.id: Touched(changed, act)}, on("recorder"), standing.record)
        rows = SANCTION.lifecycle(standing_profile()).moves
        assert any((row.act, row.source, row.target) == (act, first.source, first.case.status) for row in rows)


def standing_profile() -> Any:
    """The profile of the city."""
    return on("officer").profile
