"""What can be asked of a probation (TA-07, TA-08); these are request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.probation.records import Goal, GoalAssessed, Ground
from services.accountability.probation.status import EarlyGround
from services.accountability.wording import MANY, Code, Line, Passage


class ProposeProbation(Command):
    """Propose a probation for negligence without serious consequence (TA-07, A-07)."""

    case_id: UUID = Field(description="The case, under investigation or where tolerance is weighed.")
    negligence: Ground = Field(description="That it was negligence, with what shows it.")
    no_serious_consequence: Ground = Field(description="That it had no serious consequence, with what shows it.")
    months: int = Field(description="1, 2 or 3 calendar months (A-08).", examples=[1])
    goals: tuple[Goal, ...] = Field(max_length=MANY, description="What is to be reached, each with its measure.")
    reasons: Passage = Field(description="Why a probation, and why so long.")


class SetProbation(Command):
    """Set it and record that the notice LA-4 was served; it counts from that day (TA-07)."""

    opinion: Passage = Field(description="Opinion of who sets it.")
    notice_number: Line = Field(description="Number of the notice.", examples=["许纪考〔2026〕2号"])
    finding: Passage = Field(description="The finding of negligence, as the notice tells it.")
    evaluation_way: Passage = Field(description="How it will be evaluated.")
    served_on: Day = Field(description="Day of service on the person or unit.")


class DeclineProbation(Command):
    """Set none; the case goes on (TA-07)."""

    opinion: Passage = Field(description="Why not.")


class ExtendProbation(Command):
    """Make it longer, once, to at most three months in all (G-41)."""

    months: int = Field(description="Months in all.", examples=[3])
    reasons: Passage = Field(description="Why.")
    notice_number: Line = Field(description="Number of the notice of it.")
    served_on: Day = Field(description="Day of service.")


class ExpireProbation(Command):
    """Asked by the clock once its last day is over (TA-08)."""


class EvaluateProbation(Command):
    """Hold goals against facts and say the result, at the end or as soon as it is clear (TA-08, LA-5)."""

    goals: tuple[GoalAssessed, ...] = Field(max_length=MANY, description="Every goal against the facts.")
    rectified_actively: bool = Field(description="Whether it was put right actively (A-08).")
    rectified_on: Day | None = Field(default=None, description="Day by which it was put right; required if passed.")
    rectification: Passage = Field(description="What was done, and of whose accord.")
    clear_effect: bool = Field(description="Whether the effect is clear (A-08).")
    effect: Passage = Field(description="What the effect is.")
    early: EarlyGround | None = Field(default=None, description="Why before the end; empty at the end.")
    early_reason: Passage = Field(default="", description="What makes it clear already; required before the end.")
    result: Code = Field(description="passed or failed; list probation_results.", examples=["passed"])
    proposal: Code | None = Field(
        default=None, description="If passed: lighter, mitigated or exempted; list probation_proposals."
    )
    reasons: Passage = Field(description="Why.")
