"""The entry of the index as the engine knows it: as it is stored, with its acts; and the ends that are heard."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.clarification.leads_index import acts, acts_pursuits
from services.clarification.leads_index import commands as ask
from services.clarification.leads_index import pursuits_loading as pursuits
from services.clarification.leads_index.access import STEP_ACCESS
from services.clarification.leads_index.entry import EndedStep, LeadEntry
from services.clarification.leads_index.facts_loading import concluding_facts, forwarding_facts, noting_facts
from services.clarification.leads_index.lifecycle import STEP_LIFECYCLE
from services.clarification.leads_index.store import STORED
from services.clarification.leads_index.tables import ENDED_STEPS

LEAD_ENTRY: Final[CaseType[LeadEntry]] = replace(
    STORED,
    acts=(
        Act("note", ask.NoteLead, acts.note, noting_facts, opens=True),
        Act("conclude", ask.ConcludeLead, acts.conclude, concluding_facts),
        Act("forward", ask.ForwardLead, acts.forward, forwarding_facts),
        Act("note_case", ask.NoteCase, acts_pursuits.note_case, pursuits.case_facts, opens=True),
        Act(
            "note_escalation",
            ask.NoteEscalation,
            acts_pursuits.note_escalation,
            pursuits.escalation_facts,
            opens=True,
        ),
        Act("rescope", ask.RescopeCase, acts_pursuits.rescope, pursuits.rescoping_facts),
    ),
)


def columns_of(step: EndedStep) -> Mapping[str, object]:
    """The projected columns of an ended step."""
    return {"step_id": step.step_id, "ended_on": step.ended_on}


ENDED_STEP: Final[CaseType[EndedStep]] = CaseType(
    name="ended_step",
    resource="ended-steps",
    table=ENDED_STEPS,
    case_class=EndedStep,
    columns=columns_of,
    lifecycle=lambda _profile: STEP_LIFECYCLE,
    acts=(Act("note_end", ask.NoteEnd, acts_pursuits.note_end, pursuits.ending_facts, opens=True),),
    access=STEP_ACCESS,
    quiet=True,
)
