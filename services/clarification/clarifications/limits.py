"""Which time limits run for a clarification as it stands, since when, and when they rested (C-24, G-23, G-26, G-27)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from libs.kernel.actor import office_day
from libs.kernel.deadlines import Pause
from libs.kernel.profile import Profile
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.methods import row_of
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.wording import Entrance

OPINION = "clarification.opinion"
ANSWER = "clarification.answer"
STEP = "clarification.step"
ACROSS = "clarification.step_across"
LETTER = "clarification.letter"

_AWAITING_OPINION = frozenset({S.OPENED, S.ASSESSING, S.DEFERRED})


@dataclass(frozen=True, slots=True)
class Started:
    """A limit of the profile that is running: its code, the office day of its start event, and its pauses."""

    code: str
    start_on: date
    pauses: tuple[Pause, ...] = ()


def running(clarification: Clarification, profile: Profile) -> tuple[Started, ...]:
    """The limits that run in the present status; one that the profile does not know does not run."""
    found = {limit.code: limit for limit in _asked(clarification, profile) if limit.code in profile.limits}
    return tuple(found.values())


def opinion(clarification: Clarification) -> Started | None:
    """The month of the opinion, whether or not it still runs: it waits until verification has ended and rests while
    other leads are verified. None while it waits (C-24, C-14, G-23)."""
    start_on = clarification.opinion_from
    return None if start_on is None else Started(OPINION, start_on, clarification.pauses)


def _asked(clarification: Clarification, profile: Profile) -> Iterator[Started]:
    month = opinion(clarification)
    if clarification.status in _AWAITING_OPINION and month is not None:
        yield month
    step = _step(clarification)
    if step is not None:
        yield step
    yield from _carrying_out(clarification, profile)


def _step(clarification: Clarification) -> Started | None:
    """The step that waits between departments or within one (P-11), or the answer (G-27)."""
    proposal, meeting, review = clarification.proposal, clarification.meeting, clarification.review
    match clarification.status:
        case S.PROPOSED if proposal is not None:
            tried = clarification.trial_opinion
            return _since(ACROSS, proposal.proposed_at) if tried is None else _since(STEP, tried.given_at)
        case S.ASSESSED_COLLECTIVELY if meeting is not None:
            return _since(STEP, meeting.recorded_at)
        case S.HEAD_REVIEWED if review is not None:
            return _since(ACROSS, review.reviewed_at)
        case S.PRE_NOTICE if clarification.prior_notice is not None:
            return Started(ACROSS, clarification.prior_notice.sent_on)
        case S.NOT_STARTED | S.REJECTED:
            return _answer(clarification)
        case S.EXECUTED if clarification.executed_on is not None:
            return Started(STEP, clarification.executed_on)
    return None


def _answer(clarification: Clarification) -> Started | None:
    """The answer to the applicant, from the decision or from a reconsideration that upholds it (G-27)."""
    if clarification.entrance is not Entrance.APPLICATION:
        return None
    decline, decision, again = clarification.decline, clarification.decision, clarification.reconsideration
    decided = decline.decided_at if decline is not None else None if decision is None else decision.decided_at
    answered = decline.answered_at if decline is not None else None if decision is None else decision.answered_at
    last = max((at for at in (decided, None if again is None else again.decided_at) if at is not None), default=None)
    if last is None or (answered is not None and answered >= last):
        return None
    return _since(ANSWER, last)


def _carrying_out(clarification: Clarification, profile: Profile) -> Iterator[Started]:
    """Letter and other methods count from the approval, each until it is proven (G-26)."""
    decision, proposal = clarification.decision, clarification.proposal
    if clarification.status not in (S.APPROVED, S.EXECUTING) or decision is None or proposal is None:
        return
    proven = {proof.method for proof in clarification.proofs}
    for code in proposal.method_codes:
        row = row_of(code, profile)
        if row is not None and code not in proven:
            yield Started(str(row.attributes.get("limit", LETTER)), office_day(decision.decided_at))


def _since(code: str, start: datetime) -> Started:
    return Started(code, office_day(start))
