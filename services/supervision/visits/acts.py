"""Planning a visit, having a special one confirmed, naming the team, cancelling (TV-01, TV-02, TV-06)."""

from dataclasses import replace
from uuid import UUID

from libs.contracts.supervision_visits import (
    VisitAssigned,
    VisitCancelled,
    VisitDeclined,
    VisitPlanned,
    VisitProposed,
)
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from services.supervision.refusing import finding, refuse, unless
from services.supervision.visits import commands as ask
from services.supervision.visits import refusals as no
from services.supervision.visits.facts import PlanFacts, TeamFacts
from services.supervision.visits.lifecycle import HEADS
from services.supervision.visits.manning import assess_recusals, assess_team, everybody
from services.supervision.visits.planning import assess_kind, assess_plan, assess_topic, keep_to_planners
from services.supervision.visits.records import BureauAnswer, Cancelled, Member, Team
from services.supervision.visits.status import VisitStatus as S
from services.supervision.visits.telling import told
from services.supervision.visits.visit import Visit


def plan(command: ask.PlanVisit, occasion: Occasion, facts: PlanFacts) -> Outcome[Visit]:
    """Fix content, subject and scope of a visit to one unit (TV-01, P-21). A hidden one is told to nobody."""
    keep_to_planners(command.kind, occasion.actor)
    refuse(*assess_plan(command, facts, occasion), *assess_kind(command, facts))
    visit = replace(
        _planned(command, occasion, facts),
        problem_ids=_looked_at(command, facts),
        common_problem_id=command.common_problem_id,
        request_id=command.request_id,
    )
    return Outcome(visit, told(visit, VisitPlanned))


def propose_special(command: ask.ProposeSpecial, occasion: Occasion, facts: PlanFacts) -> Outcome[Visit]:
    """Propose a topic to the inspection bureau; without its confirmation nobody goes (S-07, G-53)."""
    keep_to_planners(command.kind, occasion.actor)
    refuse(*assess_plan(command, facts, occasion), *assess_topic(command, facts, occasion.profile))
    visit = replace(
        _planned(command, occasion, facts),
        status=S.AWAITING_BUREAU,
        topic_marks=command.topic_marks,
        topic_reasons=command.topic_reasons,
        bureau_id=facts.bureau_id,
    )
    return Outcome(visit, told(visit, VisitProposed))


def confirm_special(
    visit: Visit, command: ask.ConfirmSpecial, occasion: Occasion, _facts: None = None
) -> Outcome[Visit]:
    """The bureau confirms it: from now on it can be made and will count (S-07, G-53)."""
    answer = BureauAnswer(True, command.remark, occasion.actor.person_id, occasion.on)
    confirmed = replace(visit, status=S.PLANNED, bureau_answer=answer)
    return Outcome(confirmed, told(confirmed, VisitPlanned))


def decline_special(
    visit: Visit, command: ask.DeclineSpecial, occasion: Occasion, _facts: None = None
) -> Outcome[Visit]:
    """The bureau does not confirm it, with reasons (S-07)."""
    refuse(assess_reasons(command.reasons))
    answer = BureauAnswer(False, command.reasons, occasion.actor.person_id, occasion.on)
    declined = replace(visit, status=S.DECLINED, bureau_answer=answer)
    return Outcome(declined, told(declined, VisitDeclined))


def assign(visit: Visit, command: ask.AssignTeam, occasion: Occasion, facts: TeamFacts) -> Outcome[Visit]:
    """Name the team, or name it anew; everybody has declared on recusal (TV-02, P-09, P-32)."""
    keep_to_heads(visit, occasion.actor)
    refuse(*assess_team(visit, command, facts, occasion.profile), *assess_recusals(command, occasion.profile))
    members = tuple(Member(person, facts.sides[person]) for person in everybody(command))
    team = Team(command.leader_id, members, occasion.actor.person_id, occasion.on)
    assigned = replace(visit, status=S.ASSIGNED, team=team)
    return Outcome(assigned, told(assigned, VisitAssigned))


def cancel(visit: Visit, command: ask.CancelVisit, occasion: Occasion, _facts: None = None) -> Outcome[Visit]:
    """It does not take place and does not count; what was hidden stays hidden (TV-06)."""
    keep_to_heads(visit, occasion.actor)
    refuse(assess_reasons(command.reasons))
    ending = Cancelled(command.reasons, occasion.actor.person_id, occasion.on)
    cancelled = replace(visit, status=S.CANCELLED, cancelled=ending)
    return Outcome(cancelled, told(cancelled, VisitCancelled))


def keep_to_heads(visit: Visit, actor: Actor) -> None:
    """Refuse whoever neither planned the visit nor heads the office or body that visits."""
    heads = actor.office_id == visit.office_id and actor.is_any(*HEADS)
    if not heads and actor.person_id != visit.planned_by:
        raise no.NotTheHead


def assess_reasons(reasons: str) -> Finding:
    """Whether reasons are stated."""
    return finding(no.VisitReasonsMissing, [unless(bool(reasons), no.VisitReasonsMissing, "/reasons")])


def _planned(command: ask.PlanVisit | ask.ProposeSpecial, occasion: Occasion, facts: PlanFacts) -> Visit:
    """What plans of all kinds have."""
    return Visit(
        occasion.new_id(),
        S.PLANNED,
        occasion.profile.name,
        occasion.profile.version,
        kind=command.kind,
        unannounced=command.unannounced,
        unit_id=command.unit_id,
        unit_kind=facts.unit_kind or "",
        competent_organ_id=occasion.actor.organ_id,
        office_id=office_of(occasion.actor),
        content=command.content,
        subject=command.subject,
        scope=command.scope,
        methods=command.methods,
        joint=command.joint,
        planned_on=command.planned_on,
        planned_by=occasion.actor.person_id,
        recorded_on=occasion.on,
        task_id=command.task_id,
        list_items=command.list_items,
        near=facts.near,
    )


def _looked_at(command: ask.PlanVisit, facts: PlanFacts) -> tuple[UUID, ...]:
    """The problem items it looks at: those named, or those of the unit in the sample (S-09, S-11)."""
    sampled = facts.sample if command.kind == "common_sample" else None
    return sampled or tuple(dict.fromkeys(command.problem_ids))


def office_of(actor: Actor) -> UUID:
    """The office or body of a head who plans; ``keep_to_planners`` has seen that there is one."""
    assert actor.office_id is not None
    return actor.office_id
