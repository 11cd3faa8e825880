"""Acts of the assessment: verification and consent on record, the proposal (TC-05)."""

from dataclasses import replace

from libs.contracts.clarification import (
    ClarificationConsentRecorded,
    ClarificationStartProposed,
    ClarificationVerificationRecorded,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.clarification.clarifications import commands_assessing as ask
from services.clarification.clarifications import facts as f
from services.clarification.clarifications.clarification import Clarification, with_items
from services.clarification.clarifications.finding_rules import (
    assess_end,
    assess_ended_with_leads,
    assess_items,
    assess_untruth,
    assess_verified,
)
from services.clarification.clarifications.methods import assess_consent, assess_methods, with_letter
from services.clarification.clarifications.records import Consent, Proposal
from services.clarification.clarifications.recusal import keep_to_handlers
from services.clarification.clarifications.refusals import (
    AskedInFuture,
    ConsentNotAsked,
    OtherLeadsOpen,
    VerificationEndMoved,
)
from services.clarification.clarifications.situations import assess_factors, assess_influence, assess_situations
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.telling import matter_of
from services.clarification.refusing import finding, refuse, unless


def record_verification(
    clarification: Clarification, command: ask.RecordVerification, occasion: Occasion, facts: f.VerificationFacts
) -> Outcome[Clarification]:
    """Record problems and findings; the end of verification starts the month and does not move (TC-05, G-23, G-25).
    What was found on a lead is what the office found (C-04, C-22)."""
    keep_to_handlers(clarification, occasion.actor)
    known, ended_on = clarification.verification_ended_on, command.ended_on
    moved = known is not None and ended_on not in (None, known)
    end = finding(VerificationEndMoved, [unless(not moved, VerificationEndMoved, "/ended_on")])
    to_come = () if ended_on is None else (assess_end(ended_on, occasion.on, "/ended_on"),)
    verified = assess_verified(command.items, facts, clarification.office_id, {i.lead_id for i in clarification.items})
    with_leads = assess_ended_with_leads(command.items, facts, None if known else ended_on, "/ended_on")
    refuse(*assess_items(command.items), end, *to_come, *verified, with_leads)
    recorded = replace(with_items(clarification, command.items), verification_ended_on=known or ended_on)
    return Outcome(recorded, ClarificationVerificationRecorded(**matter_of(recorded)))


def record_consent(
    clarification: Clarification, command: ask.RecordConsent, occasion: Occasion, _facts: None = None
) -> Outcome[Clarification]:
    """Record what the subject thinks of publicity (TC-05, G-22)."""
    keep_to_handlers(clarification, occasion.actor)
    refuse(finding(AskedInFuture, [unless(command.asked_on <= occasion.on, AskedInFuture, "/asked_on")]))
    consent = Consent(command.asked_on, command.agrees, command.opinion, occasion.actor.person_id, occasion.at)
    asked = replace(clarification, consent=consent)
    return Outcome(asked, ClarificationConsentRecorded(**matter_of(asked)))


def propose(
    clarification: Clarification, command: ask.ProposeClarification, occasion: Occasion, facts: f.LeadFacts
) -> Outcome[Clarification]:
    """Propose to clarify; the letter is added if it was not chosen (TC-05, C-06 to C-25, P-10, G-22)."""
    keep_to_handlers(clarification, occasion.actor)
    proposal = Proposal(
        command.situations,
        command.factors,
        command.influence,
        with_letter(command.methods),
        occasion.actor.person_id,
        occasion.at,
    )
    leads = finding(OtherLeadsOpen, [unless(not facts.open_leads, OtherLeadsOpen, "")])
    refuse(leads, *assess_proposal(replace(clarification, proposal=proposal), occasion))
    proposed = replace(clarification, status=S.PROPOSED, proposal=proposal, decline=None)
    return Outcome(proposed, ClarificationStartProposed(**matter_of(proposed)))


def assess_proposal(clarification: Clarification, occasion: Occasion) -> tuple[Finding, ...]:
    """Every rule of the proposal, item by item; without a proposal only what precedes one."""
    return (*_preceding(clarification, occasion), *proposal_findings(clarification, occasion.profile))


def proposal_findings(clarification: Clarification, profile: Profile) -> tuple[Finding, ...]:
    """The rules of the proposal itself: situations, factors, influence, methods and ranges."""
    proposal = clarification.proposal
    if proposal is None:
        return ()
    return (
        *assess_situations(proposal.situations, clarification.untruth, proposal.influence, profile),
        assess_factors(proposal.factors, profile),
        assess_influence(proposal.influence, profile),
        *assess_methods(proposal.methods, proposal.situations, proposal.influence, profile),
        assess_consent(proposal.methods, clarification.consent, profile),
    )


def _preceding(clarification: Clarification, occasion: Occasion) -> tuple[Finding, ...]:
    asked = clarification.consent is not None
    return (
        *assess_items(clarification.items),
        assess_end(clarification.verification_ended_on, occasion.on),
        assess_untruth(clarification.items),
        finding(ConsentNotAsked, [unless(asked, ConsentNotAsked, "/consent")]),
    )
