"""Certification: sent up by the head, decided by another person at city level or above (TW-06 to TW-08, P-03)."""

from dataclasses import replace

from libs.contracts.clarification_malice import (
    MaliceCertified,
    MaliceEscalated,
    MaliceNotEstablished,
    MaliceReturned,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from services.clarification.malice.certifier import assess_certifier
from services.clarification.malice.commands_decision import (
    CertifyMalice,
    EscalateMalice,
    RefuseCertification,
    SendBackMalice,
)
from services.clarification.malice.elements import assess_elements
from services.clarification.malice.facts import Certifier, CertifyFacts
from services.clarification.malice.malice import Malice
from services.clarification.malice.records import Certification, EndingDecided, Escalation, SentBack
from services.clarification.malice.refusals_decision import NotAnApprover, NotAskedToDecide, RequestIncomplete
from services.clarification.malice.refusals_inquiry import NoSuchProposal, ReasonsUnstated
from services.clarification.malice.separation import (
    assess_certifier_apart,
    assess_denial,
    keep_out,
    two_persons,
    with_earlier,
)
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.telling import matter_of
from services.clarification.malice.wording import EndingProposed
from services.clarification.refusing import finding, refuse, unless


def escalate(malice: Malice, command: EscalateMalice, occasion: Occasion, facts: Certifier) -> Outcome[Malice]:
    """The head of organ or body sends it to an organ that may certify it, and names who is to decide (TW-06, P-03).

    A county organ cannot name itself: it must escalate to prefecture-city level. Who sent it before, in this round or
    one that came back, is not asked to decide either.
    """
    keep_out(malice, occasion)
    if malice.draft is None:
        raise NoSuchProposal
    two_persons(malice.draft.by, occasion)
    known = command.approver_id in facts.approvers
    refuse(
        *assess_certifier(facts, "/certifying_organ_id"),
        finding(NotAnApprover, [unless(known, NotAnApprover, "/approver_id")]),
        assess_certifier_apart(malice, command.approver_id, "/approver_id", occasion.actor.person_id),
        _assess_letter(command.letter_number, command.opinion, "/opinion"),
    )
    escalation = Escalation(
        command.certifying_organ_id,
        command.approver_id,
        command.letter_number,
        command.opinion,
        occasion.actor.person_id,
        occasion.at,
    )
    kept = with_earlier(malice, occasion.actor.person_id)
    sent = replace(kept, status=S.PENDING_CERTIFICATION, escalation=escalation)
    return Outcome(sent, MaliceEscalated(**matter_of(sent), certifying_organ_id=command.certifying_organ_id))


def certify(malice: Malice, command: CertifyMalice, occasion: Occasion, facts: CertifyFacts) -> Outcome[Malice]:
    """Certify malicious accusation; the victim's clarification is opened or noted by the same act (TW-07, C-12, W-05).

    The organ is measured anew by the directory of the day; nobody certifies what they had an earlier part in.
    """
    escalation = _before_approver(malice, occasion)
    elements = () if malice.draft is None else malice.draft.elements
    refuse(
        *_assess_approver(malice, escalation, occasion, facts.certifier),
        assess_elements(elements, occasion.profile),
        assess_denial(denied=command.no_ground_of_recusal),
        _assess_letter(command.letter_number, command.reasons, "/reasons"),
    )
    certification = Certification(
        escalation.certifying_organ_id,
        command.letter_number,
        command.reasons,
        occasion.on,
        facts.victim_clarification_id,
        facts.opens,
        occasion.actor.person_id,
        occasion.at,
    )
    certified = replace(malice, status=S.CERTIFIED, certification=certification)
    event = MaliceCertified(
        **matter_of(certified), certifying_organ_id=escalation.certifying_organ_id, certified_on=occasion.on
    )
    return Outcome(certified, event, () if facts.victim is None else (facts.victim,))


def send_back(malice: Malice, command: SendBackMalice, occasion: Occasion, facts: Certifier) -> Outcome[Malice]:
    """The certifying organ gives it back into the investigation, with reasons (TW-08)."""
    escalation = _before_approver(malice, occasion)
    refuse(
        *_assess_approver(malice, escalation, occasion, facts),
        finding(ReasonsUnstated, [unless(bool(command.reasons), ReasonsUnstated, "/reasons")]),
    )
    entry = SentBack(escalation.certifying_organ_id, command.reasons, occasion.actor.person_id, occasion.at)
    back = replace(
        with_earlier(malice),
        status=S.INVESTIGATING,
        sent_back=(*malice.sent_back, entry),
        escalation=None,
        trial_opinion=None,
        draft=None,
        trial_officer_id=None,
        sender_ids=(),
    )
    return Outcome(back, MaliceReturned(**matter_of(back), certifying_organ_id=entry.organ_id))


def refuse_certification(
    malice: Malice, command: RefuseCertification, occasion: Occasion, facts: Certifier
) -> Outcome[Malice]:
    """The certifying organ decides that malice is not established, with reasons (TW-08)."""
    escalation = _before_approver(malice, occasion)
    refuse(
        *_assess_approver(malice, escalation, occasion, facts),
        finding(ReasonsUnstated, [unless(bool(command.reasons), ReasonsUnstated, "/reasons")]),
    )
    ending = EndingDecided(
        EndingProposed.NOT_ESTABLISHED, command.reasons, occasion.on, occasion.actor.person_id, occasion.at
    )
    ended = replace(malice, status=S.NOT_ESTABLISHED, ending=ending)
    return Outcome(ended, MaliceNotEstablished(**matter_of(ended), decided_on=occasion.on))


def _before_approver(malice: Malice, occasion: Occasion) -> Escalation:
    keep_out(malice, occasion)
    if malice.escalation is None:
        raise NoSuchProposal
    return malice.escalation


def _assess_approver(
    malice: Malice, escalation: Escalation, occasion: Occasion, certifier: Certifier
) -> tuple[Finding, ...]:
    """Whether the organ may decide today, and whether the person asked is still its leader and had no earlier part."""
    actor, at = occasion.actor, "/approver_id"
    if (actor.person_id, actor.organ_id) != (escalation.approver_id, escalation.certifying_organ_id):
        raise NotAskedToDecide
    in_office = actor.person_id in certifier.approvers
    return (
        *assess_certifier(certifier, "/certifying_organ_id"),
        finding(NotAnApprover, [unless(in_office, NotAnApprover, at)]),
        assess_certifier_apart(malice, actor.person_id, at),
    )


def _assess_letter(number: str, text: str, at: str) -> Finding:
    missing = [
        unless(bool(number), RequestIncomplete, "/letter_number"),
        unless(bool(text), RequestIncomplete, at),
    ]
    return finding(RequestIncomplete, missing)
