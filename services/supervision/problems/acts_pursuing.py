"""Refusal on record, escalation, and what follows it: the item stays to be put right (TS-09, S-10, S-12)."""

from dataclasses import replace

from libs.contracts.supervision_problems import ProblemEscalated, ProblemRefusalRecorded, ProblemResumed
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.supervision.problems.commands import EscalateProblem, RecordRefusal, ResumeProblem
from services.supervision.problems.facts import TermFacts
from services.supervision.problems.new_terms import assess_new_term, begun_anew
from services.supervision.problems.opening import assess_reasons
from services.supervision.problems.problem import Problem
from services.supervision.problems.pursuing import assess_ground, assess_refusal
from services.supervision.problems.records import Escalation, RefusalOnRecord, Resumption
from services.supervision.problems.status import Ground
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.telling import matter_of
from services.supervision.refusing import refuse


def record_refusal(
    problem: Problem, command: RecordRefusal, occasion: Occasion, _facts: None = None
) -> Outcome[Problem]:
    """Record that the unit refuses to put it right; the leader may then escalate (S-12)."""
    refuse(*assess_refusal(problem, command, occasion.on))
    refusal = RefusalOnRecord(
        round=problem.round,
        refused_on=command.refused_on,
        facts=command.facts,
        evidence=command.evidence,
        recorded_by=occasion.actor.person_id,
        recorded_at=occasion.at,
    )
    recorded = replace(problem, refusals=(*problem.refusals, refusal))
    return Outcome(recorded, ProblemRefusalRecorded(**matter_of(recorded)))


def escalate(problem: Problem, command: EscalateProblem, occasion: Occasion, _facts: None = None) -> Outcome[Problem]:
    """Hand it to accountability because persons are to be pursued (TS-09, S-12)."""
    refuse(assess_reasons(command.reasons), assess_ground(problem, command, occasion.on))
    entry = Escalation(
        round=problem.round,
        ground=Ground(command.ground),
        reasons=command.reasons,
        escalated_on=occasion.on,
        escalated_by=occasion.actor.person_id,
    )
    escalated = replace(problem, status=S.ESCALATED, escalations=(*problem.escalations, entry))
    event = ProblemEscalated(**matter_of(escalated), escalated_on=occasion.on, ground=str(entry.ground))
    return Outcome(escalated, event)


def resume(problem: Problem, command: ResumeProblem, occasion: Occasion, facts: TermFacts) -> Outcome[Problem]:
    """Set a new term: the pursuit of persons puts nothing right by itself (S-10)."""
    refuse(assess_reasons(command.reasons), *assess_new_term(problem, command.term, occasion.profile))
    due_on = facts.last_days[command.term]
    entry = Resumption(
        round=problem.round + 1,
        reasons=command.reasons,
        term=command.term,
        due_on=due_on,
        resumed_on=occasion.on,
        resumed_by=occasion.actor.person_id,
    )
    resumed = replace(begun_anew(problem, command.term, occasion.on, due_on), resumptions=(*problem.resumptions, entry))
    return Outcome(resumed, ProblemResumed(**matter_of(resumed), due_on=due_on))
