"""Acts around the negative list: the hit, and what the standing committee makes of it (F-10, G-20)."""

from dataclasses import replace

from libs.contracts.filing import FilingNegativeCleared, FilingNegativeHit, FilingRevoked
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.filing.filings.commands_decision import ClearNegative, RevokeFiling
from services.filing.filings.commands_execution import HitNegative
from services.filing.filings.decision import assess_resolution
from services.filing.filings.facts import CommitteeFacts, HitFacts
from services.filing.filings.filing import Filing
from services.filing.filings.negative_list import assess_hits
from services.filing.filings.records import Decision, DecisionKind, NegativeFinding
from services.filing.filings.recusal import keep_apart, recused_with
from services.filing.filings.refusals import finding, refuse, unless
from services.filing.filings.refusals_unit import NoReason
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.telling import matter_of


def hit_negative(filing: Filing, command: HitNegative, occasion: Occasion, facts: HitFacts) -> Outcome[Filing]:
    """State that the execution meets items of the negative list; the protection is suspended (TF-18)."""
    keep_apart(filing, occasion.actor)
    refuse(*assess_hits(command.hits, filing, facts, occasion.profile))
    found = NegativeFinding(command.hits, occasion.actor.person_id, occasion.at)
    hit = replace(filing, status=S.NEGATIVE_HIT, findings=(*filing.findings, found))
    return Outcome(hit, FilingNegativeHit(**matter_of(hit), negative_items=codes_under_decision(hit)))


def clear_negative(
    filing: Filing, command: ClearNegative, occasion: Occasion, facts: CommitteeFacts
) -> Outcome[Filing]:
    """The committee did not find the hit substantiated; the execution goes on (TF-19)."""
    cleared = replace(_resolved(filing, command, occasion, facts), status=S.IN_EXECUTION)
    event = FilingNegativeCleared(
        **matter_of(cleared),
        negative_items=codes_under_decision(cleared),
        decided_on=command.resolution.held_on,
    )
    return Outcome(cleared, event)


def revoke(filing: Filing, command: RevokeFiling, occasion: Occasion, facts: CommitteeFacts) -> Outcome[Filing]:
    """The committee revokes the filing (TF-20). Obligations of the receipt stay due."""
    revoked = replace(_resolved(filing, command, occasion, facts), status=S.REVOKED)
    event = FilingRevoked(
        **matter_of(revoked),
        negative_items=codes_under_decision(revoked),
        decided_on=command.resolution.held_on,
    )
    return Outcome(revoked, event)


def codes_under_decision(filing: Filing) -> tuple[str, ...]:
    """The negative items of the latest hit."""
    return tuple(hit.code for hit in filing.findings[-1].hits)


def _resolved(
    filing: Filing, command: ClearNegative | RevokeFiling, occasion: Occasion, facts: CommitteeFacts
) -> Filing:
    keep_apart(filing, occasion.actor)
    refuse(
        *assess_resolution(filing, command.resolution, facts, occasion.profile, occasion.on),
        finding(NoReason, [unless(bool(command.reason), NoReason, "/reason")]),
    )
    kind = DecisionKind.REVOKED if isinstance(command, RevokeFiling) else DecisionKind.NEGATIVE_CLEARED
    decision = Decision(kind, command.resolution, occasion.actor.person_id, occasion.at, reason=command.reason)
    latest = replace(filing.findings[-1], decision=decision)
    recused = recused_with(filing, command.resolution.recusals)
    return replace(filing, findings=(*filing.findings[:-1], latest), recused=recused)
