"""Giving a lead away: to an office with named hands, or to the organ that is competent (TL-03, P-07 to P-09)."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from libs.contracts.supervision import LeadAssigned, LeadForwarded
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.roles import Role
from libs.kernel.text import Text
from services.supervision.lead_transfers import noting
from services.supervision.leads import refusals_handling as no
from services.supervision.leads.chain import Paper, signed
from services.supervision.leads.commands import AssignLead, ForwardLead
from services.supervision.leads.facts import AssignFacts, ForwardFacts, Persons
from services.supervision.leads.lead import Assignment, Forwarding, Lead
from services.supervision.leads.refusals import finding, refuse, unless
from services.supervision.leads.status import Competence, Hand
from services.supervision.leads.status import LeadStatus as S
from services.supervision.leads.telling import told_of
from services.supervision.leads.wording import Approval, Recusal

_KEEPS = frozenset({S.DISPOSED, S.ON_HOLD, S.CONCLUDED})
"""Decided leads stay decided when other hands are named."""

_STRANGER = Text("核查人员不属于该部门", "The verifier does not belong to the office")
_TWICE = Text("同一人重复列为核查人员", "The same verifier is named twice")
_UNKNOWN = Text("没有此项回避事由", "There is no such ground of recusal")


def assign(lead: Lead, command: AssignLead, occasion: Occasion, facts: AssignFacts) -> Outcome[Lead]:
    """Give the lead to an office, its head, verifiers and leader; given again, to other hands (TL-03)."""
    if lead.status is S.CONCLUDED and not lead.owes_feedback:
        raise no.NoHandsNeeded
    recused = _recused_with(lead, command.recusals)
    barred = frozenset(one.person_id for one in recused) | facts.subject_people
    refuse(
        _approved(lead, command.approval, occasion.on, facts.approvers),
        *_competent(command, facts.competence),
        finding(no.NotAnOfficeHere, [unless(facts.office_fits, no.NotAnOfficeHere, "/office_id")]),
        finding(no.NoVerifier, _verifiers(command, facts.people)),
        finding(no.NotItsHead, [unless(command.head_id in facts.heads, no.NotItsHead, "/head_id")]),
        finding(no.NotItsLeader, [unless(command.leader_id in facts.leaders, no.NotItsLeader, "/leader_id")]),
        finding(no.HandsNotApart, _apart(lead, command)),
        finding(no.RecusalNotDeclared, _declarations(command, occasion.profile)),
        finding(no.RecusedTakesPart, _free(command, barred)),
    )
    given = Assignment(
        office_id=command.office_id,
        head_id=command.head_id,
        verifier_ids=command.verifier_ids,
        leader_id=command.leader_id,
        approval=command.approval,
        assigned_by=occasion.actor.person_id,
        assigned_at=occasion.at,
        competence_reasons=command.competence_reasons if facts.competence is Competence.UNKNOWN else "",
    )
    status = lead.status if lead.status in _KEEPS else S.ASSIGNED
    assigned = replace(lead, status=status, assignments=(*lead.assignments, given), recused=recused)
    assigned = _signed(assigned, "assign", command.approval, occasion)
    return Outcome(assigned, LeadAssigned(**told_of(assigned), office_id=command.office_id))


def forward(lead: Lead, command: ForwardLead, occasion: Occasion, facts: ForwardFacts) -> Outcome[Lead]:
    """Forward the lead to the organ that is competent for its subject (TL-03)."""
    refuse(
        _approved(lead, command.approval, occasion.on, facts.approvers),
        finding(no.NotCompetentThere, [unless(facts.competent, no.NotCompetentThere, "/to_organ_id")]),
        finding(no.NoReasons, [unless(bool(command.reasons), no.NoReasons, "/reasons")]),
    )
    gone = Forwarding(command.to_organ_id, command.reasons, command.approval, occasion.actor.person_id, occasion.at)
    forwarded = _signed(replace(lead, status=S.FORWARDED, forwarding=gone), "forward", command.approval, occasion)
    others = () if facts.sheet is None else (noting.forwarded(facts.sheet, occasion),)
    return Outcome(forwarded, LeadForwarded(**told_of(forwarded), to_organ_id=command.to_organ_id), others)


def _signed(lead: Lead, act: str, approval: Approval, occasion: Occasion) -> Lead:
    """The lead with the approval of the head, given on paper, and the signature of who acts on it (P-08)."""
    paper = Paper(approval.approved_by, Hand.APPROVER, None, approval.approved_on)
    return signed(lead, act, Hand.DESK, Role.CASE_MGMT, occasion, (paper,))


def _competent(command: AssignLead, competence: Competence) -> Iterator[Finding]:
    """Whether this organ is competent: as the directory knows it, or by stated reasons where it knows nothing."""
    there = competence is not Competence.ELSEWHERE
    stated = competence is not Competence.UNKNOWN or bool(command.competence_reasons)
    yield finding(no.NotCompetentHere, [unless(there, no.NotCompetentHere, "")])
    yield finding(no.CompetenceUnstated, [unless(stated, no.CompetenceUnstated, "/competence_reasons")])


def _approved(lead: Lead, approval: Approval, on: date, approvers: Persons) -> Finding:
    assert lead.received_on is not None  # the table lets nobody come here before it is received
    in_time = lead.received_on <= approval.approved_on <= on
    return finding(
        no.NotApproved,
        [
            unless(approval.approved_by in approvers, no.NotApproved, "/approval/approved_by"),
            unless(in_time, no.NotApproved, "/approval/approved_on"),
        ],
    )


def _verifiers(command: AssignLead, people: Persons) -> Iterator[Missing | None]:
    named = command.verifier_ids
    yield unless(bool(named), no.NoVerifier, "/verifier_ids")
    for index, person in enumerate(named):
        yield unless(person in people, no.NoVerifier, f"/verifier_ids/{index}", _STRANGER)
        yield unless(person not in named[:index], no.NoVerifier, f"/verifier_ids/{index}", _TWICE)


def _apart(lead: Lead, command: AssignLead) -> Iterator[Missing | None]:
    """Verifying, heading and deciding are three hands; who proposed before does not decide later."""
    proposed = {proposal.proposed_by for proposal in lead.proposals}
    yield unless(command.head_id not in command.verifier_ids, no.HandsNotApart, "/head_id")
    others = {*command.verifier_ids, *lead.everyone_verifying, command.head_id, *proposed}
    yield unless(command.leader_id not in others, no.HandsNotApart, "/leader_id")


def _declarations(command: AssignLead, profile: Profile) -> Iterator[Missing]:
    made = {declared.person_id for declared in command.recusals}
    for person in _named(command).values():
        if person not in made:
            yield no.RecusalNotDeclared.at("/recusals")
    for index, declared in enumerate(command.recusals):
        if declared.ground is not None and declared.ground not in profile.list("recusal_grounds"):
            yield no.RecusalNotDeclared.at(f"/recusals/{index}/ground", _UNKNOWN)


def _free(command: AssignLead, barred: Collection[UUID]) -> Iterator[Missing]:
    return (no.RecusedTakesPart.at(pointer) for pointer, person in _named(command).items() if person in barred)


def _named(command: AssignLead) -> dict[str, UUID]:
    """Everybody the lead would name, by the place in the command."""
    verifiers = {f"/verifier_ids/{index}": person for index, person in enumerate(command.verifier_ids)}
    return {"/head_id": command.head_id, "/leader_id": command.leader_id, **verifiers}


def _recused_with(lead: Lead, declared: Collection[Recusal]) -> tuple[Recusal, ...]:
    """All persons recused once these declarations are added; the first ground of a person stays."""
    known = {one.person_id: one for one in lead.recused}
    for one in declared:
        if one.ground is not None:
            known.setdefault(one.person_id, one)
    return tuple(known.values())
