"""What an interview answers, for the documents of the API, and how its answer is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from libs.chassis.access.grounds import Standing
from libs.chassis.cases import Policies
from libs.chassis.paging import Paged
from libs.chassis.representation import Due, Representation
from libs.kernel.case import Case
from libs.kernel.text import Language
from services.accountability.clearances.clearance import ClearedMark
from services.accountability.clearances.views import DESCRIPTION
from services.accountability.evidence.views import EvidenceRead
from services.accountability.interviews.access import MATTER
from services.accountability.interviews.dues import rectification_limit_on
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.letters import InterviewLetters, letters_of, without_minds
from services.accountability.interviews.status import InterviewStatus
from services.accountability.interviews.tiers import Interviewee, Pursuit, Tier, tier_of
from services.accountability.rule_answers import RuleAnswer

_LETTERS = TypeAdapter(InterviewLetters)


@dataclass(frozen=True)
class TierRead:
    """The tier in words: who interviews whom, and what it says of pursuit (A-01 to A-06)."""

    text: Annotated[str, Field(description="The rule, in the reader's language.")]
    cites: Annotated[tuple[str, ...], Field(description="Rules it stands under.")]
    interviewers: Annotated[tuple[str, ...], Field(description="Posts of whoever interviews, any of them.")]
    interviewee: Annotated[Interviewee, Field(description="principal, deputy_in_charge or leader_concerned (G-39).")]
    pursuit: Annotated[Pursuit, Field(description="as_required or not_automatic (G-38).")]
    escalates_to: Annotated[str, Field(description="Next tier, or case.")]


@dataclass(frozen=True)
class InterviewRead(Interview):
    """An interview as it answers: its fields, its tier in words, its papers, next acts and running limits."""

    tier_rule: Annotated[TierRead | None, Field(description="The tier in words.")] = field(default=None, kw_only=True)
    letters: Annotated[InterviewLetters, Field(description="Its papers (LA-1 to LA-3).")] = field(
        default=InterviewLetters(), kw_only=True
    )
    linked_evidence: Annotated[
        tuple[EvidenceRead, ...],
        Field(
            description="Filings of the same unit or matter as they stand now, refused ones too, at most 200; in the "
            "detail alone, for those who may know them (P-17)."
        ),
    ] = field(default=(), kw_only=True)
    clearances: Annotated[tuple[ClearedMark, ...], Field(description=DESCRIPTION)] = field(default=(), kw_only=True)
    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Terms that run, each with its explanation.")] = field(
        default=(), kw_only=True
    )


class InterviewListed(BaseModel):
    """An interview as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The interview.")
    number: str | None = Field(description="Its number.", examples=["约〔2026〕3号"])
    version: int = Field(description="Version, as in the ETag.")
    status: InterviewStatus = Field(description="Where it stands; dictionary interview_status.")
    unit_id: UUID = Field(description="The unit.")
    unit_kind: str = Field(description="Kind of the unit.")
    competent_organ_id: UUID = Field(description="Organ that interviews.")
    tier: str = Field(description="Tier; list interview_tiers.", examples=["xc_i4"])
    occurrence_id: UUID = Field(description="The event behind it.")
    interviewer_id: UUID | None = Field(description="Who interviews; null until the notice.")
    collective_id: UUID | None = Field(description="Occasion of a collective interview; else null.")
    called_on: date | None = Field(description="Day for which it is called.")
    held_on: date | None = Field(description="Day of the talk.")
    due_on: date | None = Field(description="Day on which the earliest term ends; null if none runs.")
    changed_at: datetime = Field(description="When it last moved, UTC.")


class InterviewPage(Paged[InterviewListed]):
    """A page of interviews."""


class PersonEligible(BaseModel):
    """Somebody who may be named."""

    model_config = ConfigDict(frozen=True)

    person_id: UUID = Field(description="The person.")
    posts: tuple[str, ...] = Field(description="Posts held there on the day that counts.")


class InterviewChecked(BaseModel):
    """Every finding of the rules of the next step, and who may be named in it; nothing was changed."""

    model_config = ConfigDict(frozen=True)

    status: InterviewStatus = Field(description="Status it was checked in.")
    passed: bool = Field(description="Whether no blocking finding is open.")
    findings: tuple[RuleAnswer, ...] = Field(description="The findings, item by item.")
    interviewees: tuple[PersonEligible, ...] = Field(
        description="Who held the post of the tier in the unit on the day of the event (G-39); empty for the unit."
    )
    interviewers: tuple[PersonEligible, ...] = Field(
        description="Who holds a post of the tier in the organ today and is not recused; empty for the unit."
    )
    earliest_on: date = Field(description="First day for the talk if the notice went out today (G-40).")
    latest_on: date = Field(description="Last day for the talk without a reason (G-40).")


class InterviewRepresentation(Representation):
    """Adds the tier in words and the papers, each as far as its sections are open."""

    def read(
        self,
        case: Case,
        standing: Standing,
        policies: Policies,
        services: Mapping[str, Any],
        at: datetime,
        language: Language,
    ) -> dict[str, Any]:
        """The whole answer for one caller."""
        assert isinstance(case, Interview)
        profile = policies.profile(case.profile, case.profile_version)
        limit_on = rectification_limit_on(case, profile, services["calendar"])
        papers = _LETTERS.dump_python(letters_of(case, profile, limit_on, language), mode="json")
        if MATTER.name not in standing.sections and papers["record"] is not None:
            papers["record"]["statements"] = without_minds(papers["record"]["statements"])
        return {
            **super().read(case, standing, policies, services, at, language),
            "tier_rule": tier_read(tier_of(case.tier, profile), language),
            "letters": papers,
            "linked_evidence": [],
        }


def tier_read(tier: Tier, language: Language) -> dict[str, Any]:
    """The tier in the reader's language."""
    return {
        "text": tier.text.read(language),
        "cites": list(tier.cites),
        "interviewers": list(tier.interviewers),
        "interviewee": str(tier.interviewee),
        "pursuit": str(tier.pursuit),
        "escalates_to": tier.escalates_to,
    }


def line_of(interview: Interview, due_on: date | None) -> dict[str, Any]:
    """One line of the list; nothing in it is closed to whoever sees the interview."""
    notice, record = interview.notice, interview.record
    return {
        "id": interview.id,
        "number": interview.number,
        "version": interview.version,
        "status": interview.status,
        "unit_id": interview.unit_id,
        "unit_kind": interview.unit_kind,
        "competent_organ_id": interview.competent_organ_id,
        "tier": interview.tier,
        "occurrence_id": interview.occurrence_id,
        "interviewer_id": None if notice is None else notice.interviewer_id,
        "collective_id": None if notice is None else notice.collective_id,
        "called_on": None if notice is None else notice.held_on,
        "held_on": None if record is None else record.held_on,
        "due_on": due_on,
        "changed_at": interview.changed_at,
    }
