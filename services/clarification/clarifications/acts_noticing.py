"""Acts before the decision towards the outside: prior notice, the opinion heard, impact assessment (TC-09, TC-10)."""

from dataclasses import replace

from libs.contracts.clarification import (
    ClarificationImpactAssessed,
    ClarificationPartyHeadHeard,
    ClarificationPrenoticeSent,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding
from services.clarification.clarifications import commands_deciding as ask
from services.clarification.clarifications import facts as f
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.records import ImpactAssessment, PriorNotice
from services.clarification.clarifications.recusal import keep_to_handlers
from services.clarification.clarifications.refusals_deciding import (
    DayImpossible,
    ImpactIncomplete,
    NotPartyHead,
    OpinionUnstated,
    PartyHeadHeardTwice,
)
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.telling import matter_of
from services.clarification.refusing import finding, refuse, unless


def send_prior_notice(
    clarification: Clarification, command: ask.SendPriorNotice, occasion: Occasion, facts: f.NoticeFacts
) -> Outcome[Clarification]:
    """Inform the party head and ask for the opinion before anything is done (TC-09, C-27, C-29, G-21)."""
    keep_to_handlers(clarification, occasion.actor)
    heads = command.party_head_id in facts.party_heads and command.party_head_id != clarification.subject.person_id
    refuse(
        finding(NotPartyHead, [unless(heads, NotPartyHead, "/party_head_id")]),
        finding(DayImpossible, [unless(command.sent_on <= occasion.on, DayImpossible, "/sent_on")]),
        _stated(command.content, "/content"),
    )
    notice = PriorNotice(command.party_head_id, command.sent_on, command.content, occasion.actor.person_id)
    sent = replace(clarification, status=S.PRE_NOTICE, prior_notice=notice)
    return Outcome(sent, ClarificationPrenoticeSent(**matter_of(sent)))


def record_party_head_opinion(
    clarification: Clarification, command: ask.RecordPartyHeadOpinion, occasion: Occasion, _facts: None = None
) -> Outcome[Clarification]:
    """Record what the party head said, and when (TC-10, C-27, C-29)."""
    keep_to_handlers(clarification, occasion.actor)
    notice = clarification.prior_notice
    assert notice is not None  # the status says that it was sent
    if notice.is_heard:
        raise PartyHeadHeardTwice
    refuse(_stated(command.opinion, "/opinion"))
    heard = replace(notice, agrees=command.agrees, opinion=command.opinion, heard_at=occasion.at)
    recorded = replace(clarification, prior_notice=heard)
    return Outcome(recorded, ClarificationPartyHeadHeard(**matter_of(recorded)))


def assess_impact(
    clarification: Clarification, command: ask.AssessImpact, occasion: Occasion, _facts: None = None
) -> Outcome[Clarification]:
    """Assess the impact on personal data; a later assessment replaces it (TC-10, P-36)."""
    keep_to_handlers(clarification, occasion.actor)
    parts = {"number": command.number, "necessity": command.necessity, "risks": command.risks}
    parts["safeguards"] = command.safeguards
    refuse(
        finding(ImpactIncomplete, [unless(bool(text), ImpactIncomplete, f"/{name}") for name, text in parts.items()]),
        finding(DayImpossible, [unless(command.assessed_on <= occasion.on, DayImpossible, "/assessed_on")]),
    )
    assessment = ImpactAssessment(
        command.number,
        command.assessed_on,
        command.necessity,
        command.risks,
        command.safeguards,
        occasion.actor.person_id,
    )
    assessed = replace(clarification, impact_assessment=assessment)
    return Outcome(assessed, ClarificationImpactAssessed(**matter_of(assessed)))


def _stated(text: str, at: str) -> Finding:
    return finding(OpinionUnstated, [unless(bool(text), OpinionUnstated, at)])
