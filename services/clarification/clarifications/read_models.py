"""What a clarification answers, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from libs.kernel.finding import Finding
from libs.kernel.text import Language
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.records import Deferral
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.clarifications.subject import Subject
from services.clarification.clarifications.wording import Entrance


@dataclass(frozen=True)
class ClarificationRead(Clarification):
    """A clarification as it answers: its fields, what this caller may do now, and the limits that run."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run, each with its explanation.")] = field(
        default=(), kw_only=True
    )


class ClarificationListed(BaseModel):
    """A clarification as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The clarification.")
    number: str | None = Field(description="Its number.", examples=["澄〔2026〕3号"])
    version: int = Field(description="Version, as in the ETag.")
    status: ClarificationStatus = Field(description="Where it stands; dictionary clarification_status.")
    subject: Subject = Field(description="Who is to be cleared.")
    office_id: UUID = Field(description="Office or body that clarifies.")
    organ_id: UUID = Field(description="Its discipline organ.")
    entrance: Entrance = Field(description="How it was opened.")
    situations: tuple[str, ...] = Field(description="Codes of the situations claimed.", examples=[["xc_c1"]])
    methods: tuple[str, ...] = Field(description="Codes of the methods chosen.", examples=[["written", "circular"]])
    due_on: date | None = Field(description="Day on which the earliest running limit ends; null if none runs.")
    changed_at: datetime = Field(description="When it last moved, UTC.")


class ClarificationPage(Paged[ClarificationListed]):
    """A page of clarifications."""


class DeferralsRead(BaseModel):
    """The deferrals of a clarification, for those who may know of them (C-14, G-24)."""

    model_config = ConfigDict(frozen=True)

    items: tuple[Deferral, ...] = Field(description="Oldest first; empty if it never waited.")


class RuleMissing(BaseModel):
    """One thing that a rule finds missing."""

    model_config = ConfigDict(frozen=True)

    pointer: str = Field(description="Where, as a JSON pointer.")
    code: str = Field(description="Code of the problem.")
    detail: str = Field(description="What is missing, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands under.")


class RuleAnswer(BaseModel):
    """The answer of one rule."""

    model_config = ConfigDict(frozen=True)

    item: str = Field(description="Code of the rule item.")
    holds: bool = Field(description="Whether it is satisfied.")
    blocking: bool = Field(description="Whether the next step is refused while it does not hold.")
    detail: str = Field(description="What the rule asks, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands under.")
    missing: tuple[RuleMissing, ...] = Field(description="All that is missing.")


class ClarificationChecked(BaseModel):
    """Every finding of the rules of the next step; nothing was changed."""

    model_config = ConfigDict(frozen=True)

    status: ClarificationStatus = Field(description="Status it was checked in.")
    passed: bool = Field(description="Whether no blocking finding is open.")
    findings: tuple[RuleAnswer, ...] = Field(description="The findings, item by item.")


def checked(status: ClarificationStatus, findings: tuple[Finding, ...], language: Language) -> ClarificationChecked:
    """The findings in the reader's language."""
    passed = all(found.holds or not found.blocking for found in findings)
    answers = tuple(_answer(found, language) for found in findings)
    return ClarificationChecked(status=status, passed=passed, findings=answers)


def _answer(found: Finding, language: Language) -> RuleAnswer:
    missing = (
        RuleMissing(pointer=m.pointer, code=m.code, detail=m.text.read(language), cites=tuple(m.cites))
        for m in found.missing
    )
    return RuleAnswer(
        item=found.item,
        holds=found.holds,
        blocking=found.blocking,
        detail=found.text.read(language),
        cites=tuple(found.cites),
        missing=tuple(missing),
    )
