"""What problem items answer, for the documents of the API: line, detail, letters, check of the rules."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemKind, ProblemStatus, Source


@dataclass(frozen=True)
class ProblemRead(Problem):
    """A problem item as it answers; what is not for the caller is empty."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Terms that run for the unit.")] = field(default=(), kw_only=True)


class ProblemListed(BaseModel):
    """A problem item in the list; what was found is in the item itself."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The item.")
    number: str | None = Field(description="Number of the item in the organ's year.", examples=["问题〔2026〕3号"])
    status: ProblemStatus = Field(description="Where it stands; dictionary problem_status.")
    unit_id: UUID = Field(description="The unit that is to put it right.")
    kind: ProblemKind = Field(description="One unit's or item of a common problem; to the unit always single.")
    nature: str = Field(description="Nature of the problem; list problem_natures.")
    level: str = Field(description="How grave it is; list problem_levels.")
    source: Source | None = Field(description="Where it came from; null to the unit.")
    task_id: UUID | None = Field(description="The central task, if any.")
    term: str | None = Field(description="Term proposed or given; list rectification_terms.")
    opened_on: date = Field(description="Day from which it is kept.")
    rectify_by: date | None = Field(description="Day by which it is to be put right by its term; null before.")
    due_on: date | None = Field(description="Next day that matters for the unit: plan, term or slip; null if none.")
    overdue: bool = Field(description="Whether that day is over and nothing is reported.")
    slip_colour: str | None = Field(description="Latest slip of this round; list slip_colours.")
    falsified: bool = Field(description="Whether a rectification was ever found false.")
    recurrent: bool = Field(description="Whether an earlier one of its kind had been checked off (F-19).")
    checked_off_on: date | None = Field(description="Day of the check-off.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class ProblemPage(Paged[ProblemListed]):
    """A page of problem items."""


class ProblemRuleMissing(BaseModel):
    """One thing that a rule finds missing."""

    model_config = ConfigDict(frozen=True)

    pointer: str = Field(description="Where, as a JSON pointer; empty: the item as a whole.")
    code: str = Field(description="Code of the problem.")
    detail: str = Field(description="What is missing, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands under.")


class ProblemRule(BaseModel):
    """The answer of one rule."""

    model_config = ConfigDict(frozen=True)

    item: str = Field(description="Code of the rule item.")
    holds: bool = Field(description="Whether it is satisfied.")
    detail: str = Field(description="What the rule asks, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands under.")
    missing: tuple[ProblemRuleMissing, ...] = Field(description="All that is missing.")


class ProblemChecked(BaseModel):
    """What stands in the way of the check-off, rule by rule; nothing is changed."""

    model_config = ConfigDict(frozen=True)

    status: ProblemStatus = Field(description="Where it stands.")
    passed: bool = Field(description="Whether you could check it off now as far as these rules go.")
    findings: tuple[ProblemRule, ...] = Field(description="Every rule of the check-off.")
