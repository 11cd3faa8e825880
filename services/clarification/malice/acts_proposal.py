"""The proposal of malice: drafted by a handler with evidence for both elements, examined by case trial (TW-05)."""

from dataclasses import replace

from libs.contracts.clarification_malice import MaliceProposed
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.clarification.malice.commands import DraftProposal, GiveTrialOpinion
from services.clarification.malice.elements import assess_elements
from services.clarification.malice.facts import DraftFacts, OfficeFacts
from services.clarification.malice.malice import Malice
from services.clarification.malice.records import ProposalDraft, TrialOpinion
from services.clarification.malice.refusals_inquiry import (
    NoHeadOfOffice,
    NoSuchProposal,
    NotTrialOfficer,
    OneHandTwice,
    ReasonsUnstated,
    RecusedFromMalice,
)
from services.clarification.malice.separation import assess_denial, keep_out, two_persons, with_earlier
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.telling import matter_of, recorded
from services.clarification.refusing import finding, refuse, unless


def draft_proposal(malice: Malice, command: DraftProposal, occasion: Occasion, facts: DraftFacts) -> Outcome[Malice]:
    """A handler drafts that fabrication and intent are both evidenced and asks case trial (TW-05, P-01)."""
    keep_out(malice, occasion)
    officer = command.trial_officer_id
    apart = officer != occasion.actor.person_id and officer not in malice.handler_ids
    free = not malice.is_recused(officer) and officer != malice.subject_person_id
    at = "/trial_officer_id"
    refuse(
        finding(ReasonsUnstated, [unless(bool(command.facts), ReasonsUnstated, "/facts")]),
        assess_elements(command.elements, occasion.profile),
        finding(NotTrialOfficer, [unless(officer in facts.trial_officers, NotTrialOfficer, at)]),
        finding(OneHandTwice, [unless(apart, OneHandTwice, at)]),
        finding(RecusedFromMalice, [unless(free, RecusedFromMalice, at)]),
    )
    draft = ProposalDraft(command.facts, command.elements, occasion.actor.person_id, occasion.at)
    kept = with_earlier(malice)
    return recorded(replace(kept, draft=draft, trial_opinion=None, trial_officer_id=officer, ending_draft=None))


def give_trial_opinion(
    malice: Malice, command: GiveTrialOpinion, occasion: Occasion, facts: OfficeFacts
) -> Outcome[Malice]:
    """Case trial examines facts, evidence and conclusion; without its agreement the investigation goes on (TW-05)."""
    keep_out(malice, occasion)
    if malice.draft is None or malice.trial_opinion is not None:
        raise NoSuchProposal
    two_persons(malice.draft.by, occasion)
    senders = tuple(sorted(facts.organ_heads - {one.person_id for one in malice.recused}))
    refuse(
        finding(ReasonsUnstated, [unless(bool(command.opinion), ReasonsUnstated, "/opinion")]),
        assess_denial(denied=command.no_ground_of_recusal),
        assess_elements(malice.draft.elements, occasion.profile),
        finding(NoHeadOfOffice, [unless(bool(senders) or not command.agrees, NoHeadOfOffice, "/sender_ids")]),
    )
    opinion = TrialOpinion(command.agrees, command.opinion, occasion.actor.person_id, occasion.at)
    examined = replace(malice, trial_opinion=opinion)
    if not command.agrees:
        return recorded(replace(examined, trial_officer_id=None))
    proposed = replace(examined, status=S.PROPOSED_MALICIOUS, sender_ids=senders)
    return Outcome(proposed, MaliceProposed(**matter_of(proposed)))
