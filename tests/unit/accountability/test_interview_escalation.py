"""TI-10: four grounds, each with its own proof; the next tier or a case, in the same transaction; two hands."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.accountability_interviews import InterviewEscalated
from libs.kernel.case import Moved
from libs.kernel.roles import Role as R
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.status import SourceKind
from services.accountability.interviews.entering import interview_id_of
from services.accountability.interviews.escalating import occurrence_after
from services.accountability.interviews.facts import PursuitFacts
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.records import FilingSeen
from services.accountability.interviews.status import InterviewStatus as S
from tests.support.accountability_interviews_papers import CAST, PLAN_DAY, basis, somebody
from tests.support.accountability_interviews_stage import Stage, refusals_of

GROUNDS = ("no_show", "refused", "overdue_after_red_slip", "falsified")
RED_BY = date(2026, 4, 20)
AFTER_RED = date(2026, 4, 21)


def red(stage: Stage) -> Interview:
    """Three slips, the last of which has a day of its own."""
    case = stage.walk(S.RECTIFYING)
    for colour, on, by in (
        ("blue", date(2026, 3, 21), date(2026, 3, 30)),
        ("orange", date(2026, 3, 31), date(2026, 4, 10)),
        ("red", date(2026, 4, 11), RED_BY),
    ):
        case = stage.move(case, "issue_slip", colour=colour, answer_by=by, on=on)
    return case


def falsified(stage: Stage) -> Interview:
    reported = stage.move(stage.walk(S.RECTIFYING), "report_rectification")
    return stage.move(reported, "find_insufficient", falsified=True, falsity="虚报复工。")


def proven(stage: Stage, ground: str) -> tuple[Interview, date]:
    """An interview whose record shows the ground, and a day on which it does."""
    if ground == "no_show":
        return stage.walk(S.NO_SHOW), PLAN_DAY
    if ground == "refused":
        return stage.walk(S.HELD), PLAN_DAY
    if ground == "falsified":
        return falsified(stage), date(2026, 3, 23)
    return red(stage), AFTER_RED


@pytest.mark.parametrize("ground", GROUNDS)
def test_each_ground_is_taken_where_the_record_shows_it(ground: str) -> None:
    stage = Stage()
    case, on = proven(stage, ground)
    proposed = stage.move(case, "propose_escalation", ground=ground, on=on)
    assert proposed.escalation_proposal is not None and proposed.escalation_proposal.ground == ground
    escalated = stage.move(proposed, "escalate", on=on)
    assert escalated.status is S.ESCALATED and escalated.escalation is not None


@pytest.mark.parametrize(
    ("status", "ground"),
    [
        (S.NO_SHOW, "refused"), (S.NO_SHOW, "overdue_after_red_slip"), (S.NO_SHOW, "falsified"),
        (S.HELD, "no_show"), (S.HELD, "overdue_after_red_slip"), (S.HELD, "falsified"),
        (S.RECTIFYING, "no_show"), (S.RECTIFYING, "overdue_after_red_slip"), (S.RECTIFYING, "falsified"),
    ],
)  # fmt: skip
def test_a_ground_that_the_record_does_not_show_is_refused(status: S, ground: str) -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(status), "propose_escalation", ground=ground) == {"escalation_unfounded"}


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"ground": "bad_manners"}, {"escalation_ground_unknown", "escalation_unfounded"}),
        ({"evidence": ()}, {"refusal_unevidenced"}),
        ({"evidence": ("谈话录音", " ")}, {"refusal_unevidenced"}),
        ({"reasons": ""}, {"interview_words_missing"}),
    ],
)
def test_a_proposal_is_refused_for(given: Mapping[str, Any], codes: set[str]) -> None:
    stage = Stage()
    assert refusals_of(stage, stage.walk(S.HELD), "propose_escalation", **given) == codes


def test_an_absence_with_good_reason_is_no_ground() -> None:
    stage = Stage()
    excused = stage.move(stage.walk(S.NOTICE_ISSUED), "record_no_show", good_reason=True, reason="住院。")
    assert refusals_of(stage, excused, "propose_escalation", ground="no_show") == {"escalation_unfounded"}


def test_overdue_counts_only_after_the_day_of_the_red_slip() -> None:
    stage = Stage()
    case = red(stage)
    given: dict[str, Any] = {"ground": "overdue_after_red_slip"}
    assert refusals_of(stage, case, "propose_escalation", **given, on=RED_BY) == {"escalation_unfounded"}
    assert not refusals_of(stage, case, "propose_escalation", **given, on=AFTER_RED)
    orange_only = replace(case, slips=case.slips[:2])
    assert refusals_of(stage, orange_only, "propose_escalation", **given, on=AFTER_RED) == {"escalation_unfounded"}
    answered = stage.move(case, "report_rectification", on=AFTER_RED)
    assert refusals_of(stage, answered, "propose_escalation", **given, on=AFTER_RED) == {"escalation_unfounded"}


def test_insufficient_without_falsity_is_no_ground_of_falsity() -> None:
    stage = Stage()
    wanting = stage.move(stage.move(stage.walk(S.RECTIFYING), "report_rectification"), "find_insufficient")
    assert refusals_of(stage, wanting, "propose_escalation", ground="falsified") == {"escalation_unfounded"}


def test_one_proposal_waits_at_a_time() -> None:
    stage = Stage()
    proposed = stage.move(stage.walk(S.HELD), "propose_escalation")
    assert refusals_of(stage, proposed, "propose_escalation") == {"escalation_pending"}
    declined = stage.move(proposed, "decline_escalation")
    assert declined.status is S.HELD and len(declined.escalations_declined) == 1
    assert not refusals_of(stage, declined, "propose_escalation")


@pytest.mark.parametrize("act", ["escalate", "decline_escalation"])
def test_nothing_is_decided_that_was_not_proposed_and_not_by_who_proposed_it(act: str) -> None:
    stage = Stage()
    held = stage.walk(S.HELD)
    assert refusals_of(stage, held, act) == {"no_escalation_proposed"}
    proposed = stage.move(held, "propose_escalation")
    same = stage.somebody(CAST.head, R.CDI_LEADER_IN_CHARGE)
    assert refusals_of(stage, proposed, act, actor=same) == {"escalation_one_hand"}


@pytest.mark.parametrize(("act", "field"), [("escalate", "opinion"), ("decline_escalation", "reasons")])
def test_the_decision_is_worded(act: str, field: str) -> None:
    stage = Stage()
    proposed = stage.move(stage.walk(S.HELD), "propose_escalation")
    assert refusals_of(stage, proposed, act, **{field: ""}) == {"interview_words_missing"}


def test_the_ground_must_still_be_shown_when_the_leader_decides() -> None:
    stage = Stage()
    proposed = stage.move(red(stage), "propose_escalation", ground="overdue_after_red_slip", on=AFTER_RED)
    answered = stage.move(proposed, "report_rectification", on=AFTER_RED)
    assert refusals_of(stage, answered, "escalate", on=AFTER_RED) == {"escalation_unfounded"}


def escalated(stage: Stage, **given: Any) -> tuple[Interview, InterviewEscalated, tuple[Moved, ...]]:
    proposed = stage.move(stage.walk(S.HELD), "propose_escalation", problem_ids=(somebody(60),))
    outcome = stage.perform(proposed, "escalate", **given)
    assert isinstance(outcome.event, InterviewEscalated)
    return outcome.case, outcome.event, outcome.others


@pytest.mark.parametrize("tier", ["xc_i3", "xc_i5", "xc_i6"])
def test_a_members_interview_goes_to_the_secretary_as_an_interview_of_its_own_event(tier: str) -> None:
    case, told, others = escalated(Stage(tier))
    (moved,) = others
    following = moved.case
    assert isinstance(following, Interview) and moved.act == "trigger"
    assert (following.status, following.tier, following.escalated_from) == (S.TRIGGERED, "xc_i4", case.id)
    assert following.occurrence_id == occurrence_after(case.id) != case.occurrence_id
    assert following.id == interview_id_of(case.unit_id, following.occurrence_id) == told.next_interview_id
    (quoted,) = following.bases
    assert (quoted.trigger_id, quoted.source_kind, quoted.occurred_on) == (case.id, "interview_escalated", PLAN_DAY)
    assert quoted.cites == ("A-06", "S-12")
    assert told.case_id is None and case.escalation is not None and case.escalation.next_tier == "xc_i4"


@pytest.mark.parametrize("tier", ["xc_i1", "xc_i2", "xc_i4", "xc_i7"])
def test_a_secretarys_interview_goes_to_a_case_which_the_interviewer_does_not_handle(tier: str) -> None:
    case, told, others = escalated(Stage(tier))
    (moved,) = others
    following = moved.case
    assert isinstance(following, AccountabilityCase)
    assert (following.source_kind, following.source_id) == (SourceKind.INTERVIEW_ESCALATED, case.id)
    assert following.former_hands == (CAST.secretary,) and following.object_person_id is None
    assert told.case_id == following.id and told.next_interview_id is None
    assert following.codes == ("refused",)


def test_a_case_may_be_opened_besides_on_a_leader_of_the_unit_alone() -> None:
    stage = Stage("xc_i3")
    _, told, others = escalated(stage, case={"object_person_id": CAST.deputy})
    assert [type(moved.case).__name__ for moved in others] == ["Interview", "AccountabilityCase"]
    assert told.case_id is not None and told.next_interview_id is not None
    proposed = stage.move(stage.walk(S.HELD), "propose_escalation")
    clerk = {"object_person_id": CAST.clerk}
    assert refusals_of(stage, proposed, "escalate", case=clerk) == {"interview_object_not_leader"}


def test_the_filings_of_unit_and_matter_go_into_the_case() -> None:
    filing: UUID = somebody(50)
    facts = PursuitFacts(CAST.leaders, (FilingSeen(filing, "refused"),))
    _, _, (moved,) = escalated(Stage(), facts=facts)
    assert isinstance(moved.case, AccountabilityCase) and moved.case.evidence_ids == (filing,)


def test_others_hear_ground_day_problems_and_project_and_no_words() -> None:
    stage = Stage("xc_i3")
    stage.bases = (basis("xc_i3", project_code="2601-411000-04-01-123456"),)
    _, told, _ = escalated(stage)
    assert told.model_dump(mode="json") == {
        "unit_id": str(CAST.unit_id),
        "competent_organ_id": str(CAST.organ_id),
        "tier": "xc_i3",
        "occurrence_id": str(CAST.occurrence_id),
        "ground": "refused",
        "escalated_on": "2026-03-05",
        "next_interview_id": str(told.next_interview_id),
        "case_id": None,
        "problem_ids": [str(somebody(60))],
        "project_code": "2601-411000-04-01-123456",
    }
