"""Every rule of the next step of a case, answered item by item, without changing anything."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.accountability.cases.acts_proposing import assess_proposed
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.facts import TogetherFacts
from services.accountability.cases.marks import NOT_LIABLE
from services.accountability.cases.proposing import assess_proposal
from services.accountability.cases.refusals_deciding import NoCaseProposal, NotHeard, ToleranceNotDetermined
from services.accountability.cases.refusals_ending import ToleranceDoesNotFree
from services.accountability.cases.refusals_opening import DirectActorNotObject, HandlersTooFew
from services.accountability.cases.scope import assess_answering
from services.accountability.cases.separation import AT_LEAST
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.together import assess_closing, assess_submission, assess_together
from services.accountability.refusing import finding, unless


def check(case: AccountabilityCase, profile: Profile, facts: TogetherFacts) -> tuple[Finding, ...]:
    """What the rules of the next step find; a final status has no next step and nothing to find."""
    chapter = _CHAPTERS.get(case.status)
    return () if chapter is None else tuple(chapter(case, profile, facts))


def _opened(case: AccountabilityCase, _profile: Profile, _facts: TogetherFacts) -> Iterable[Finding]:
    yield finding(DirectActorNotObject, ())


def _investigating(case: AccountabilityCase, profile: Profile, _facts: TogetherFacts) -> Iterable[Finding]:
    enough = len(case.handler_ids) >= AT_LEAST
    yield finding(HandlersTooFew, [unless(enough, HandlersTooFew, "/handler_ids")])
    yield from assess_answering(case.tests_on(case.target), "/tests")
    yield from _drafted(case, profile)


def _weighing(case: AccountabilityCase, profile: Profile, facts: TogetherFacts) -> Iterable[Finding]:
    outcome = None if case.tolerance is None else case.tolerance.outcome
    yield finding(ToleranceNotDetermined, [unless(outcome is not None, ToleranceNotDetermined, "/tolerance")])
    if outcome in NOT_LIABLE:
        yield finding(ToleranceDoesNotFree, ())
        yield assess_closing(facts.involved)
    else:
        yield from _drafted(case, profile)


def _proposed(case: AccountabilityCase, profile: Profile, _facts: TogetherFacts) -> Iterable[Finding]:
    yield from _drafted(case, profile)
    yield from assess_proposed(case)


def _heard(case: AccountabilityCase, _profile: Profile, facts: TogetherFacts) -> Iterable[Finding]:
    yield finding(NotHeard, [unless(case.hearing is not None, NotHeard, "/hearing")])
    yield from assess_submission(case, facts)


def _deliberating(case: AccountabilityCase, _profile: Profile, facts: TogetherFacts) -> Iterable[Finding]:
    yield from (one for one in assess_together(case, (), facts) if one.item != "involved_rulings_wrong")


def _executing(case: AccountabilityCase, _profile: Profile, facts: TogetherFacts) -> Iterable[Finding]:
    yield assess_closing(facts.involved)


def _drafted(case: AccountabilityCase, profile: Profile) -> Iterable[Finding]:
    if case.proposal is None:
        yield finding(NoCaseProposal, [NoCaseProposal.at("/proposal")])
    else:
        yield from assess_proposal(case, case.proposal, profile)


_Chapter = Callable[[AccountabilityCase, Profile, TogetherFacts], Iterable[Finding]]

_CHAPTERS: Final[Mapping[S, _Chapter]] = MappingProxyType(
    {
        S.OPENED: _opened,
        S.INVESTIGATING: _investigating,
        S.TOLERANCE_REVIEW: _weighing,
        S.PROPOSED: _proposed,
        S.HEARD: _heard,
        S.DELIBERATING: _deliberating,
        S.EXECUTING: _executing,
    }
)
