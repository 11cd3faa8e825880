"""The lead: what is known of it from registration to its conclusion. Its acts are in acts_*.py."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.contracts.supervision import Finding
from libs.kernel.case import Case
from services.supervision.leads.status import Disposition, LeadKind, LeadStatus
from services.supervision.leads.wording import Approval, Recusal, Signature, Study


@dataclass(frozen=True)
class Item:
    """One problem reported, with its digest and, once concluded, its finding."""

    item: Annotated[int, Field(description="Number within the lead, from 1.")]
    text: Annotated[str, Field(description="What is reported.")]
    is_main: Annotated[bool, Field(description="Whether it is a main problem (C-10).")]
    matter: Annotated[str, Field(description="Keyed digest of the matter: equal for the same matter reported again.")]
    finding: Annotated[Finding | None, Field(description="What verification found; null until concluded.")] = None
    basis: Annotated[str, Field(description="On what the finding rests.")] = ""


@dataclass(frozen=True)
class Assignment:
    """Whom the lead is given to, with the head's approval (P-08)."""

    office_id: Annotated[UUID, Field(description="The office that handles it.")]
    head_id: Annotated[UUID, Field(description="Head of the office.")]
    verifier_ids: Annotated[tuple[UUID, ...], Field(description="Who verifies.")]
    leader_id: Annotated[UUID, Field(description="Leader in charge of the office.")]
    approval: Annotated[Approval, Field(description="The head's approval.")]
    assigned_by: Annotated[UUID, Field(description="Who assigned it.")]
    assigned_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Forwarding:
    """To which organ the lead went, with the head's approval (P-07)."""

    to_organ_id: Annotated[UUID, Field(description="The competent organ.")]
    reasons: Annotated[str, Field(description="Why it is competent.")]
    approval: Annotated[Approval, Field(description="The head's approval.")]
    forwarded_by: Annotated[UUID, Field(description="Who forwarded it.")]
    forwarded_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Proposal:
    """A proposed disposition with its collective study (P-07)."""

    disposition: Annotated[Disposition, Field(description="What is proposed.")]
    reasons: Annotated[str, Field(description="Why.")]
    study: Annotated[Study, Field(description="The collective study.")]
    proposed_by: Annotated[UUID, Field(description="The verifier who proposed.")]
    proposed_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Disposal:
    """A decided disposition with its signatures (P-08)."""

    disposition: Annotated[Disposition, Field(description="What was decided.")]
    opinion: Annotated[str, Field(description="The leader's opinion.")]
    signatures: Annotated[tuple[Signature, ...], Field(description="Who signed the sheet.")]
    decided_by: Annotated[UUID, Field(description="The leader who decided.")]
    decided_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Conclusion:
    """The end of verification; the findings stand with the items (C-24)."""

    concluded_on: Annotated[date, Field(description="Day on which verification ended.")]
    concluded_by: Annotated[UUID, Field(description="The head who concluded.")]
    concluded_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Lead(Case):
    """A lead. It holds nothing on who reported: ``report_ref`` is an opaque reference (P-06)."""

    status: Annotated[LeadStatus, Field(description="Where the lead stands; dictionary lead_status.")]
    _: KW_ONLY
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that has it.")]
    kind: Annotated[LeadKind, Field(description="What it points to; dictionary lead_kind (S-13).")]
    subject_person_id: Annotated[UUID | None, Field(description="The person reported; null if it is a unit.")] = None
    subject_organ_id: Annotated[UUID | None, Field(description="The unit reported; null if it is a person.")] = None
    received_on: Annotated[date, Field(description="Day of receipt.")]
    items: Annotated[tuple[Item, ...], Field(description="What is reported, item by item.")]
    report_ref: Annotated[UUID | None, Field(description="Opaque reference to the report in the vault, if any.")] = None
    registered_by: Annotated[UUID, Field(description="Who registered it.")]
    registered_at: Annotated[datetime, Field(description="When, UTC.")]
    assignments: Annotated[tuple[Assignment, ...], Field(description="To whom it was given; the last one holds.")] = ()
    forwarding: Annotated[Forwarding | None, Field(description="Where it was forwarded; null if it was not.")] = None
    recused: Annotated[tuple[Recusal, ...], Field(description="Who may take no part, and on which ground (P-09).")] = ()
    proposals: Annotated[tuple[Proposal, ...], Field(description="Proposed dispositions, oldest first.")] = ()
    disposals: Annotated[tuple[Disposal, ...], Field(description="Decided dispositions, oldest first.")] = ()
    conclusion: Annotated[Conclusion | None, Field(description="The end of verification; null until then.")] = None

    @property
    def assignment(self) -> Assignment | None:
        """To whom the lead is given now; None before."""
        return self.assignments[-1] if self.assignments else None

    @property
    def recused_ids(self) -> frozenset[UUID]:
        """Who may take no part (P-09)."""
        return frozenset(one.person_id for one in self.recused)

    @property
    def everyone_verifying(self) -> tuple[UUID, ...]:
        """All who were ever named to verify, in order; none of them certifies malice (P-03)."""
        return tuple(dict.fromkeys(person for one in self.assignments for person in one.verifier_ids))
