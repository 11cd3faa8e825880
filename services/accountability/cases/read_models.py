"""What a case answers, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.objects import CaseObject
from services.accountability.cases.status import CaseStatus, SourceKind
from services.accountability.clearances.clearance import ClearedMark
from services.accountability.clearances.views import DESCRIPTION
from services.accountability.evidence.views import EvidenceRead
from services.accountability.rectifications.views import DESCRIPTION as RECTIFICATION
from services.accountability.rectifications.views import Rectification
from services.accountability.rule_answers import RuleAnswer


@dataclass(frozen=True)
class CaseRead(AccountabilityCase):
    """A case in full."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts this caller may perform now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run.")] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class CaseShown(CaseRead):
    """A case in full, with what was filed on the unit or matter beside it."""

    linked_evidence: Annotated[
        tuple[EvidenceRead, ...],
        Field(
            description="Filings of the same unit or matter as they stand now, refused ones too, latest decision "
            "first, at most 200, as far as the caller may know them (P-17)."
        ),
    ] = field(default=(), kw_only=True)
    clearances: Annotated[tuple[ClearedMark, ...], Field(description=DESCRIPTION)] = field(default=(), kw_only=True)
    rectification: Annotated[Rectification | None, Field(description=RECTIFICATION)] = field(default=None, kw_only=True)


class CaseEntry(BaseModel):
    """A case as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The case.")
    number: str | None = Field(description="Number in the organ's series of the year.", examples=["问启〔2026〕3号"])
    version: int = Field(description="Version, also the ETag; counts the acts from 1.")
    status: CaseStatus = Field(description="Where it stands; dictionary case_status.")
    profile: str = Field(description="Policy profile it was opened under.")
    profile_version: str = Field(description="Version of that profile.")
    opened_at: datetime = Field(description="When it was opened, UTC.")
    changed_at: datetime = Field(description="When it last moved, UTC.")
    source_kind: SourceKind = Field(description="What it was opened on; dictionary case_source.")
    source_id: UUID = Field(description="Identity of the source in its own service, e.g. the filing.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles it.")
    office_id: UUID | None = Field(description="The supervision office that handles it.")
    project_code: str | None = Field(description="State investment-project code of the matter.")
    codes: tuple[str, ...] = Field(description="Codes of the trigger, e.g. of the negative list.")
    evidence_ids: tuple[UUID, ...] = Field(description="Filings of the unit or matter known at the opening (P-17).")
    object: CaseObject = Field(description="On whom it is (P-15).")
    main_case_id: UUID | None = Field(description="Main case with which it is decided (X-11).")
    involved_case_ids: tuple[UUID, ...] = Field(description="Cases decided together with it (X-11).")
    handler_ids: tuple[UUID, ...] = Field(description="Named handlers.")
    measures: tuple[str, ...] = Field(description="Measures in force; list accountability_measures.")
    outcome: str | None = Field(description="How it ended without liability; null if it did not.")
    due_on: date | None = Field(description="Next day that something is due; null if nothing is.")


class CasePage(Paged[CaseEntry]):
    """A page of accountability cases."""


class CaseChecked(BaseModel):
    """Every finding of the rules of the next step; nothing was changed."""

    model_config = ConfigDict(frozen=True)

    status: CaseStatus = Field(description="Status it was checked in.")
    passed: bool = Field(description="Whether no blocking finding is open.")
    findings: tuple[RuleAnswer, ...] = Field(description="The findings, item by item.")
