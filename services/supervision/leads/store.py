"""The lead as a row: what of it is projected so that lists and access can ask for it."""

from collections.abc import Mapping
from typing import Any

from libs.kernel.profile import Profile
from services.supervision.leads.dues import dues
from services.supervision.leads.lead import Lead


def columns_of(lead: Lead) -> Mapping[str, object]:
    """The projected columns of a lead: whom it names, and days."""
    given = lead.assignment
    return {
        "competent_organ_id": lead.competent_organ_id,
        "office_id": None if given is None else given.office_id,
        "subject_person_id": lead.subject_person_id,
        "subject_organ_id": lead.subject_organ_id,
        "received_on": lead.received_on,
        "head_id": None if given is None else given.head_id,
        "leader_id": None if given is None else given.leader_id,
        "verifier_ids": [] if given is None else list(given.verifier_ids),
        "recused_ids": sorted(lead.recused_ids),
        "submitting_organ_id": None if lead.handover is None else lead.handover.organ_id,
        "unsigned_ids": list(lead.unsigned_ids),
        "feedback_owed": lead.owes_feedback,
        "disposition": str(lead.disposals[-1].disposition) if lead.disposals else None,
        "concluded_on": None if lead.conclusion is None else lead.conclusion.concluded_on,
    }


def derived_columns(lead: Lead, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The day on which the earliest limit that runs ends."""
    days = [one.deadline.due_on for one in dues(lead, profile, services) if one.deadline.due_on is not None]
    return {"due_on": min(days, default=None)}
