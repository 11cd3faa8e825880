"""How a lead begins: registered here, or handed in with a transfer sheet; what every lead must say (TL-01, TL-02)."""

from collections.abc import Sequence

from libs.contracts.supervision import LeadSubmitted
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.finding import Finding
from services.supervision.lead_transfers.lifecycle import SUBMITTERS
from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.leads.chain import signed
from services.supervision.leads.handover import LeadHandover
from services.supervision.leads.lead import Item, Lead
from services.supervision.leads.matters import normalised
from services.supervision.leads.refusals import finding, unless
from services.supervision.leads.refusals_entry import NoItem, NoMainItem
from services.supervision.leads.status import Competence, Hand, LeadStatus
from services.supervision.leads.telling import told_of
from services.supervision.leads.wording import ReportedItem


def handed_in(sheet: LeadTransfer, matters: Sequence[str], competence: Competence, occasion: Occasion) -> Moved:
    """The lead that a transfer sheet opens: waiting to be received, without a number, deferring nothing (TL-01)."""
    handover = LeadHandover(
        organ_id=sheet.submitting_organ_id,
        handed_over_on=sheet.submitted_on,
        sheet_id=sheet.id,
        submitted_by=sheet.submitted_by,
        handler_id=sheet.handler_id,
        materials=sheet.materials,
    )
    lead = Lead(
        id=occasion.new_id(),
        status=LeadStatus.SUBMITTED,
        profile=sheet.profile,
        profile_version=sheet.profile_version,
        competent_organ_id=sheet.competent_organ_id,
        kind=sheet.kind,
        subject_person_id=sheet.subject_person_id,
        subject_organ_id=sheet.subject_organ_id,
        submitted_on=sheet.submitted_on,
        received_on=None,
        items=numbered_items(sheet.items, matters),
        registered_by=None,
        registered_at=None,
        competence=competence,
        handover=handover,
    )
    role = next(role for role in SUBMITTERS if role in occasion.actor.roles)
    lead = signed(lead, "submit", Hand.SUBMITTER, role, occasion)
    return Moved(lead, "submit", LeadSubmitted(**told_of(lead)))


def assess_items(items: Sequence[ReportedItem]) -> tuple[Finding, ...]:
    """Whether every problem says something, and a main one is marked (P-08, C-10)."""
    empty = (unless(bool(normalised(item.text)), NoItem, f"/items/{index}/text") for index, item in enumerate(items))
    marked = not items or any(item.is_main for item in items)
    return (
        finding(NoItem, [unless(bool(items), NoItem, "/items"), *empty]),
        finding(NoMainItem, [unless(marked, NoMainItem, "/items")]),
    )


def numbered_items(items: Sequence[ReportedItem], matters: Sequence[str]) -> tuple[Item, ...]:
    """The items by number, each with the digest of its matter."""
    numbered = enumerate(zip(items, matters, strict=True), 1)
    return tuple(Item(number, item.text, item.is_main, matter) for number, (item, matter) in numbered)
