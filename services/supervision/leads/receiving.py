"""Receiving a lead that was handed in, or turning it back to the body it came from (TL-02, G-56)."""

from dataclasses import replace

from libs.contracts.supervision import LeadReceived, LeadTurnedBack
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.roles import Role
from services.supervision.lead_transfers import noting
from services.supervision.lead_transfers.screening import refusal_of, way_of
from services.supervision.leads.chain import signed
from services.supervision.leads.commands import ReceiveLead, TurnBackLead
from services.supervision.leads.facts import ReceiveFacts
from services.supervision.leads.handover import LeadTurningBack
from services.supervision.leads.lead import Lead
from services.supervision.leads.letter_check import lines_telling
from services.supervision.leads.refusals import finding, refuse, unless
from services.supervision.leads.refusals_entry import SubjectTakesPart, TurningBackUnfit
from services.supervision.leads.status import Hand
from services.supervision.leads.status import LeadStatus as S
from services.supervision.leads.telling import told_of


def receive(lead: Lead, _command: ReceiveLead, occasion: Occasion, facts: ReceiveFacts) -> Outcome[Lead]:
    """Receive it: from today the month runs, and from today it is an open lead on its subject (TL-02, P-07, C-14).

    What the directory has learnt since may show that it must bypass the desk: then it is turned back (P-06).
    """
    actor = occasion.actor
    way = way_of(lead.subject_person_id, lead.subject_organ_id, lead.competent_organ_id, facts.subject)
    if way is not None:
        raise refusal_of(way, occasion.profile)
    if actor.person_id in facts.subject.subject_people:
        raise SubjectTakesPart
    received = replace(
        lead,
        status=S.RECEIVED,
        received_on=occasion.on,
        registered_by=actor.person_id,
        registered_at=occasion.at,
        competence=facts.subject.competence,
    )
    received = signed(received, "receive", Hand.DESK, Role.CASE_MGMT, occasion)
    matters = tuple(item.matter for item in lead.items)
    event = LeadReceived(**told_of(received), received_on=occasion.on, matters=matters)
    return Outcome(received, event, () if facts.sheet is None else (noting.received(facts.sheet, occasion),))


def turn_back(lead: Lead, command: TurnBackLead, occasion: Occasion, facts: ReceiveFacts) -> Outcome[Lead]:
    """Turn it back with reasons that its body reads; it never was an open lead (TL-02, G-56)."""
    if occasion.actor.person_id in facts.subject.subject_people:
        raise SubjectTakesPart
    told = (TurningBackUnfit.at(f"/reasons/lines/{line}") for line in _lines(lead, command, occasion))
    stated = unless(bool(command.reasons), TurningBackUnfit, "/reasons")
    refuse(finding(TurningBackUnfit, [stated, *told]))
    back = LeadTurningBack(command.reasons, occasion.actor.person_id, occasion.at)
    turned = signed(
        replace(lead, status=S.TURNED_BACK, turning_back=back), "turn_back", Hand.DESK, Role.CASE_MGMT, occasion
    )
    noted = () if facts.sheet is None else (noting.turned_back(facts.sheet, command.reasons, occasion),)
    return Outcome(turned, LeadTurnedBack(**told_of(turned)), noted)


def _lines(lead: Lead, command: TurnBackLead, occasion: Occasion) -> tuple[int, ...]:
    return lines_telling(command.reasons, occasion.profile, (item.text for item in lead.items))
