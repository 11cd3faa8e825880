"""The transfer sheet as a row: between which bodies, whom it names, and days."""

from collections.abc import Mapping
from typing import Any

from libs.kernel.profile import Profile
from services.supervision.lead_transfers.dues import dues
from services.supervision.lead_transfers.sheet import LeadTransfer


def columns_of(sheet: LeadTransfer) -> Mapping[str, object]:
    """The projected columns of a sheet."""
    return {
        "competent_organ_id": sheet.competent_organ_id,
        "submitting_organ_id": sheet.submitting_organ_id,
        "submitted_by": sheet.submitted_by,
        "handler_id": sheet.handler_id,
        "subject_person_id": sheet.subject_person_id,
        "subject_organ_id": sheet.subject_organ_id,
        "submitted_on": sheet.submitted_on,
    }


def derived_columns(sheet: LeadTransfer, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The day by which the receipt is to be given, while it is awaited."""
    return {"due_on": next((one.deadline.due_on for one in dues(sheet, profile, services)), None)}
