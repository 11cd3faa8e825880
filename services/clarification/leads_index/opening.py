"""An entry of the index as it begins, whatever it stands for."""

from libs.kernel.actor import Occasion
from services.clarification.leads_index.commands import OnSubject
from services.clarification.leads_index.entry import EntryKind, LeadEntry
from services.clarification.leads_index.lifecycle import LeadStatus


def opened(command: OnSubject, kind: EntryKind, occasion: Occasion) -> LeadEntry:
    """The entry, open, on the subject of the command."""
    return LeadEntry(
        occasion.new_id(),
        LeadStatus.OPEN,
        occasion.profile.name,
        occasion.profile.version,
        kind=kind,
        organ_id=command.organ_id,
        subject_person_id=command.subject_person_id,
        subject_organ_id=command.subject_organ_id,
    )
