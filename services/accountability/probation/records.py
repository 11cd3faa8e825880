"""What a probation remembers: why it may be set, what is to be reached, how it is told and evaluated."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.text import Text
from services.accountability.probation.status import EarlyGround
from services.accountability.wording import MANY, Line, Part, Passage

By = Annotated[UUID, Field(description="Person who did it.")]
At = Annotated[datetime, Field(description="When, UTC.")]


class Ground(Part):
    """A finding on which a probation rests, with what shows it (A-07)."""

    holds: bool = Field(description="Whether it was found so.")
    text: Passage = Field(default="", description="What was found.")
    evidence: tuple[Line, ...] = Field(
        default=(), max_length=MANY, description="Volume and page of what it rests on.", examples=[["卷一第3页"]]
    )

    @property
    def is_shown(self) -> bool:
        """Whether it was found, with words and evidence."""
        return self.holds and bool(self.text) and any(self.evidence)


class Goal(Part):
    """One goal of the probation and how it is measured (A-08)."""

    goal: Passage = Field(default="", description="What is to be reached.")
    measure: Passage = Field(default="", description="By what it will be judged.")


class GoalAssessed(Part):
    """One goal held against the facts (LA-5)."""

    number: int = Field(ge=1, description="Number of the goal, from 1.")
    met: bool = Field(description="Whether it was reached.")
    fact: Passage = Field(default="", description="What the facts are.")
    evidence: tuple[Line, ...] = Field(default=(), max_length=MANY, description="Volume and page of what shows it.")


@dataclass(frozen=True)
class ProbationProposal:
    """What the head proposes (TA-07)."""

    negligence: Annotated[Ground, Field(description="That it was negligence (A-07).")]
    no_serious_consequence: Annotated[Ground, Field(description="That it had no serious consequence (A-07).")]
    reasons: Annotated[str, Field(description="Why a probation, and why so long.")]
    by: By
    at: At


@dataclass(frozen=True)
class Notice:
    """The notice LA-4 as it was served; the probation counts from the day of service (TA-07)."""

    number: Annotated[str, Field(description="Number of the notice.")]
    finding: Annotated[str, Field(description="The finding of negligence, as the notice tells it.")]
    evaluation_way: Annotated[str, Field(description="How it will be evaluated.")]
    consequences: Annotated[Text, Field(description="What follows, in fixed words, in both languages.")]
    starts_on: Annotated[date, Field(description="Day of service, from which it counts.")]
    ends_on: Annotated[date, Field(description="Last day when it was served; it ends with that day (G-04).")]


@dataclass(frozen=True)
class Setting:
    """That it was set, or not (TA-07)."""

    opinion: Annotated[str, Field(description="Opinion of who decided.")]
    by: By
    at: At


@dataclass(frozen=True)
class Extension:
    """That it was made longer, once (G-41)."""

    former_ends_on: Annotated[date, Field(description="Last day before.")]
    months: Annotated[int, Field(description="Months in all.")]
    reasons: Annotated[str, Field(description="Why.")]
    notice_number: Annotated[str, Field(description="Number of the notice of it.")]
    served_on: Annotated[date, Field(description="Day of service.")]
    by: By
    at: At


@dataclass(frozen=True)
class Evaluation:
    """The evaluation LA-5: goals against facts, rectification, effect, result (TA-08)."""

    goals: Annotated[tuple[GoalAssessed, ...], Field(description="Every goal against the facts.")]
    rectified_actively: Annotated[bool, Field(description="Whether it was put right actively (A-08).")]
    rectified_on: Annotated[date | None, Field(description="Day by which it was put right, if it was.")]
    rectification: Annotated[str, Field(description="What was done, and of whose accord.")]
    clear_effect: Annotated[bool, Field(description="Whether the effect is clear (A-08).")]
    effect: Annotated[str, Field(description="What the effect is.")]
    early: Annotated[EarlyGround | None, Field(description="Why before the end; null at the end.")]
    early_reason: Annotated[str, Field(description="What makes it clear already; empty at the end.")]
    result: Annotated[str, Field(description="passed or failed; list probation_results.")]
    proposal: Annotated[str | None, Field(description="lighter, mitigated or exempted; null if not passed.")]
    reasons: Annotated[str, Field(description="Why.")]
    evaluated_on: Annotated[date, Field(description="Day of the evaluation.")]
    by: By
    at: At
