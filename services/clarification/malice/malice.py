"""The case of suspected malicious accusation. The accuser is not in it: only opaque references of reports (P-06)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.clarification.malice.records import (
    Approval,
    Certification,
    Closing,
    Disposal,
    DisposalResult,
    Education,
    EndingDecided,
    EndingDraft,
    Escalation,
    ProposalDraft,
    RecusedPerson,
    SentBack,
    Suspicion,
    TrialOpinion,
)
from services.clarification.malice.status import MaliceStatus


@dataclass(frozen=True)
class Malice(Case):
    """A case of suspected malicious accusation on one lead. Exactly one of the two subjects is given (C-30).

    ``verifier_ids`` verified the lead: none of them certifies (P-03). ``head_ids`` are the heads of the office,
    ``sender_ids`` the heads of the organ, both as the directory had them when they were named.
    """

    status: Annotated[MaliceStatus, Field(description="Where it stands; being suspected establishes nothing (P-02).")]
    _: KW_ONLY
    lead_id: Annotated[UUID, Field(description="The lead whose finding was untrue.")]
    organ_id: Annotated[UUID, Field(description="Discipline organ that has the case.")]
    office_id: Annotated[UUID, Field(description="Office or body that verified the lead.")]
    subject_person_id: Annotated[UUID | None, Field(description="Person accused by the report.")] = None
    subject_organ_id: Annotated[UUID | None, Field(description="Unit or collective accused by it.")] = None
    report_refs: Annotated[tuple[UUID, ...], Field(description="Opaque references of the reports in the vault.")] = ()
    verifier_ids: Annotated[tuple[UUID, ...], Field(description="Persons who verified the lead (P-03).")] = ()
    repeats_concluded: Annotated[
        bool, Field(description="Whether the same matter was reported again after a conclusion (P-04, C-11).")
    ] = False
    suspected_on: Annotated[date, Field(description="Day on which the suspicion was recorded.")]
    suspicion: Annotated[Suspicion, Field(description="Why somebody suspects malice (TW-01).")]
    head_ids: Annotated[tuple[UUID, ...], Field(description="Heads of the office, by person.")]
    handler_ids: Annotated[tuple[UUID, ...], Field(description="Named handlers, by person (TW-02).")] = ()
    earlier_handler_ids: Annotated[tuple[UUID, ...], Field(description="Who handled it before, by person.")] = ()
    earlier_ids: Annotated[
        tuple[UUID, ...], Field(description="Who had a part in any round so far; none of them certifies (P-03).")
    ] = ()
    trial_officer_id: Annotated[UUID | None, Field(description="Case-trial officer asked (TW-05).")] = None
    sender_ids: Annotated[tuple[UUID, ...], Field(description="Heads of the organ who may send it up (TW-06).")] = ()
    recused: Annotated[tuple[RecusedPerson, ...], Field(description="Who may take no part (P-09).")] = ()
    approval: Annotated[Approval | None, Field(description="The head's approval (TW-02).")] = None
    ending_draft: Annotated[EndingDraft | None, Field(description="End proposed short of malice.")] = None
    ending: Annotated[EndingDecided | None, Field(description="End decided short of malice.")] = None
    education: Annotated[Education | None, Field(description="The education talk (TW-03).")] = None
    draft: Annotated[ProposalDraft | None, Field(description="Draft that malice is evidenced (TW-05).")] = None
    trial_opinion: Annotated[TrialOpinion | None, Field(description="Opinion on that draft (TW-05).")] = None
    escalation: Annotated[Escalation | None, Field(description="The request to certify (TW-06).")] = None
    sent_back: Annotated[tuple[SentBack, ...], Field(description="Returns into the investigation (TW-08).")] = ()
    certification: Annotated[Certification | None, Field(description="The certification (TW-07).")] = None
    disposal: Annotated[Disposal | None, Field(description="What follows for the accuser (TW-09).")] = None
    results: Annotated[tuple[DisposalResult, ...], Field(description="What came of each route (TW-09).")] = ()
    correction_ids: Annotated[tuple[UUID, ...], Field(description="Correction tasks asked for (C-32, P-05).")] = ()
    closing: Annotated[Closing | None, Field(description="How it was closed (TW-10).")] = None

    def is_recused(self, person_id: UUID) -> bool:
        """Whether that person is recused from the case."""
        return any(person.person_id == person_id for person in self.recused)
