"""TI-05 and TI-06: the named interviewer, staff and recorder, what each said, both sides signed; or who stayed away."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from libs.kernel.roles import Role as R
from services.accountability.interviews.commands import HoldInterview
from services.accountability.interviews.facts import HoldFacts
from services.accountability.interviews.statements import IntervieweeStatement
from services.accountability.interviews.status import InterviewStatus as S
from tests.support.accountability_interviews_papers import CAST, PROBLEM, TALK_DAY, somebody, valid_commands
from tests.support.accountability_interviews_stage import Stage, refusals_of

RECORDER, STAFF = ({"person_id": CAST.officer, "duty": "recorder"}, {"person_id": CAST.colleague, "duty": "staff"})
ANSWER = {"item": 1, "response": "认可。"}
DAY_BEFORE, NEXT_DAY = TALK_DAY - timedelta(days=1), TALK_DAY + timedelta(days=1)


def said(**changes: Any) -> tuple[dict[str, Any], ...]:
    command = valid_commands(CAST, "xc_i4")["hold"]
    assert isinstance(command, HoldInterview)
    return ({**command.statements[0].model_dump(), **changes},)


def staff(*people: Mapping[str, Any]) -> dict[str, Any]:
    return {"staff": people}


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"held_on": DAY_BEFORE}, {"interview_day_wrong"}),
        ({"held_on": NEXT_DAY}, {"interview_day_wrong"}),
        ({"on": DAY_BEFORE}, {"interview_day_wrong"}),
        (staff(RECORDER), {"interview_staff_too_few"}),
        (staff(), {"interview_staff_too_few", "interview_signature_missing"}),
        (staff({**RECORDER, "duty": "staff"}, STAFF), {"interview_staff_too_few"}),
        (staff(RECORDER, RECORDER), {"interview_staff_wrong"}),
        (staff(RECORDER, {**STAFF, "person_id": somebody(99)}), {"interview_staff_wrong"}),
        (staff(RECORDER, {**STAFF, "person_id": CAST.secretary}), {"interview_staff_wrong"}),
        (staff(RECORDER, STAFF, {**STAFF, "person_id": CAST.principal}), {"interview_staff_wrong"}),
        ({"statements": ()}, {"interviewee_statement_missing", "problem_not_put"}),
        ({"statements": said(person_id=CAST.government_head)}, {"interviewee_statement_missing"}),
        ({"statements": (*said(), *said())}, {"interviewee_statement_missing"}),
        ({"statements": said(state_of_mind="")}, {"interviewee_statement_missing"}),
        ({"statements": said(commitment="")}, {"interviewee_statement_missing"}),
        ({"statements": said(problems=({"item": 1, "response": ""},))}, {"interviewee_statement_missing"}),
        ({"statements": said(problems=())}, {"interviewee_statement_missing", "problem_not_put"}),
        ({"statements": said(problems=({"item": 2, "response": "不清楚。"},))}, {"problem_not_put"}),
        ({"statements": said(problems=(ANSWER, ANSWER))}, {"problem_not_put"}),
        ({"signed_by": (CAST.officer, CAST.principal)}, {"interview_signature_missing"}),
        ({"signed_by": (CAST.secretary, CAST.principal)}, {"interview_signature_missing"}),
        ({"signed_by": (CAST.secretary, CAST.officer)}, {"interview_signature_missing"}),
        (
            {"signed_by": (CAST.secretary, CAST.officer, CAST.principal, CAST.government_head)},
            {"interview_signature_missing"},
        ),
        ({"facts": HoldFacts({}, CAST.staff)}, {"interviewer_without_rank"}),
        ({"actor": Stage().somebody(CAST.member, R.SC_MEMBER)}, {"not_the_interviewer"}),
        ({"actor": Stage().somebody(CAST.leader, R.CDI_DEPUTY)}, {"not_the_interviewer"}),
    ],
)  # fmt: skip
def test_the_record_of_a_talk_is_refused_for(given: Mapping[str, Any], codes: set[str]) -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(S.NOTICE_ISSUED), "hold", **given) == codes


def test_a_recused_person_does_not_sit_in() -> None:
    stage = Stage()
    case = stage.move(stage.walk(S.NOTICE_ISSUED), "recuse")
    assert refusals_of(stage, case, "hold") == {"recused_from_interview"}


def test_an_interviewer_whose_post_ended_meanwhile_does_not_interview() -> None:
    stage = Stage()
    posts = {CAST.secretary: frozenset({"officer"})}
    found = refusals_of(stage, stage.walk(S.NOTICE_ISSUED), "hold", facts=HoldFacts(posts, CAST.staff))
    assert found == {"interviewer_without_rank"}


def test_it_may_be_held_later_than_it_was_called_for() -> None:
    stage = Stage()
    held = stage.move(stage.walk(S.NOTICE_ISSUED), "hold", held_on=NEXT_DAY, on=NEXT_DAY)
    assert held.record is not None and held.record.held_on == NEXT_DAY


def test_of_two_interviewees_each_has_a_statement_and_signs() -> None:
    stage = Stage()
    both = ({"person_id": CAST.principal}, {"person_id": CAST.government_head})
    case = stage.move(stage.move(stage.walk(S.TRIGGERED), "confirm", interviewees=both), "issue_notice")
    assert refusals_of(stage, case, "hold") == {"interviewee_statement_missing", "interview_signature_missing"}
    each = (*said(), *said(person_id=CAST.government_head))
    signed = (CAST.secretary, CAST.officer, CAST.principal, CAST.government_head)
    held = stage.move(case, "hold", statements=each, signed_by=signed)
    assert held.record is not None and len(held.record.statements) == 2


def test_every_problem_of_the_list_is_put_to_somebody() -> None:
    stage = Stage()
    case = stage.move(stage.walk(S.CONFIRMED), "issue_notice", problems=(PROBLEM, PROBLEM))
    assert refusals_of(stage, case, "hold") == {"problem_not_put"}


def test_the_record_has_problem_response_state_of_mind_and_commitment() -> None:
    held = Stage().walk(S.HELD)
    assert held.record is not None
    statement: IntervieweeStatement = held.record.statements[0]
    assert statement.problems[0].response and statement.state_of_mind and statement.commitment


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"on": DAY_BEFORE, "superior_told_on": DAY_BEFORE}, {"interview_day_wrong", "superior_not_told"}),
        ({"absent_ids": ()}, {"absent_not_called"}),
        ({"absent_ids": (CAST.deputy,)}, {"absent_not_called"}),
        ({"absent_ids": (CAST.principal, CAST.principal)}, {"absent_not_called"}),
        ({"good_reason": True}, {"good_reason_unstated"}),
        ({"superior_organ_id": CAST.unit_id}, {"superior_not_told"}),
        ({"superior_told_on": DAY_BEFORE}, {"superior_not_told"}),
        ({"superior_told_on": date(2026, 3, 30)}, {"superior_not_told"}),
        ({"actor": Stage().somebody(CAST.member, R.SC_MEMBER)}, {"not_the_interviewer"}),
    ],
)
def test_a_no_show_is_refused_for(given: Mapping[str, Any], codes: set[str]) -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(S.NOTICE_ISSUED), "record_no_show", **given) == codes


@pytest.mark.parametrize(("reason", "good"), [("", False), ("说是忘了。", False), ("住院治疗。", True)])
def test_a_no_show_is_on_record_with_or_without_a_reason(reason: str, good: bool) -> None:
    stage = Stage()
    missed = stage.move(stage.walk(S.NOTICE_ISSUED), "record_no_show", reason=reason, good_reason=good)
    assert missed.status is S.NO_SHOW
    (noted,) = missed.no_shows
    assert (noted.called_on, noted.reason, noted.good_reason) == (TALK_DAY, reason, good)
    assert noted.superior_organ_id == CAST.committee_id
