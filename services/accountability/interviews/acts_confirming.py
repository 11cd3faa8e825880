"""Acts before the notice: confirm, cancel, recuse (TI-02, TI-03, P-09)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.accountability_interviews import InterviewCancelled, InterviewConfirmed
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Missing
from libs.kernel.roles import Role
from services.accountability.interviews import commands as ask
from services.accountability.interviews import facts as f
from services.accountability.interviews.calling import keep_out
from services.accountability.interviews.confirming import assess_confirmation, carried_by
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.records import InterviewCancellation, InterviewConfirmation, InterviewRecused
from services.accountability.interviews.refusals import NoShowStands, OwnInterview, RecusalUnfounded, WordsMissing
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.telling import matter_of, progressed
from services.accountability.interviews.tiers import tier_of
from services.accountability.refusing import finding, refuse, unless


def confirm(
    interview: Interview, command: ask.ConfirmInterview, occasion: Occasion, facts: f.ConfirmFacts
) -> Outcome[Interview]:
    """Confirm it: facts checked, filings seen, interviewee named from the posts of that day (TI-02, G-39)."""
    if occasion.actor.person_id in {one.person_id for one in command.interviewees}:
        raise OwnInterview
    refuse(*assess_confirmation(interview, command, facts, occasion.profile))
    carried = carried_by(interview, command.checks)
    assert carried is not None  # refused otherwise
    confirmation = InterviewConfirmation(
        checks=command.checks,
        filings=facts.filings,
        interviewees=command.interviewees,
        posts_on=carried.occurred_on,
        pursuit_clause=str(tier_of(interview.tier, occasion.profile).pursuit),
        opinion=command.opinion,
        confirmed_on=occasion.on,
        by=occasion.actor.person_id,
        at=occasion.at,
    )
    confirmed = replace(interview, status=S.CONFIRMED, confirmation=confirmation)
    return Outcome(confirmed, InterviewConfirmed(**matter_of(confirmed)))


def cancel(
    interview: Interview, command: ask.CancelInterview, occasion: Occasion, _facts: None = None
) -> Outcome[Interview]:
    """Cancel it with reasons. The triggers it stood on do not bring it back while they stand as they are (TI-03)."""
    keep_out(interview, occasion.actor.person_id)
    missed = interview.status is S.NO_SHOW and interview.trigger_withdrawn_on is None
    refuse(
        finding(NoShowStands, [unless(not missed, NoShowStands, "")]),
        finding(WordsMissing, [unless(bool(command.reasons), WordsMissing, "/reasons")]),
    )
    ending = InterviewCancellation(command.reasons, True, occasion.on, occasion.actor.person_id, occasion.at)
    cancelled = replace(
        interview,
        status=S.CANCELLED,
        cancellation=ending,
        dismissed=(*interview.dismissed, *interview.bases),
        bases=(),
        escalation_proposal=None,
    )
    return Outcome(cancelled, InterviewCancelled(**matter_of(cancelled)))


def recuse(
    interview: Interview, command: ask.RecuseFromInterview, occasion: Occasion, facts: f.RecusalFacts
) -> Outcome[Interview]:
    """Put a recusal on record; the interview is closed to that person from then on (P-09)."""
    refuse(finding(RecusalUnfounded, _recusal(interview, command, occasion, facts)))
    one = InterviewRecused(command.person_id, command.ground, occasion.actor.person_id, occasion.at)
    return progressed(replace(interview, recused=(*interview.recused, one)))


def _recusal(
    interview: Interview, command: ask.RecuseFromInterview, occasion: Occasion, facts: f.RecusalFacts
) -> Iterator[Missing | None]:
    """A known ground, once per person of the organ; of others only the head and the leader decide."""
    inside = command.person_id in facts.staff and command.person_id not in interview.interviewee_ids
    decides = occasion.actor.is_any(Role.SUP_HEAD, Role.CDI_LEADER_IN_CHARGE)
    own = command.person_id == occasion.actor.person_id
    known = command.ground in occasion.profile.list("recusal_grounds")
    yield unless(own or decides, RecusalUnfounded, "/person_id")
    yield unless(not interview.is_recused(command.person_id), RecusalUnfounded, "/person_id")
    yield unless(own or inside, RecusalUnfounded, "/person_id")
    yield unless(known, RecusalUnfounded, "/ground")
