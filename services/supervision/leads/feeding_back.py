"""Telling the body that handed a lead over what came of it: disposition and a finding per item (TL-07, G-56)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.supervision import LeadFedBack
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Missing
from libs.kernel.profile import Profile
from services.supervision.lead_transfers import noting
from services.supervision.leads import refusals_handling as no
from services.supervision.leads.chain import signed
from services.supervision.leads.commands import FeedBackLead
from services.supervision.leads.facts import FeedbackFacts
from services.supervision.leads.handover import LeadFeedback, LeadItemResult
from services.supervision.leads.lead import Lead
from services.supervision.leads.letter_check import lines_telling
from services.supervision.leads.lifecycle import VERIFIERS
from services.supervision.leads.refusals import finding, refuse
from services.supervision.leads.status import DISPOSITION_LABELS, Hand
from services.supervision.leads.status import LeadStatus as S
from services.supervision.leads.telling import told_of


def feed_back(lead: Lead, command: FeedBackLead, occasion: Occasion, facts: FeedbackFacts) -> Outcome[Lead]:
    """Tell disposition and findings, and no person; on the transfer sheet if it was handed in here (TL-07)."""
    given, actor = lead.assignment, occasion.actor
    assert given is not None  # the table lets nobody come here before it is given
    if actor.person_id not in given.verifier_ids:
        raise no.NotVerifier
    if lead.handover is None:
        raise no.NobodyToTell
    refuse(finding(no.FeedbackTellsTooMuch, _telling(lead, command.text, occasion.profile)))
    results = tuple(LeadItemResult(one.item, one.finding) for one in lead.items if one.finding is not None)
    told = LeadFeedback(lead.disposals[-1].disposition, results, command.text, occasion.on)
    role = next(role for role in VERIFIERS if role in actor.roles)
    done = replace(lead, status=S.FED_BACK, feedback=told, fed_back_by=actor.person_id)
    done = signed(done, "feed_back", Hand.VERIFIER, role, occasion)
    others = () if facts.sheet is None else (noting.fed_back(facts.sheet, told, occasion),)
    return Outcome(done, LeadFedBack(**told_of(done), office_id=given.office_id), others)


def _telling(lead: Lead, text: str, profile: Profile) -> Iterator[Missing]:
    """The lines that say more than may be told; what was alleged and the disposition may be named (P-06, G-56)."""
    disposition = DISPOSITION_LABELS[lead.disposals[-1].disposition]
    allowed = (disposition.zh, disposition.en, *(item.text for item in lead.items))
    for line in lines_telling(text, profile, allowed):
        yield no.FeedbackTellsTooMuch.at(f"/text/lines/{line}")
