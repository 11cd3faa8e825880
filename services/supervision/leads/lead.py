"""The lead: what is known of it from its transfer or registration to its conclusion and the feedback."""

from dataclasses import KW_ONLY, dataclass, replace
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.contracts.supervision import Finding
from libs.kernel.case import Case
from services.supervision.leads.handover import LeadFeedback, LeadHandover, LeadTurningBack
from services.supervision.leads.status import Competence, Disposition, Hand, LeadKind, LeadStatus
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
    number: Annotated[
        str | None,
        Field(description="Number of the item, by that of the lead; null before (P-08).", examples=["〔2026〕7-1"]),
    ] = None


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
    competence_reasons: Annotated[
        str, Field(description="Why this organ is competent, where no organ on record manages the subject (P-07).")
    ] = ""


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
    signatures: Annotated[tuple[Signature, ...], Field(description="Signatures given on paper.")]
    decided_by: Annotated[UUID, Field(description="The leader who decided.")]
    decided_at: Annotated[datetime, Field(description="When, UTC.")]
    proposal: Annotated[int, Field(description="Which of the proposals was decided on, from 0.")] = 0
    signer_ids: Annotated[
        tuple[UUID, ...], Field(description="Who had signed it besides the proposer, the head last (P-08).")
    ] = ()


@dataclass(frozen=True)
class ChainLink:
    """One link of the chain of those who handled the lead (P-08): it seals what was signed and the link before."""

    serial: Annotated[int, Field(description="Place in the chain, from 1.")]
    act: Annotated[str, Field(description="The act that was signed for.")]
    record: Annotated[int, Field(description="Which of several records of that act, from 0.")]
    hand: Annotated[Hand, Field(description="In which part; dictionary lead_hand.")]
    person_id: Annotated[UUID, Field(description="Who signed.")]
    office_id: Annotated[UUID | None, Field(description="Their office; null without one, or on paper.")]
    role: Annotated[str | None, Field(description="Role acted in; null if signed on paper.")]
    signed_on: Annotated[date, Field(description="Day of the signature.")]
    recorded_by: Annotated[
        UUID | None, Field(description="Who recorded a signature given on paper; null if signed here in person.")
    ]
    content: Annotated[str, Field(description="SHA-256 of what was signed, in hex.")]
    before: Annotated[str, Field(description="Digest of the link before; empty for the first.")]
    digest: Annotated[str, Field(description="SHA-256 of this link and of the lead it belongs to, in hex.")]


@dataclass(frozen=True)
class LeadConclusion:
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
    submitted_on: Annotated[date | None, Field(description="Day it was handed in here; null if it was not.")] = None
    received_on: Annotated[date | None, Field(description="Day of receipt; null until it is received (TL-02).")]
    items: Annotated[tuple[Item, ...], Field(description="What is reported, item by item.")]
    report_ref: Annotated[UUID | None, Field(description="Opaque reference to the report in the vault, if any.")] = None
    registered_by: Annotated[UUID | None, Field(description="Who registered it; null before.")]
    registered_at: Annotated[datetime | None, Field(description="When, UTC; null before.")]
    competence: Annotated[
        Competence, Field(description="Whether this organ is competent, as known at the receipt (P-07).")
    ] = Competence.HERE
    handover: Annotated[LeadHandover | None, Field(description="The body it came from, if one handed it over.")] = None
    turning_back: Annotated[LeadTurningBack | None, Field(description="Why it was turned back, if it was.")] = None
    assignments: Annotated[tuple[Assignment, ...], Field(description="To whom it was given; the last one holds.")] = ()
    forwarding: Annotated[Forwarding | None, Field(description="Where it was forwarded; null if it was not.")] = None
    recused: Annotated[tuple[Recusal, ...], Field(description="Who may take no part, and on which ground (P-09).")] = ()
    proposals: Annotated[tuple[Proposal, ...], Field(description="Proposed dispositions, oldest first.")] = ()
    disposals: Annotated[tuple[Disposal, ...], Field(description="Decided dispositions, oldest first.")] = ()
    conclusion: Annotated[LeadConclusion | None, Field(description="The end of verification; null until then.")] = None
    feedback: Annotated[LeadFeedback | None, Field(description="What the body it came from was told (TL-07).")] = None
    fed_back_by: Annotated[UUID | None, Field(description="Who told it; null until then.")] = None
    chain: Annotated[tuple[ChainLink, ...], Field(description="Who handled it and signed, oldest first (P-08).")] = ()

    def __post_init__(self) -> None:
        """Each item is numbered by the number of the lead: 〔2026〕7-1, 〔2026〕7-2 (P-08)."""
        numbered = tuple(replace(one, number=item_number(self.number, one.item)) for one in self.items)
        object.__setattr__(self, "items", numbered)

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

    @property
    def unsigned_ids(self) -> tuple[UUID, ...]:
        """Who has yet to sign the open proposal: verifiers and head; empty without one (P-08)."""
        if self.status is not LeadStatus.DISPOSITION_PROPOSED or self.assignment is None:
            return ()
        given, last = self.assignment, len(self.proposals) - 1
        signed = {one.person_id for one in self.chain if one.act in ("propose", "sign") and one.record == last}
        return tuple(person for person in (*given.verifier_ids, given.head_id) if person not in signed)

    @property
    def owes_feedback(self) -> bool:
        """Whether it is concluded and the body it came from has not been told (TL-07)."""
        return self.status is LeadStatus.CONCLUDED and self.handover is not None


def item_number(number: str | None, item: int) -> str | None:
    """The number of an item, by the human number of the lead: ``线索〔2026〕7号`` and 2 give ``〔2026〕7-2`` (P-08)."""
    if number is None:
        return None
    _, mark, year_and_serial = number.partition("〔")
    return f"{mark}{year_and_serial.removesuffix('号')}-{item}" if mark else f"{number}-{item}"
