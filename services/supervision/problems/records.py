"""What is kept of a problem item step by step: notice, plan, reports, verifications, slips, refusals, escalations."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.supervision.problems.status import CheckResult, Ground, VerificationWay

Person = Annotated[UUID | None, Field(description="Who did it; null to the unit.")]
On = Annotated[date, Field(description="Day of it.")]
At = Annotated[datetime, Field(description="When, UTC.")]
Reasons = Annotated[str, Field(description="Why.")]
Round = Annotated[int, Field(description="Round of rectification it belongs to; each new term begins one.")]
Evidence = Annotated[tuple[str, ...], Field(description="References of the evidence.")]
Term = Annotated[str, Field(description="Term of rectification; list rectification_terms.")]


@dataclass(frozen=True)
class Content:
    """What was found and is asked for, as it stood before a revision."""

    nature: Annotated[str, Field(description="Nature of the problem; list problem_natures.")]
    aspect: Annotated[str | None, Field(description="Of formalism: which aspect; list formalism_aspects.")]
    level: Annotated[str, Field(description="How grave it is; list problem_levels.")]
    facts: Annotated[str, Field(description="What was found.")]
    place: Annotated[str, Field(description="Where.")]
    evidence: Evidence
    demands: Annotated[tuple[str, ...], Field(description="What the unit is asked to do, point by point.")]
    revised_by: Person
    revised_at: At


@dataclass(frozen=True)
class RectificationNotice:
    """The notice to the unit (TS-02): which term it has, and by when it names plan and person."""

    term: Term
    demands: Annotated[tuple[str, ...], Field(description="What the unit is asked to do, point by point.")]
    issued_on: On
    accept_by: Annotated[date, Field(description="Last day to name the plan and the responsible person.")]
    due_on: Annotated[date, Field(description="Day by which it is to be put right.")]
    issued_by: Person = None


@dataclass(frozen=True)
class Step:
    """One step that the unit plans or promises."""

    text: Annotated[str, Field(description="What will be done.")]
    due_on: Annotated[date, Field(description="Day by which it will be done.")]


@dataclass(frozen=True)
class Acceptance:
    """The unit's plan and the person who answers for it (TS-03)."""

    responsible_person_id: Annotated[UUID, Field(description="Who answers for the rectification.")]
    posts: Annotated[tuple[str, ...], Field(description="Posts of that person in the unit on the day.")]
    steps: Annotated[tuple[Step, ...], Field(description="The plan, step by step.")]
    accepted_on: On
    accepted_by: Person


@dataclass(frozen=True)
class DemandMet:
    """What the unit did about one demand of the notice, with its proof."""

    demand: Annotated[int, Field(description="Which demand of the notice, counted from 1.")]
    done: Annotated[str, Field(description="What was done.")]
    proof: Annotated[tuple[str, ...], Field(description="References of the proof.")]


@dataclass(frozen=True)
class RectificationReport:
    """The unit's report that the problem is put right (TS-04)."""

    round: Round
    met: Annotated[tuple[DemandMet, ...], Field(description="One entry per demand.")]
    reported_on: On
    reported_by: Person
    reported_at: At


@dataclass(frozen=True)
class VerificationNote:
    """What the verification found; never presumed: each result has its evidence (S-09, S-12)."""

    result: Annotated[CheckResult, Field(description="sufficient, insufficient or false.")]
    found: Annotated[str, Field(description="What was seen and compared.")]
    evidence: Evidence
    falsity: Annotated[str, Field(description="If false: what was made up, and from what that is known.")]
    noted_by: Person
    noted_on: On
    noted_at: At


@dataclass(frozen=True)
class Verification:
    """One verification of one report; its latest note counts."""

    round: Round
    way: Annotated[VerificationWay, Field(description="On site or by documents.")]
    visit_id: Annotated[UUID | None, Field(description="The visit on which it was looked at, if on site.")]
    taken_by: Person
    taken_on: On
    notes: Annotated[tuple[VerificationNote, ...], Field(description="What was found, oldest first.")] = ()


@dataclass(frozen=True)
class Rejection:
    """The head's finding that it is not put right, or falsely so, and the new day (TS-07, S-12)."""

    round: Round
    falsified: Annotated[bool, Field(description="Whether it was false, not only insufficient.")]
    reasons: Reasons
    missing: Annotated[tuple[str, ...], Field(description="What is still missing.")]
    term: Term
    due_on: Annotated[date, Field(description="The new day.")]
    rejected_on: On
    rejected_by: Person


@dataclass(frozen=True)
class SlipAnswer:
    """The unit's answer to a slip."""

    reasons: Annotated[str, Field(description="Why it is late.")]
    steps: Annotated[tuple[Step, ...], Field(description="What will be done until the new day.")]
    answered_on: On
    answered_by: Person


@dataclass(frozen=True)
class Slip:
    """A slip that the clock issued (TS-08, P-22)."""

    round: Round
    colour: Annotated[str, Field(description="blue, orange or red; list slip_colours.")]
    issued_on: On
    answer_by: Annotated[date, Field(description="Last day for the answer.")]
    new_due_on: Annotated[date, Field(description="New day by which the problem is to be put right.")]
    answer: Annotated[SlipAnswer | None, Field(description="The unit's answer; null while there is none.")] = None

    @property
    def fails_after(self) -> date:
        """The day after which it has failed: unanswered, or answered and still nothing reported (P-22)."""
        return self.answer_by if self.answer is None else self.new_due_on


@dataclass(frozen=True)
class RefusalOnRecord:
    """That the unit refuses to put it right, and how that is known (S-12)."""

    round: Round
    refused_on: Annotated[date, Field(description="Day on which it refused.")]
    facts: Annotated[str, Field(description="Who refused what, in which words or by which conduct.")]
    evidence: Evidence
    recorded_by: Person
    recorded_at: At


@dataclass(frozen=True)
class Escalation:
    """The leader's decision that persons are pursued (TS-09, S-12)."""

    round: Round
    ground: Annotated[Ground, Field(description="red_slip, falsified or refused.")]
    reasons: Reasons
    escalated_on: On
    escalated_by: Person


@dataclass(frozen=True)
class Resumption:
    """The problem is still to be put right, by a new day (S-10)."""

    round: Round
    reasons: Reasons
    term: Term
    due_on: Annotated[date, Field(description="The new day.")]
    resumed_on: On
    resumed_by: Person


@dataclass(frozen=True)
class CheckOff:
    """The confirmation that it is put right and its number cancelled (TS-06, S-10)."""

    way: Annotated[VerificationWay, Field(description="How it was verified.")]
    remark: Annotated[str, Field(description="What the head adds; may be empty.")]
    checked_off_on: On
    checked_off_by: Person


@dataclass(frozen=True)
class ProblemWithdrawal:
    """That it is no longer kept as a problem."""

    reasons: Reasons
    withdrawn_on: On
    withdrawn_by: Person
    objection_id: Annotated[UUID | None, Field(description="The objection that was decided for the unit, if any.")]
