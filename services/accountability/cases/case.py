"""The accountability case and its acts."""

from dataclasses import dataclass, field
from uuid import UUID

from libs.contracts.accountability import CaseOpened
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from services.accountability.cases.commands import OpenCase
from services.accountability.cases.lifecycle import CaseStatus, SourceKind

NUMBERED_AS = "问启"
"""The word before the year in the number of a case."""


@dataclass(frozen=True)
class AccountabilityCase(Case):
    """A case against an organisation or its leaders; whether anyone is liable is its question, not its premise.

    ``evidence_ids`` are the filings of the same unit or matter that were known when it was opened (P-17).
    """

    status: CaseStatus
    source_kind: SourceKind = field(kw_only=True)
    source_id: UUID = field(kw_only=True)
    unit_id: UUID = field(kw_only=True)
    competent_organ_id: UUID = field(kw_only=True)
    office_id: UUID | None = field(default=None, kw_only=True)
    project_code: str | None = field(default=None, kw_only=True)
    codes: tuple[str, ...] = field(kw_only=True)
    evidence_ids: tuple[UUID, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """For ``open``: the filings of the same unit or matter that the evidence index knows (P-17)."""

    evidence_ids: tuple[UUID, ...] = ()


def open_case(command: OpenCase, occasion: Occasion, facts: OpeningFacts) -> Outcome[AccountabilityCase]:
    """Open the case and link what was filed on the same unit or matter (F-10, P-17)."""
    case = AccountabilityCase(
        occasion.new_id(),
        CaseStatus.OPENED,
        occasion.profile.name,
        occasion.profile.version,
        source_kind=command.source_kind,
        source_id=command.source_id,
        unit_id=command.unit_id,
        competent_organ_id=command.competent_organ_id,
        office_id=command.office_id,
        project_code=command.project_code,
        codes=command.codes,
        evidence_ids=facts.evidence_ids,
    )
    opened = CaseOpened(
        source_kind=str(case.source_kind),
        source_id=case.source_id,
        unit_id=case.unit_id,
        competent_organ_id=case.competent_organ_id,
        codes=case.codes,
        project_code=case.project_code,
    )
    return Outcome(case, opened)
