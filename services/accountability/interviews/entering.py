"""How an interview begins and changes because its triggers do: effects of the triggers' acts, no acts of its own.

``interview_id_of`` makes "one interview per unit and event" a primary key: whatever order the triggers of an event
come in, they meet in the same interview, at the highest tier that any of them gives (G-34, G-36).
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.contracts.accountability_interviews import InterviewCancelled, InterviewRebased, InterviewTriggered
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from services.accountability.interviews.bases import Bases, ordered, within, without
from services.accountability.interviews.bases import Basis as Basis  # noqa: PLC0414 - what callers hand over
from services.accountability.interviews.interview import Interview, triggered_anew
from services.accountability.interviews.records import InterviewCancellation
from services.accountability.interviews.status import InterviewStatus as S
from services.accountability.interviews.telling import matter_of

ENDED: Final = frozenset({S.ESCALATED, S.CLOSED})
"""Statuses in which a trigger no longer changes anything."""
_BEFORE_NOTICE: Final = frozenset({S.TRIGGERED, S.CONFIRMED})
_CALLED: Final = frozenset({S.NOTICE_ISSUED, S.NO_SHOW})


def interview_id_of(unit_id: UUID, occurrence_id: UUID) -> UUID:
    """The identity of the one interview of that unit on that event (G-34)."""
    return uuid5(NAMESPACE_OID, f"accountability.interview:{unit_id}:{occurrence_id}")


def triggered(
    unit_id: UUID,
    unit_kind: str,
    competent_organ_id: UUID,
    office_id: UUID | None,
    occurrence_id: UUID,
    bases: Iterable[Basis],
    occasion: Occasion,
    escalated_from: UUID | None = None,
) -> Moved:
    """The interview that these triggers ask for, at the highest tier among them (TI-01, A-01 to A-06, G-36).

    Raises ValueError without a basis, KeyError for a tier that the profile does not have.
    """
    found = ordered(bases, occasion.profile)
    if not found:
        raise ValueError("an interview stands on a trigger")
    interview = Interview(
        interview_id_of(unit_id, occurrence_id),
        S.TRIGGERED,
        occasion.profile.name,
        occasion.profile.version,
        unit_id=unit_id,
        unit_kind=unit_kind,
        competent_organ_id=competent_organ_id,
        office_id=office_id,
        occurrence_id=occurrence_id,
        tier=found[0].tier,
        bases=found,
        escalated_from=escalated_from,
    )
    return Moved(interview, "trigger", InterviewTriggered(**matter_of(interview)))


def rebased(interview: Interview, bases: Iterable[Basis], occasion: Occasion) -> Moved | None:
    """The interview on the triggers that hold now for its unit and event; None if that changes nothing (TI-01, TI-03).

    ``bases`` are all of them, in any order. What the leader found wrong does not count again while it stands as it
    was. Another tier before the talk sends it back to be confirmed; without a trigger it is cancelled, or, once a
    notice is out, marked so that only cancelling is left. After the talk it is noted and nothing else.
    """
    holding = ordered(bases, occasion.profile)
    dismissed = within(interview.dismissed, holding)
    live = without(holding, dismissed)
    unchanged = live == interview.bases and dismissed == interview.dismissed
    if interview.status in ENDED or unchanged:
        return None
    fallen = without((*interview.withdrawn, *without(interview.bases, dismissed)), holding)
    return _moved(interview, replace(interview, bases=live, withdrawn=fallen, dismissed=dismissed), occasion)


def _moved(before: Interview, noted: Interview, occasion: Occasion) -> Moved:
    """Where the interview goes with the triggers it has now."""
    if before.status is S.CANCELLED:
        return _again(before, noted) if noted.bases else _rebased(before, noted)
    if not noted.bases:
        return _without_trigger(before, noted, occasion)
    standing = replace(noted, trigger_withdrawn_on=None)
    tier = standing.bases[0].tier
    if tier != before.tier and before.status in _BEFORE_NOTICE | _CALLED:
        return _again(before, standing)
    return _rebased(before, standing)


def _again(before: Interview, noted: Interview) -> Moved:
    """To be confirmed at the tier that its first basis gives."""
    again = triggered_anew(noted, tier=noted.bases[0].tier)
    return Moved(again, "rebase", InterviewTriggered(**matter_of(again)), source=before.status)


def _without_trigger(before: Interview, noted: Interview, occasion: Occasion) -> Moved:
    if before.status not in _BEFORE_NOTICE:
        return _rebased(before, replace(noted, trigger_withdrawn_on=before.trigger_withdrawn_on or occasion.on))
    ending = InterviewCancellation("", False, occasion.on, occasion.actor.person_id, occasion.at)
    ended = replace(noted, status=S.CANCELLED, cancellation=ending, trigger_withdrawn_on=occasion.on)
    return Moved(ended, "rebase", InterviewCancelled(**matter_of(ended)), source=before.status)


def _rebased(before: Interview, noted: Interview) -> Moved:
    return Moved(noted, "rebase", InterviewRebased(**matter_of(noted)), source=before.status)


__all__ = ["ENDED", "Bases", "Basis", "interview_id_of", "rebased", "triggered"]
