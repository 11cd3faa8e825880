"""Acts on the visits of a follow-up: planned, made, signed and graded by the other visitor (TD-02)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.accountability_followups import (
    FollowupBreachRemedied,
    FollowupGraded,
    FollowupPlanDropped,
    FollowupPlanned,
    FollowupRecordReturned,
    FollowupVisited,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.roles import Role
from services.accountability.followups import commands as c
from services.accountability.followups import refusals as no
from services.accountability.followups.cycle import due_after
from services.accountability.followups.facts import VisitorFacts
from services.accountability.followups.followup import Followup
from services.accountability.followups.records import (
    CheckFound,
    Grading,
    MethodUsed,
    ReturnedRecord,
    RightsBreach,
    Visit,
    VisitPlan,
)
from services.accountability.followups.status import FollowupStatus as S
from services.accountability.followups.telling import matter_of
from services.accountability.followups.visiting import (
    assess_grade,
    assess_plan,
    assess_record,
    keep_to_orphaned,
    keep_to_visitors,
)
from services.accountability.followups.wording import RIGHTS
from services.accountability.refusing import finding, refuse, unless


def plan_visit(followup: Followup, command: c.PlanVisit, occasion: Occasion, facts: VisitorFacts) -> Outcome[Followup]:
    """The head names at least two visitors and the day, and has the outline beforehand (P-27)."""
    if followup.has_expired(occasion.on):
        raise no.FollowupPeriodOver
    refuse(*assess_plan(followup, command, facts, occasion))
    by, at = occasion.actor.person_id, occasion.at
    plan = VisitPlan(command.visitor_ids, command.planned_on, command.outline, by, at)
    planned = replace(followup, status=S.SCHEDULED, plan=plan)
    return Outcome(planned, FollowupPlanned(**matter_of(planned)))


def drop_plan(followup: Followup, command: c.DropPlan, occasion: Occasion, _facts: None = None) -> Outcome[Followup]:
    """The head drops the visit that is planned; whoever was graded before stands graded again (P-27, D-04)."""
    if followup.plan is None:
        raise no.VisitUnplanned
    refuse(finding(no.GradeUnreasoned, [unless(bool(command.reasons), no.GradeUnreasoned, "/reasons")]))
    status = S.SCHEDULED if followup.latest_grade is None else S.GRADED
    dropped = replace(followup, status=status, plan=None)
    return Outcome(dropped, FollowupPlanDropped(**matter_of(dropped)))


def record_visit(
    followup: Followup, command: c.RecordVisit, occasion: Occasion, _facts: None = None
) -> Outcome[Followup]:
    """A visitor records the visit: three checks with their findings, three ways, and the talk (D-01, D-02, P-27).

    A breach of the person's rights that it finds is opened to be put right (D-02).
    """
    if followup.plan is None:
        raise no.VisitUnplanned
    keep_to_visitors(command.visitor_ids, occasion.actor.person_id)
    refuse(*assess_record(followup, followup.plan, command, occasion))
    visits = (*followup.visits, _visit(followup.plan, command, occasion))
    recorded = replace(
        followup,
        status=S.VISITED,
        plan=None,
        visits=visits,
        breaches=(*followup.breaches, *_breaches(command, occasion)),
        visit_due_on=due_after(visits, followup.effective_on, followup.until_on, occasion.profile),
    )
    return Outcome(recorded, FollowupVisited(**matter_of(recorded), visited_on=command.visited_on))


def return_record(
    followup: Followup, command: c.ReturnRecord, occasion: Occasion, facts: VisitorFacts
) -> Outcome[Followup]:
    """The other visitor does not sign: the record is kept as returned, and it is recorded anew (P-27).

    The head does so in their place once nobody is left who could sign it: no record waits for ever.
    """
    visit = followup.visits[-1]
    if occasion.actor.is_any(Role.SUP_HEAD) and occasion.actor.person_id not in visit.visitor_ids:
        keep_to_orphaned(visit, facts)
    else:
        visit = _unsigned(followup, occasion)
    refuse(finding(no.GradeUnreasoned, [unless(bool(command.reasons), no.GradeUnreasoned, "/reasons")]))
    visits = followup.visits[:-1]
    plan = VisitPlan(visit.visitor_ids, visit.visited_on, visit.outline, visit.planned_by, visit.planned_at)
    kept = ReturnedRecord(visit, command.reasons, occasion.actor.person_id, occasion.at)
    returned = replace(
        followup,
        status=S.SCHEDULED,
        plan=plan,
        visits=visits,
        returned=(*followup.returned, kept),
        breaches=tuple(one for one in followup.breaches if not (one.is_open and one.recorded_at == visit.recorded_at)),
        visit_due_on=due_after(visits, followup.effective_on, followup.until_on, occasion.profile),
    )
    return Outcome(returned, FollowupRecordReturned(**matter_of(returned)))


def grade(followup: Followup, command: c.GradeVisit, occasion: Occasion, _facts: None = None) -> Outcome[Followup]:
    """The other visitor signs the record and grades the visit, with reasons (P-27)."""
    visit = _unsigned(followup, occasion)
    refuse(*assess_grade(visit, command, occasion.profile))
    grading = Grading(command.grade, command.reasons, occasion.actor.person_id, occasion.at)
    visits = (*followup.visits[:-1], replace(visit, grading=grading))
    graded = replace(followup, status=S.GRADED, visits=visits)
    return Outcome(graded, FollowupGraded(**matter_of(graded)))


def remedy_breach(
    followup: Followup, command: c.RemedyBreach, occasion: Occasion, _facts: None = None
) -> Outcome[Followup]:
    """The head has had a breach of the person's rights put right (D-02)."""
    found = next((one for one in followup.open_breaches if one.id == command.breach_id), None)
    since = command.remedied_on if found is None else found.found_on
    in_order = since <= command.remedied_on <= occasion.on
    refuse(
        finding(no.NoSuchBreach, [unless(found is not None, no.NoSuchBreach, "/breach_id")]),
        finding(
            no.RemedyUnproven,
            [
                unless(bool(command.remedy), no.RemedyUnproven, "/remedy"),
                unless(bool(command.proof), no.RemedyUnproven, "/proof"),
                unless(in_order, no.RemedyUnproven, "/remedied_on"),
            ],
        ),
    )
    breaches = tuple(_remedied(one, command, occasion) for one in followup.breaches)
    remedied = replace(followup, breaches=breaches)
    return Outcome(remedied, FollowupBreachRemedied(**matter_of(remedied)))


def _unsigned(followup: Followup, occasion: Occasion) -> Visit:
    """The visit that waits for the other visitor, who acts."""
    visit = followup.visits[-1]
    keep_to_visitors(visit.visitor_ids, occasion.actor.person_id)
    if occasion.actor.person_id == visit.recorded_by:
        raise no.RecorderGrades
    return visit


def _visit(plan: VisitPlan, command: c.RecordVisit, occasion: Occasion) -> Visit:
    return Visit(
        visited_on=command.visited_on,
        visitor_ids=command.visitor_ids,
        outline=plan.outline,
        planned_by=plan.planned_by,
        planned_at=plan.planned_at,
        checks=tuple(CheckFound(one.check, one.sound, one.found) for one in command.checks),
        methods=tuple(MethodUsed(str(one.method), one.note) for one in command.methods),
        said=command.said,
        recorded_by=occasion.actor.person_id,
        recorded_at=occasion.at,
    )


def _breaches(command: c.RecordVisit, occasion: Occasion) -> Iterator[RightsBreach]:
    for check in command.checks:
        if check.check == RIGHTS and not check.sound:
            yield RightsBreach(occasion.new_id(), command.visited_on, check.found, occasion.at)


def _remedied(breach: RightsBreach, command: c.RemedyBreach, occasion: Occasion) -> RightsBreach:
    if breach.id != command.breach_id:
        return breach
    return replace(
        breach,
        remedied_on=command.remedied_on,
        remedy=command.remedy,
        proof=command.proof,
        remedied_by=occasion.actor.person_id,
    )
