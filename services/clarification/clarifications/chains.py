"""The three chains of approval, taken from the organisation on the day of the decision (C-26 to C-29, G-21)."""

from collections.abc import Iterator, Sequence

from libs.kernel.actor import Actor
from libs.kernel.finding import Finding
from libs.kernel.profile import CodeItem, Profile
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.facts import DecisionFacts
from services.clarification.clarifications.methods import is_public, reaches_media
from services.clarification.clarifications.refusals_deciding import (
    ConditionsUnconfirmed,
    MaliceNotCertified,
    NoImpactAssessment,
    NotApprover,
    PartyHeadNotHeard,
    PriorNoticeMissing,
    SecretaryDecides,
)
from services.clarification.clarifications.situations import needs_certified_malice
from services.clarification.refusing import finding, unless

LIST = "clarification_chains"


def chain_of(office_kind: str | None, profile: Profile) -> CodeItem | None:
    """The chain of cases handled by an office or body of that kind; None if it has none."""
    rows = profile.list(LIST).items
    return next((row for row in rows if row.attributes.get("office_kind") == office_kind), None)


def keep_to_approver(clarification: Clarification, actor: Actor, facts: DecisionFacts, profile: Profile) -> None:
    """Refuse whoever the chain does not name today: the leader in charge, or the secretary where the chain says so."""
    if needs_secretary(clarification, facts, profile):
        if actor.person_id not in facts.secretaries:
            raise SecretaryDecides if actor.person_id in facts.leaders else NotApprover
    elif chain_of(facts.office_kind, profile) is None or actor.person_id not in facts.leaders:
        raise NotApprover


def needs_secretary(clarification: Clarification, facts: DecisionFacts, profile: Profile) -> bool:
    """Whether the secretary approves instead of the leader in charge (G-21, P-10)."""
    return _meets(clarification, facts, profile, "highest_when")


def needs_prior_notice(clarification: Clarification, facts: DecisionFacts, profile: Profile) -> bool:
    """Whether the party head is informed and heard beforehand (C-27, C-29, G-21)."""
    return _meets(clarification, facts, profile, "hears_party_head_when")


def assess_decision(clarification: Clarification, facts: DecisionFacts, profile: Profile) -> tuple[Finding, ...]:
    """What must be there before it is approved: notice and opinion, certification, impact assessment (TC-10)."""
    proposal, notice = clarification.proposal, clarification.prior_notice
    methods = () if proposal is None else proposal.methods
    situations = () if proposal is None else proposal.situations
    noticed = notice is not None or not needs_prior_notice(clarification, facts, profile)
    heard = notice is None or notice.is_heard
    certified = clarification.malice_certified or not needs_certified_malice(situations, profile)
    assessed = clarification.impact_assessment is not None or not is_public(methods, profile)
    return (
        finding(PriorNoticeMissing, [unless(noticed, PriorNoticeMissing, "/prior_notice")]),
        finding(PartyHeadNotHeard, [unless(heard, PartyHeadNotHeard, "/prior_notice/opinion")]),
        finding(MaliceNotCertified, [unless(certified, MaliceNotCertified, "/proposal/situations")]),
        finding(NoImpactAssessment, [unless(assessed, NoImpactAssessment, "/impact_assessment")]),
    )


def assess_conditions(facts: DecisionFacts) -> Finding:
    """Whether nothing has come up since; the approver is not told what (C-14, G-24)."""
    return finding(ConditionsUnconfirmed, [unless(not facts.open_leads, ConditionsUnconfirmed, "")])


def _meets(clarification: Clarification, facts: DecisionFacts, profile: Profile, attribute: str) -> bool:
    chain = chain_of(facts.office_kind, profile)
    wanted = () if chain is None else chain.attributes.get(attribute, ())
    return isinstance(wanted, Sequence) and not set(wanted).isdisjoint(_circumstances(clarification, facts, profile))


def _circumstances(clarification: Clarification, facts: DecisionFacts, profile: Profile) -> Iterator[str]:
    proposal = clarification.proposal
    public = proposal is not None and is_public(proposal.methods, profile)
    large = proposal is not None and (proposal.influence.large_social or proposal.influence.media_opinion)
    if public:
        yield "public"
    if large:
        yield "large_influence"
    if public and large:
        yield "public_with_large_influence"
    if proposal is not None and reaches_media(proposal.methods, profile):
        yield "media"
    if facts.subject_is_principal:
        yield "principal_leader"
