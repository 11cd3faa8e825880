"""Acts that open, accept and defer: by the office that verified and its head (TC-01 to TC-04)."""

from dataclasses import replace

from libs.contracts.clarification import (
    ClarificationAssessing,
    ClarificationDeferred,
    ClarificationEvent,
    ClarificationHandlersNamed,
    ClarificationLeadsWeighed,
    ClarificationOpened,
    ClarificationResumed,
)
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from services.clarification.clarifications import commands_assessing as ask
from services.clarification.clarifications import facts as f
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.entering import OwnFinding, deferred, held_back, resumed
from services.clarification.clarifications.entering import open_ex_officio as entered
from services.clarification.clarifications.finding_rules import (
    assess_ended_with_leads,
    assess_not_in_hand,
    assess_unit,
    assess_verified,
)
from services.clarification.clarifications.recusal import (
    assess_declarations,
    assess_handlers,
    keep_apart,
    recused_with,
)
from services.clarification.clarifications.refusals import (
    NoDeferralReason,
    NotVerifyingOffice,
    RecusedFromClarification,
    SubjectUnknown,
)
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.telling import matter_of
from services.clarification.clarifications.wording import DeferralGround
from services.clarification.refusing import finding, refuse, unless


def open_ex_officio(command: ask.OpenExOfficio, occasion: Occasion, facts: f.OpenFacts) -> Outcome[Clarification]:
    """Open it for the opener's own office, which verified and found untrue (TC-01, C-06, C-10, C-22)."""
    actor = occasion.actor
    if actor.office_id is None or facts.organ_id is None:
        raise NotVerifyingOffice
    if actor.person_id == command.subject.person_id or actor.organ_id == command.subject.organ_id:
        raise RecusedFromClarification
    refuse(
        finding(SubjectUnknown, [unless(facts.subject_known, SubjectUnknown, "/subject")]),
        assess_unit(command.subject.unit_id, facts.units, "/subject/unit_id"),
        *assess_verified(command.items, facts.verified, actor.office_id),
        assess_ended_with_leads(command.items, facts.verified, command.verification_ended_on),
    )
    refuse(assess_not_in_hand([item.lead_id for item in command.items], facts.in_hand, "/items"))
    found = OwnFinding(command.subject, actor.office_id, facts.organ_id, command.items, command.verification_ended_on)
    opened = entered(found, occasion, occasion.new_id()).case
    assert isinstance(opened, Clarification)
    return Outcome(opened, ClarificationOpened(**matter_of(opened)))


def accept(
    clarification: Clarification, command: ask.AcceptClarification, occasion: Occasion, facts: f.AcceptFacts
) -> Outcome[Clarification]:
    """Accept it as head of the office that verified and name the handlers; it waits if another lead or a case is open
    (TC-02, TC-03, C-04, C-14). Either way the same is told (G-24)."""
    accepted = replace(_handled(clarification, command, occasion, facts), status=S.ASSESSING)
    accepted = held_back(accepted, occasion, open_leads=facts.open_leads, case_open=facts.case_open)
    return Outcome(accepted, ClarificationAssessing(**matter_of(accepted)))


def name_handlers(
    clarification: Clarification, command: ask.NameClarificationHandlers, occasion: Occasion, facts: f.AcceptFacts
) -> Outcome[Clarification]:
    """Name other handlers as head: somebody left, or must recuse after all (TC-02, C-04, P-09)."""
    named = _handled(clarification, command, occasion, facts)
    return Outcome(named, ClarificationHandlersNamed(**matter_of(named)))


def _handled(
    clarification: Clarification, command: ask.AcceptClarification, occasion: Occasion, facts: f.AcceptFacts
) -> Clarification:
    """The clarification with this head and these handlers, each with a declaration on recusal."""
    head = occasion.actor
    keep_apart(clarification, head, facts.persons_of_subject)
    keep_to_office(clarification, head)
    if any(one.person_id == head.person_id and one.ground is not None for one in command.recusals):
        raise RecusedFromClarification
    handlers, declared = command.handler_ids, command.recusals
    refuse(
        assess_declarations(declared, (head.person_id, *handlers), occasion.profile),
        assess_handlers(clarification, handlers, declared, facts.officers, facts.persons_of_subject),
    )
    recused = recused_with(clarification, declared)
    return replace(clarification, head_id=head.person_id, handler_ids=handlers, recused=recused)


def check_leads(
    clarification: Clarification, command: ask.CheckLeads, occasion: Occasion, facts: f.LeadFacts
) -> Outcome[Clarification]:
    """Ask for other leads: it waits while one is open or expected, else it is assessed (TC-03, TC-04, C-14, G-24).

    What waits for an accountability matter goes on when that has ended, or when the head states why it need not wait;
    without a reason it waits on, and the answer is of the same sort.
    """
    head = occasion.actor
    keep_apart(clarification, head)
    keep_to_office(clarification, head)
    stated = bool(command.reason) or not command.lead_expected
    refuse(finding(NoDeferralReason, [unless(stated, NoDeferralReason, "/reason")]))
    asked = replace(clarification, head_id=head.person_id)
    ground = _ground(clarification, command, facts)
    found: type[ClarificationEvent] = ClarificationLeadsWeighed
    if ground is not None and clarification.status is S.ASSESSING:
        asked, found = deferred(asked, ground, command.reason, occasion), ClarificationDeferred
    elif ground is None and clarification.status is S.DEFERRED:
        asked, found = resumed(asked, occasion, command.reason), ClarificationResumed
    return Outcome(asked, found(**matter_of(asked)))


def _ground(clarification: Clarification, command: ask.CheckLeads, facts: f.LeadFacts) -> DeferralGround | None:
    """For what it waits after the head has asked; None if for nothing: a stated reason weighs a case, never a lead."""
    if facts.open_leads:
        return DeferralGround.LEAD_OPEN
    if command.lead_expected:
        return DeferralGround.LEAD_EXPECTED
    resting = clarification.status is S.DEFERRED
    for_case = facts.case_open or (resting and clarification.deferrals[-1].ground is DeferralGround.CASE_OPEN)
    return DeferralGround.CASE_OPEN if for_case and not (resting and command.reason) else None


def keep_to_office(clarification: Clarification, actor: Actor) -> None:
    """Refuse whoever is not of the office that verified (C-04)."""
    if actor.office_id != clarification.office_id:
        raise NotVerifyingOffice
