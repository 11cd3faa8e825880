"""How a follow-up begins, changes its period and ends because its sanction does: effects, no acts (TD-01)."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.contracts.accountability_followups import FollowupRescheduled, FollowupRevoked, FollowupScheduled
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from services.accountability.followups.cycle import due_after
from services.accountability.followups.followup import Followup
from services.accountability.followups.status import UNDER_WAY, FollowupStatus
from services.accountability.followups.telling import matter_of


@dataclass(frozen=True)
class SanctionInEffect:
    """What a sanction tells the follow-up when it takes effect.

    ``effective_on`` is the day of effect, ``until_on`` the last day of the impact period with what was added to it
    (P-19). ``decider_ids`` are all who decided it, ``recused_ids`` all who are recused from the case: neither visits.
    """

    sanction_id: UUID
    case_id: UUID
    person_id: UUID
    unit_id: UUID
    competent_organ_id: UUID
    measure: str
    effective_on: date
    until_on: date
    office_id: UUID | None = None
    decider_ids: tuple[UUID, ...] = ()
    recused_ids: tuple[UUID, ...] = ()


def followup_id_of(sanction_id: UUID) -> UUID:
    """The id of the follow-up of a sanction: a sanction has one, however often it is asked for."""
    return uuid5(NAMESPACE_OID, f"accountability.followup:{sanction_id}")


def scheduled(sanction: SanctionInEffect, occasion: Occasion) -> Moved:
    """The follow-up of a sanction that takes effect, to be returned among ``Outcome.others`` of that act (TD-01).

    Raises ValueError if the impact period ends before it begins: a sanction without one has no follow-up.
    """
    if sanction.until_on < sanction.effective_on:
        raise ValueError("an impact period does not end before it begins")
    followup = Followup(
        followup_id_of(sanction.sanction_id),
        FollowupStatus.SCHEDULED,
        occasion.profile.name,
        occasion.profile.version,
        sanction_id=sanction.sanction_id,
        case_id=sanction.case_id,
        person_id=sanction.person_id,
        unit_id=sanction.unit_id,
        competent_organ_id=sanction.competent_organ_id,
        office_id=sanction.office_id,
        measure=sanction.measure,
        effective_on=sanction.effective_on,
        until_on=sanction.until_on,
        visit_due_on=due_after((), sanction.effective_on, sanction.until_on, occasion.profile),
        decider_ids=tuple(dict.fromkeys(sanction.decider_ids)),
        recused_ids=tuple(dict.fromkeys(sanction.recused_ids)),
    )
    return Moved(followup, "schedule", FollowupScheduled(**matter_of(followup), until_on=followup.until_on))


def rescheduled(followup: Followup, until_on: date, occasion: Occasion, *, measure: str | None = None) -> Moved | None:
    """The same follow-up with another last day of the impact period: a review changed the measure, or a further
    sanction was added to it (P-14, P-19). ``measure`` if that changed, too. None if it no longer runs.

    The period may end on a day that is past; then no visit is due any more and the head decides (D-04).
    """
    if followup.status not in UNDER_WAY:
        return None
    due = due_after(followup.visits, followup.effective_on, until_on, occasion.profile)
    moved = replace(
        followup,
        until_on=until_on,
        measure=measure or followup.measure,
        visit_due_on=None if until_on < occasion.on else due,
    )
    event = FollowupRescheduled(**matter_of(moved), until_on=until_on)
    return Moved(moved, "reschedule", event, source=followup.status)


def revoked(followup: Followup, _occasion: Occasion) -> Moved | None:
    """The follow-up ends because its sanction was revoked (P-14, A-10); None if it has ended already.

    What was found by visits stays on record; a letter that was sent stays sent.
    """
    if followup.status not in (*UNDER_WAY, FollowupStatus.FED_BACK):
        return None
    ended = replace(followup, status=FollowupStatus.REVOKED, visit_due_on=None, plan=None)
    return Moved(ended, "revoke", FollowupRevoked(**matter_of(ended)), source=followup.status)
