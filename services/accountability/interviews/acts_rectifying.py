"""Acts of rectification: plan, report, slip, and the two ends of a visit on site (TI-07, TI-08, P-22)."""

from dataclasses import replace
from datetime import date

from libs.contracts.accountability_interviews import InterviewRectifying, InterviewVerified
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.accountability.interviews import commands_after as ask
from services.accountability.interviews import facts as f
from services.accountability.interviews.calling import keep_decided, keep_out
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.records_after import (
    InterviewSlip,
    RectificationPlan,
    RectificationReport,
    RectificationVisit,
)
from services.accountability.interviews.rectifying import assess_plan, assess_report, assess_slip, is_complete
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.telling import matter_of, progressed
from services.accountability.interviews.visiting import assess_insufficient, assess_verification
from services.accountability.refusing import refuse


def present_plan(
    interview: Interview, command: ask.PresentPlan, occasion: Occasion, facts: f.PlanFacts
) -> Outcome[Interview]:
    """The unit hands in its plan (TI-07, A-19, S-12)."""
    refuse(*assess_plan(interview, command, facts, occasion.on))
    plan = RectificationPlan(
        command.measures, command.responsible_id, command.due_on, occasion.actor.person_id, occasion.at
    )
    rectifying = replace(interview, status=S.RECTIFYING, plan=plan)
    return Outcome(rectifying, InterviewRectifying(**matter_of(rectifying), due_on=command.due_on))


def report_rectification(
    interview: Interview, command: ask.ReportRectification, occasion: Occasion, _facts: None = None
) -> Outcome[Interview]:
    """The unit reports; only a report that all is put right answers a slip (TI-07, P-22)."""
    refuse(assess_report(interview, command))
    complete = is_complete(interview, command)
    report = RectificationReport(command.items, complete, occasion.on, occasion.actor.person_id, occasion.at)
    return progressed(replace(interview, reports=(*interview.reports, report)))


def issue_slip(
    interview: Interview, command: ask.IssueSlip, occasion: Occasion, facts: f.SlipFacts
) -> Outcome[Interview]:
    """Issue the next slip: blue, orange, red, each only after the one before stayed unanswered (P-22, G-55)."""
    keep_out(interview, occasion.actor.person_id)
    refuse(*assess_slip(interview, command, facts, occasion.profile, occasion.on))
    slip = InterviewSlip(
        command.colour,
        command.letter_number,
        command.demand,
        command.answer_by,
        occasion.on,
        occasion.actor.person_id,
        occasion.at,
    )
    return progressed(replace(interview, slips=(*interview.slips, slip)))


def find_insufficient(
    interview: Interview, command: ask.FindInsufficient, occasion: Occasion, facts: f.VisitFacts
) -> Outcome[Interview]:
    """Seen on site: not put right, or reported falsely; a new day is set (TI-08, S-12)."""
    keep_out(interview, occasion.actor.person_id)
    refuse(*assess_insufficient(interview, command, facts, occasion.profile, occasion.on))
    visit = _visit(command, occasion, falsified=command.falsified, falsity=command.falsity, again_by=command.again_by)
    return progressed(replace(interview, insufficient=(*interview.insufficient, visit)))


def verify(
    interview: Interview, command: ask.VerifyRectification, occasion: Occasion, facts: f.VisitFacts
) -> Outcome[Interview]:
    """Seen on site: all is put right (TI-08, S-09)."""
    keep_out(interview, occasion.actor.person_id)
    keep_decided(interview)
    refuse(*assess_verification(interview, command, facts, occasion.profile, occasion.on))
    verified = replace(interview, status=S.VERIFIED, verification=_visit(command, occasion))
    return Outcome(verified, InterviewVerified(**matter_of(verified)))


def _visit(
    command: ask.FindInsufficient | ask.VerifyRectification,
    occasion: Occasion,
    *,
    falsified: bool = False,
    falsity: str = "",
    again_by: date | None = None,
) -> RectificationVisit:
    return RectificationVisit(
        visited_on=command.visited_on,
        place=command.place,
        visitor_ids=command.visitor_ids,
        items=command.items,
        falsified=falsified,
        falsity=falsity,
        again_by=again_by,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
