"""Handling a lead: propose its disposition, sign and decide it, conclude with a finding per item (TL-04 to TL-06)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from libs.contracts.supervision import (
    ConcludedItem,
    LeadConcluded,
    LeadDisposed,
    LeadDispositionProposed,
    LeadSigned,
)
from libs.kernel.actor import Occasion, office_day
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding, Missing
from libs.kernel.roles import Role
from libs.kernel.text import Text
from services.supervision.leads import refusals_handling as no
from services.supervision.leads.chain import Paper, on_paper, signed
from services.supervision.leads.commands import ConcludeLead, DisposeLead, ProposeDisposition, SignLead
from services.supervision.leads.facts import DisposeFacts, StudyFacts
from services.supervision.leads.lead import Assignment, Disposal, Item, Lead, LeadConclusion, Proposal
from services.supervision.leads.lifecycle import HEADS, VERIFIERS
from services.supervision.leads.refusals import finding, refuse, unless
from services.supervision.leads.status import Disposition, Hand
from services.supervision.leads.status import LeadStatus as S
from services.supervision.leads.telling import told_of
from services.supervision.leads.wording import LeadItemFound, Signature, Study

_ENOUGH = 3

_FEW = Text("集体研究少于三人", "Fewer than three took part in the study")
_ABSENT = Text("提出人或者部门负责人未参加研究", "Proposer or head did not take part in the study")
_STRANGER = Text("参加研究的人员不属于本机关", "Somebody who took part does not belong to the organ")
_DAY = Text("研究日期须在分办之后且不晚于今日", "The study lies after the assignment and not in the future")
_EMPTY = Text("未写明研究结论", "The conclusion of the study is empty")


def propose(lead: Lead, command: ProposeDisposition, occasion: Occasion, facts: StudyFacts) -> Outcome[Lead]:
    """Propose a disposition as a named verifier, after a collective study (TL-04)."""
    given, proposer = _given(lead), occasion.actor.person_id
    if proposer not in given.verifier_ids:
        raise no.NotVerifier
    present = command.study.present
    barred = lead.recused_ids | facts.subject_people
    recused = (no.RecusedTakesPart.at(f"/study/present/{i}") for i, person in enumerate(present) if person in barred)
    refuse(
        finding(
            no.NotStudied, _study(command.study, {proposer, given.head_id}, (_open_since(lead), occasion.on), facts)
        ),
        finding(no.RecusedTakesPart, recused),
        finding(no.NoReasons, [unless(bool(command.reasons), no.NoReasons, "/reasons")]),
    )
    proposal = Proposal(command.disposition, command.reasons, command.study, proposer, occasion.at)
    proposed = replace(lead, status=S.DISPOSITION_PROPOSED, proposals=(*lead.proposals, proposal))
    proposed = signed(proposed, "propose", Hand.VERIFIER, _role(occasion, VERIFIERS), occasion)
    return Outcome(proposed, LeadDispositionProposed(**told_of(proposed), office_id=given.office_id))


def sign(lead: Lead, _command: SignLead, occasion: Occasion, facts: None = None) -> Outcome[Lead]:
    """Sign the open proposal for oneself, as a verifier named or as the head named (TL-05, P-08)."""
    given, person = _given(lead), occasion.actor.person_id
    if person not in (*given.verifier_ids, given.head_id):
        raise no.NotSigner
    if person not in lead.unsigned_ids:
        raise no.SignedAlready
    hand, roles = (Hand.HEAD, HEADS) if person == given.head_id else (Hand.VERIFIER, VERIFIERS)
    countersigned = signed(lead, "sign", hand, _role(occasion, roles), occasion)
    return Outcome(countersigned, LeadSigned(**told_of(lead), office_id=given.office_id))


def dispose(lead: Lead, command: DisposeLead, occasion: Occasion, facts: DisposeFacts) -> Outcome[Lead]:
    """Decide the disposition as the leader in charge of the office, the chain of signatures complete (TL-05)."""
    given, decider, proposal = _given(lead), occasion.actor.person_id, lead.proposals[-1]
    if decider == proposal.proposed_by:
        raise no.SameHand
    if decider != given.leader_id or decider not in facts.leaders:
        raise no.NotInCharge
    refuse(
        finding(no.SignatureMissing, _signatures(lead, command.signatures, occasion.on)),
        finding(no.NoReasons, [unless(bool(command.opinion), no.NoReasons, "/opinion")]),
    )
    disposal = Disposal(
        command.disposition,
        command.opinion,
        command.signatures,
        decider,
        occasion.at,
        proposal=len(lead.proposals) - 1,
        signer_ids=tuple(one for one in (*given.verifier_ids, given.head_id) if one != proposal.proposed_by),
    )
    status = S.ON_HOLD if command.disposition is Disposition.HOLD else S.DISPOSED
    papered = on_paper(lead, "sign", _papers(lead, command.signatures), decider)
    disposed = replace(papered, status=status, disposals=(*lead.disposals, disposal))
    disposed = signed(disposed, "dispose", Hand.LEADER, Role.CDI_LEADER_IN_CHARGE, occasion)
    return Outcome(disposed, LeadDisposed(**told_of(disposed), office_id=given.office_id))


def conclude(lead: Lead, command: ConcludeLead, occasion: Occasion, facts: None = None) -> Outcome[Lead]:
    """Conclude as head of the office with a finding on every item (TL-06)."""
    given, head = _given(lead), occasion.actor
    if head.person_id != given.head_id or head.office_id != given.office_id:
        raise no.NotHeadOfOffice
    refuse(*_assess_findings(lead, command, occasion.on))
    found = {one.item: one for one in command.findings}
    items = tuple(replace(i, finding=found[i.item].finding, basis=found[i.item].basis) for i in lead.items)
    conclusion = LeadConclusion(command.concluded_on, head.person_id, occasion.at)
    concluded = replace(lead, status=S.CONCLUDED, items=items, conclusion=conclusion)
    concluded = signed(concluded, "conclude", Hand.HEAD, _role(occasion, HEADS), occasion)
    event = LeadConcluded(
        **told_of(concluded),
        office_id=given.office_id,
        verifier_ids=concluded.everyone_verifying,
        concluded_on=command.concluded_on,
        items=tuple(_told(item, found[item.item]) for item in items),
    )
    return Outcome(concluded, event)


def _given(lead: Lead) -> Assignment:
    """To whom the lead is given; the table lets nobody come here before it is."""
    assert lead.assignment is not None
    return lead.assignment


def _open_since(lead: Lead) -> date:
    """The day since which a disposition is awaited: a study of before does not carry a new proposal."""
    last = [given.assigned_at for given in lead.assignments[-1:]] + [held.decided_at for held in lead.disposals[-1:]]
    return office_day(max(last))


def _study(study: Study, needed: set[UUID], days: tuple[date, date], facts: StudyFacts) -> Iterator[Missing | None]:
    present, at = set(study.present), "/study/present"
    yield unless(len(present) >= _ENOUGH, no.NotStudied, at, _FEW)
    yield unless(needed <= present, no.NotStudied, at, _ABSENT)
    yield unless(present <= facts.people, no.NotStudied, at, _STRANGER)
    yield unless(days[0] <= study.held_on <= days[1], no.NotStudied, "/study/held_on", _DAY)
    yield unless(bool(study.conclusion), no.NotStudied, "/study/conclusion", _EMPTY)


def _role(occasion: Occasion, roles: Sequence[Role]) -> Role:
    """The role of the caller in which this is done."""
    return next((role for role in roles if role in occasion.actor.roles), roles[0])


def _signatures(lead: Lead, signatures: Sequence[Signature], on: date) -> Iterator[Missing | None]:
    """Everyone who handled it has signed, here or on paper; on paper nobody else, between proposal and decision."""
    given, proposal = _given(lead), lead.proposals[-1]
    signed_there = {signature.person_id for signature in signatures}
    yield unless(signed_there.issuperset(lead.unsigned_ids), no.SignatureMissing, "/signatures")
    for index, signature in enumerate(signatures):
        named = signature.person_id in (*given.verifier_ids, given.head_id)
        yield unless(named, no.SignatureMissing, f"/signatures/{index}/person_id")
        in_time = office_day(proposal.proposed_at) <= signature.signed_on <= on
        yield unless(in_time, no.SignatureMissing, f"/signatures/{index}/signed_on")


def _papers(lead: Lead, signatures: Sequence[Signature]) -> tuple[Paper, ...]:
    """The signatures given on paper by those who have not signed here, each once."""
    given, days = _given(lead), {one.person_id: one.signed_on for one in signatures}
    return tuple(
        Paper(person, Hand.HEAD if person == given.head_id else Hand.VERIFIER, given.office_id, days[person])
        for person in lead.unsigned_ids
    )


def _assess_findings(lead: Lead, command: ConcludeLead, on: date) -> tuple[Finding, ...]:
    found = [one.item for one in command.findings]
    complete = sorted(found) == [item.item for item in lead.items]
    empty = (
        unless(bool(one.basis), no.NoReasons, f"/findings/{index}/basis") for index, one in enumerate(command.findings)
    )
    decided_on = office_day(lead.disposals[-1].decided_at)
    return (
        finding(no.FindingsWrong, [unless(complete, no.FindingsWrong, "/findings")]),
        finding(no.NoReasons, empty),
        finding(
            no.ConclusionDayWrong,
            [unless(decided_on <= command.concluded_on <= on, no.ConclusionDayWrong, "/concluded_on")],
        ),
    )


def _told(item: Item, found: LeadItemFound) -> ConcludedItem:
    return ConcludedItem(item=item.item, finding=found.finding, is_main=item.is_main, matter=item.matter)
