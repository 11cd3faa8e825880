"""Suspicion and investigation: opened by who noticed, approved by the head, handled by who is named (TW-01, TW-02)."""

from dataclasses import replace

from libs.contracts.clarification_malice import MaliceNotEstablished, MaliceSuspected
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from libs.kernel.refusal import Absent
from services.clarification.malice.commands import DropSuspicion, InvestigateMalice, SuspectMalice
from services.clarification.malice.elements import assess_signs
from services.clarification.malice.facts import LeadFindings, OfficeFacts, SuspectFacts
from services.clarification.malice.hands import named
from services.clarification.malice.malice import Malice
from services.clarification.malice.records import Approval, EndingDecided, Suspicion
from services.clarification.malice.refusals_inquiry import (
    AlreadySuspected,
    LeadNotUntrue,
    NoHeadOfOffice,
    ReasonsUnstated,
    RecusedFromMalice,
    SuspicionUnstated,
    UntruthAlone,
)
from services.clarification.malice.separation import keep_out
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.telling import matter_of
from services.clarification.malice.wording import EndingProposed
from services.clarification.refusing import finding, refuse, unless


def suspect(command: SuspectMalice, occasion: Occasion, facts: SuspectFacts) -> Outcome[Malice]:
    """Put on record that an untrue report may have been malicious (TW-01). Nothing is established by it (P-02).

    A lead of another office or organ answers as if there were none.
    """
    lead = facts.lead
    if lead is None:
        raise Absent
    if occasion.actor.person_id == lead.subject_person_id:
        raise RecusedFromMalice
    refuse(*_assess_suspicion(command, occasion, facts, lead))
    suspicion = Suspicion(lead.untrue_items, command.signs, command.reason, occasion.actor.person_id, occasion.at)
    opened = Malice(
        occasion.new_id(),
        S.SUSPECTED,
        occasion.profile.name,
        occasion.profile.version,
        lead_id=lead.lead_id,
        organ_id=lead.organ_id,
        office_id=lead.office_id,
        subject_person_id=lead.subject_person_id,
        subject_organ_id=lead.subject_organ_id,
        report_refs=lead.report_refs,
        verifier_ids=lead.verifier_ids,
        repeats_concluded=lead.repeats_concluded,
        suspected_on=occasion.on,
        suspicion=suspicion,
        head_ids=tuple(sorted(facts.heads)),
    )
    return Outcome(opened, MaliceSuspected(**matter_of(opened), suspected_on=occasion.on))


def investigate(malice: Malice, command: InvestigateMalice, occasion: Occasion, facts: OfficeFacts) -> Outcome[Malice]:
    """The head lets it be investigated and names who handles it; now they may ask the vault (TW-02, P-06)."""
    keep_out(malice, occasion)
    signs = [unless(malice.suspicion.rests_on_a_sign, UntruthAlone, "/signs")]
    opinion = [unless(bool(command.opinion), ReasonsUnstated, "/opinion")]
    refuse(finding(UntruthAlone, signs), finding(ReasonsUnstated, opinion))
    approval = Approval(command.opinion, occasion.actor.person_id, occasion.at)
    approved = replace(malice, status=S.INVESTIGATING, approval=approval)
    return named(approved, command.handler_ids, command.recusals, occasion, facts)


def drop(malice: Malice, command: DropSuspicion, occasion: Occasion, _facts: None = None) -> Outcome[Malice]:
    """The head leaves it at the suspicion; nothing is established (TW-04, P-02)."""
    keep_out(malice, occasion)
    refuse(finding(ReasonsUnstated, [unless(bool(command.reasons), ReasonsUnstated, "/reasons")]))
    ending = EndingDecided(
        EndingProposed.NOT_ESTABLISHED, command.reasons, occasion.on, occasion.actor.person_id, occasion.at
    )
    dropped = replace(malice, status=S.NOT_ESTABLISHED, ending=ending)
    return Outcome(dropped, MaliceNotEstablished(**matter_of(dropped), decided_on=occasion.on))


def _assess_suspicion(
    command: SuspectMalice, occasion: Occasion, facts: SuspectFacts, lead: LeadFindings
) -> tuple[Finding, ...]:
    return (
        finding(LeadNotUntrue, [unless(bool(lead.untrue_items), LeadNotUntrue, "/lead_id")]),
        assess_signs(command.signs, occasion.profile),
        finding(SuspicionUnstated, [unless(bool(command.reason), SuspicionUnstated, "/reason")]),
        finding(AlreadySuspected, [unless(not facts.already, AlreadySuspected, "/lead_id")]),
        finding(NoHeadOfOffice, [unless(bool(facts.heads), NoHeadOfOffice, "/lead_id")]),
    )
