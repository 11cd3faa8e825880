"""The lead as a row: what of it is projected so that lists and access can ask for it."""

from collections.abc import Mapping
from typing import Any

from libs.kernel.profile import Profile
from services.supervision.leads.dues import disposition_due
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
    }


def derived_columns(lead: Lead, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The day by which a disposition is to be proposed, while that is awaited."""
    due = disposition_due(lead, profile, services["calendar"])
    return {"due_on": None if due is None else due.due_on}
