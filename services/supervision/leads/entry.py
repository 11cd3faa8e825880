"""Entry of a lead: whom none may be taken on here, and what it must say; nothing of a refused one is kept (P-06)."""

from uuid import UUID

from libs.contracts.supervision import LeadReceived
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from services.supervision.leads.commands import RegisterLead
from services.supervision.leads.facts import RegisterFacts
from services.supervision.leads.lead import Item, Lead
from services.supervision.leads.matters import normalised
from services.supervision.leads.refusals import finding, refuse, unless
from services.supervision.leads.refusals_entry import (
    HigherManaged,
    NoItem,
    NoMainItem,
    NotManagedHere,
    OwnHead,
    ReceivedInFuture,
    SubjectTakesPart,
    SubjectUnknown,
)
from services.supervision.leads.status import LeadStatus
from services.supervision.leads.telling import told_of

_LEVELS = ("township", "county", "city", "province")


def register(command: RegisterLead, occasion: Occasion, facts: RegisterFacts) -> Outcome[Lead]:
    """Register a lead on a subject within the organ's competence (TL-02)."""
    actor = occasion.actor
    if facts.subject_known:
        screen(command, actor.organ_id, facts)
    if actor.person_id in facts.subject_people:
        raise SubjectTakesPart
    refuse(*_assess(command, occasion, facts))
    lead = Lead(
        id=occasion.new_id(),
        status=LeadStatus.RECEIVED,
        profile=occasion.profile.name,
        profile_version=occasion.profile.version,
        competent_organ_id=actor.organ_id,
        kind=command.kind,
        subject_person_id=command.subject_person_id,
        subject_organ_id=command.subject_organ_id,
        received_on=command.received_on,
        items=_items(command, facts),
        report_ref=command.report_ref,
        registered_by=actor.person_id,
        registered_at=occasion.at,
    )
    return Outcome(lead, LeadReceived(**told_of(lead), received_on=lead.received_on, matters=facts.matters))


def screen(command: RegisterLead, organ_id: UUID, facts: RegisterFacts) -> None:
    """Refuse a subject that must bypass this desk, naming the route it goes instead (P-06)."""
    if command.subject_person_id in facts.own_heads or command.subject_organ_id == organ_id:
        raise OwnHead
    levels = {*facts.authority.values(), *(() if facts.subject_level is None else (facts.subject_level,))}
    if any(_rank(level) > _rank(facts.own_level) for level in levels):
        raise HigherManaged
    if command.subject_person_id is not None and organ_id not in facts.authority:
        raise NotManagedHere


def _rank(level: str) -> int:
    return _LEVELS.index(level) if level in _LEVELS else -1


def _assess(command: RegisterLead, occasion: Occasion, facts: RegisterFacts) -> tuple[Finding, ...]:
    items = command.items
    empty = (unless(bool(normalised(item.text)), NoItem, f"/items/{index}/text") for index, item in enumerate(items))
    return (
        finding(SubjectUnknown, [unless(facts.subject_known, SubjectUnknown, "")]),
        finding(ReceivedInFuture, [unless(command.received_on <= occasion.on, ReceivedInFuture, "/received_on")]),
        finding(NoItem, [unless(bool(items), NoItem, "/items"), *empty]),
        finding(NoMainItem, [unless(not items or any(item.is_main for item in items), NoMainItem, "/items")]),
    )


def _items(command: RegisterLead, facts: RegisterFacts) -> tuple[Item, ...]:
    numbered = enumerate(zip(command.items, facts.matters, strict=True), 1)
    return tuple(Item(number, item.text, item.is_main, matter) for number, (item, matter) in numbered)
