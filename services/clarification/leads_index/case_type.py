"""The entry of the index as the engine knows it: as it is stored, with its acts."""

from dataclasses import replace
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.clarification.leads_index import acts
from services.clarification.leads_index.commands import ConcludeLead, ForwardLead, NoteCase, NoteLead
from services.clarification.leads_index.entry import LeadEntry
from services.clarification.leads_index.facts_loading import (
    concluding_facts,
    forwarding_facts,
    noting_case_facts,
    noting_facts,
)
from services.clarification.leads_index.store import STORED

LEAD_ENTRY: Final[CaseType[LeadEntry]] = replace(
    STORED,
    acts=(
        Act("note", NoteLead, acts.note, noting_facts, opens=True),
        Act("note_case", NoteCase, acts.note_case, noting_case_facts, opens=True),
        Act("conclude", ConcludeLead, acts.conclude, concluding_facts),
        Act("forward", ForwardLead, acts.forward, forwarding_facts),
    ),
)
