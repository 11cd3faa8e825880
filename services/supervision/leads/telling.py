"""What every event of a lead says: organ, subject and the opaque reference; nothing that anybody wrote in words."""

from typing import TypedDict
from uuid import UUID

from services.supervision.leads.lead import Lead


class Told(TypedDict):
    """The fields that all events of a lead share."""

    competent_organ_id: UUID
    subject_person_id: UUID | None
    subject_organ_id: UUID | None
    report_ref: UUID | None


def told_of(lead: Lead) -> Told:
    """Those fields of a lead."""
    return Told(
        competent_organ_id=lead.competent_organ_id,
        subject_person_id=lead.subject_person_id,
        subject_organ_id=lead.subject_organ_id,
        report_ref=lead.report_ref,
    )
