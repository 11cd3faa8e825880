"""Before an interview is confirmed: facts checked, filings seen, the interviewee found from the posts (TI-02)."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.accountability.cases.objects import LEADING_POSTS
from services.accountability.evidence.lifecycle import EvidenceStatus
from services.accountability.interviews.bases import Basis
from services.accountability.interviews.commands import ConfirmInterview
from services.accountability.interviews.facts import ConfirmFacts, Persons, PostsOf
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.refusals import (
    BasisUnchecked,
    FilingsNotLookedUp,
    IntervieweeUnnamed,
    IntervieweeWithoutPost,
    LeaderChosenWithoutReason,
    TierNotCarried,
    UnprotectedNotSeen,
    WordsMissing,
)
from services.accountability.interviews.statements import BasisChecked
from services.accountability.interviews.tiers import Interviewee, tier_of
from services.accountability.refusing import finding, unless

UNPROTECTED: Final = frozenset({EvidenceStatus.REFUSED, EvidenceStatus.SUSPENDED})
"""What a filing is worth that the leader must state to have seen: nothing (P-17)."""
POSTS_OF: Mapping[Interviewee, frozenset[str]] = MappingProxyType(
    {
        Interviewee.PRINCIPAL: frozenset({"principal"}),
        Interviewee.DEPUTY_IN_CHARGE: frozenset({"deputy_in_charge"}),
        Interviewee.LEADER_CONCERNED: LEADING_POSTS,
    }
)
"""Posts in the unit that make somebody the interviewee of a tier. Party and government head both are principals, so
that one or both are named (G-39)."""


def candidates(interview: Interview, leaders: PostsOf, profile: Profile) -> Persons:
    """Who may be interviewed: holders of the post of the tier on the day of the event (G-39)."""
    wanted = POSTS_OF[tier_of(interview.tier, profile).interviewee]
    return frozenset(person for person, posts in leaders.items() if not posts.isdisjoint(wanted))


def assess_confirmation(
    interview: Interview, command: ConfirmInterview, facts: ConfirmFacts, profile: Profile
) -> tuple[Finding, ...]:
    """Everything that confirming asks for, item by item."""
    return (
        _checked(interview, command),
        finding(TierNotCarried, [unless(carried_by(interview, command.checks) is not None, TierNotCarried, "/checks")]),
        finding(FilingsNotLookedUp, [unless(command.filings_looked_up, FilingsNotLookedUp, "/filings_looked_up")]),
        _seen(command, facts),
        _named(command),
        finding(IntervieweeWithoutPost, _posts(interview, command, facts, profile)),
        finding(LeaderChosenWithoutReason, _reasons(interview, command, profile)),
        finding(WordsMissing, _words(command)),
    )


def _checked(interview: Interview, command: ConfirmInterview) -> Finding:
    """Every trigger once, and nothing else; two tiers of one trigger are one record to check."""
    asked = [one.trigger_id for one in command.checks]
    whole = len(asked) == len(set(asked)) and set(asked) == {basis.trigger_id for basis in interview.bases}
    return finding(BasisUnchecked, [unless(whole, BasisUnchecked, "/checks")])


def carried_by(interview: Interview, checks: Iterable[BasisChecked]) -> Basis | None:
    """The first trigger of the tier that was found to hold; the posts are those of its day (G-36, G-39)."""
    holding = {one.trigger_id for one in checks if one.holds}
    bases = (basis for basis in interview.bases if basis.tier == interview.tier and basis.trigger_id in holding)
    return next(bases, None)


def _seen(command: ConfirmInterview, facts: ConfirmFacts) -> Finding:
    unprotected = {one.filing_id for one in facts.filings if one.status in UNPROTECTED}
    exact = set(command.unprotected_seen) == unprotected
    return finding(UnprotectedNotSeen, [unless(exact, UnprotectedNotSeen, "/unprotected_seen")])


def _named(command: ConfirmInterview) -> Finding:
    named = [one.person_id for one in command.interviewees]
    once = bool(named) and len(named) == len(set(named))
    return finding(IntervieweeUnnamed, [unless(once, IntervieweeUnnamed, "/interviewees")])


def _posts(
    interview: Interview, command: ConfirmInterview, facts: ConfirmFacts, profile: Profile
) -> Iterator[Missing | None]:
    possible = candidates(interview, facts.leaders, profile)
    for index, one in enumerate(command.interviewees):
        yield unless(one.person_id in possible, IntervieweeWithoutPost, f"/interviewees/{index}/person_id")


def _reasons(interview: Interview, command: ConfirmInterview, profile: Profile) -> Iterator[Missing | None]:
    if tier_of(interview.tier, profile).interviewee is Interviewee.LEADER_CONCERNED:
        for index, one in enumerate(command.interviewees):
            yield unless(bool(one.reason), LeaderChosenWithoutReason, f"/interviewees/{index}/reason")


def _words(command: ConfirmInterview) -> Iterator[Missing | None]:
    yield unless(bool(command.opinion), WordsMissing, "/opinion")
    for index, one in enumerate(command.checks):
        yield unless(bool(one.finding), WordsMissing, f"/checks/{index}/finding")
