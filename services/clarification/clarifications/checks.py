"""Every rule that applies to a clarification as it stands, answered item by item, without changing anything."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.clarification.clarifications.acts_assessing import proposal_findings
from services.clarification.clarifications.chains import assess_decision
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.facts import CheckFacts
from services.clarification.clarifications.finding_rules import assess_items, assess_untruth
from services.clarification.clarifications.following import assess_closing
from services.clarification.clarifications.meeting import assess_trial
from services.clarification.clarifications.proofs import assess_execution
from services.clarification.clarifications.refusals import ConsentNotAsked, VerificationNotEnded
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.refusing import finding, unless


def check(clarification: Clarification, profile: Profile, facts: CheckFacts) -> tuple[Finding, ...]:
    """What the rules of the next step find; a final status has no next step and nothing to find.

    Of other leads nothing is said here: that question has its own door and its own circle (C-14, G-24).
    """
    chapter = _CHAPTERS.get(clarification.status)
    return () if chapter is None else tuple(chapter(clarification, profile, facts))


def _assessing(clarification: Clarification, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    ended = clarification.verification_ended_on is not None
    yield from assess_items(clarification.items)
    yield assess_untruth(clarification.items)
    yield finding(VerificationNotEnded, [unless(ended, VerificationNotEnded, "/verification_ended_on")])
    asked = clarification.consent is not None
    yield finding(ConsentNotAsked, [unless(asked, ConsentNotAsked, "/consent")])


def _proposed(clarification: Clarification, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    yield from proposal_findings(clarification, profile)
    yield from assess_trial(clarification)


def _deciding(clarification: Clarification, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    yield from assess_trial(clarification)
    yield from assess_decision(clarification, facts.decision, profile)


def _executing(clarification: Clarification, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    yield assess_execution(clarification)


def _following(clarification: Clarification, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    yield from assess_closing(clarification, None, facts.corrections)


_Chapter = Callable[[Clarification, Profile, CheckFacts], Iterable[Finding]]

_CHAPTERS: Mapping[S, _Chapter] = MappingProxyType(
    {
        S.OPENED: _assessing,
        S.ASSESSING: _assessing,
        S.DEFERRED: _assessing,
        S.PROPOSED: _proposed,
        S.ASSESSED_COLLECTIVELY: _proposed,
        S.HEAD_REVIEWED: _deciding,
        S.PRE_NOTICE: _deciding,
        S.EXECUTING: _executing,
        S.FOLLOWING_UP: _following,
    }
)
