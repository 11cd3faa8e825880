"""The follow-up as the engine knows it: every act with its facts loader, table and access."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.followups import acts_ending, acts_visiting, commands
from services.accountability.followups import facts_loading as load
from services.accountability.followups.access import ACCESS
from services.accountability.followups.followup import NUMBERED_AS, Followup
from services.accountability.followups.lifecycle import LIFECYCLE
from services.accountability.followups.status import FollowupStatus as S
from services.accountability.followups.tables import FOLLOWUPS


def columns_of(followup: Followup) -> Mapping[str, object]:
    """The projected columns of a follow-up."""
    letter = followup.feedback
    visitors = _visitors(followup)
    recorder = followup.visits[-1].recorded_by if followup.status is S.VISITED else None
    return {
        "sanction_id": followup.sanction_id,
        "case_id": followup.case_id,
        "person_id": followup.person_id,
        "unit_id": followup.unit_id,
        "competent_organ_id": followup.competent_organ_id,
        "effective_on": followup.effective_on,
        "until_on": followup.until_on,
        "due_on": followup.visit_due_on,
        "grade": followup.latest_grade,
        "visitor_ids": list(visitors),
        "signer_ids": [person for person in visitors if person != recorder],
        "recused_ids": list(followup.recused_ids),
        "feedback_organ_id": None if letter is None else letter.organ_id,
        "acknowledged": letter is not None and letter.acknowledged is not None,
        "breach_open": bool(followup.open_breaches),
    }


def _visitors(followup: Followup) -> tuple[object, ...]:
    """Who visits as planned, or who made the visit that waits for a signature and a grade."""
    if followup.status is S.VISITED:
        return followup.visits[-1].visitor_ids
    return () if followup.plan is None else followup.plan.visitor_ids


FOLLOWUP: Final[CaseType[Followup]] = CaseType(
    name="followup",
    resource="followups",
    table=FOLLOWUPS,
    case_class=Followup,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("plan_visit", commands.PlanVisit, acts_visiting.plan_visit, load.visitor_facts),
        Act("drop_plan", commands.DropPlan, acts_visiting.drop_plan),
        Act("record_visit", commands.RecordVisit, acts_visiting.record_visit),
        Act("return_record", commands.ReturnRecord, acts_visiting.return_record, load.visitor_facts),
        Act("grade", commands.GradeVisit, acts_visiting.grade),
        Act("remedy_breach", commands.RemedyBreach, acts_visiting.remedy_breach),
        Act("feed_back", commands.FeedBack, acts_ending.feed_back, load.addressee_facts),
        Act("acknowledge", commands.AcknowledgeLetter, acts_ending.acknowledge),
        Act("close", commands.CloseFollowup, acts_ending.close),
        Act("close_without_feedback", commands.CloseWithoutFeedback, acts_ending.close_without_feedback),
    ),
    access=ACCESS,
    numbering=lambda followup: (followup.competent_organ_id, NUMBERED_AS),
)
