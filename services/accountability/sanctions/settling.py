"""What follows for all sanctions on one object when some of them are opened, changed or revoked (P-19, TD-01).

The periods of whatever stands are counted anew; who is touched by that is told so, and the follow-ups go along.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from libs.contracts.accountability_aftermath import (
    SanctionEffective,
    SanctionRecounted,
    SanctionRecourseNoted,
    SanctionReplaced,
    SanctionRevoked,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.events import Event
from services.accountability.followups.entering import SanctionInEffect, followup_id_of, rescheduled, revoked, scheduled
from services.accountability.followups.followup import Followup
from services.accountability.sanctions.impact import Counted, Period, periods
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.status import SanctionStatus as S
from services.accountability.sanctions.telling import matter_of


@dataclass(frozen=True, slots=True)
class ObjectRecord:
    """All sanctions on one object that were not revoked, and their follow-ups; loaded under lock before an act."""

    sanctions: tuple[Sanction, ...] = ()
    followups: tuple[Followup, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """A sanction that an act opens, changes or revokes, before the periods are counted."""

    sanction: Sanction
    act: str


def settled(touched: Mapping[UUID, Touched], occasion: Occasion, record: ObjectRecord) -> tuple[Moved, ...]:
    """The moves of the touched sanctions, of those whose period changes by that, and of the follow-ups of both."""
    before = {sanction.id: sanction for sanction in record.sanctions}
    now = {**before, **{key: one.sanction for key, one in touched.items()}}
    followups = {followup.id: followup for followup in record.followups}
    moved: list[Moved] = []
    for key, sanction in _counted_anew(now, occasion).items():
        former, follows = before.get(key), followups.get(followup_id_of(key))
        act = touched[key].act if key in touched else "recount"
        if key in touched or _differs(sanction, former):
            moved.append(_move(sanction, former, act))
            moved.extend(_followed(sanction, former, follows, occasion))
    return tuple(moved)


def _counted_anew(sanctions: Mapping[UUID, Sanction], occasion: Occasion) -> Mapping[UUID, Sanction]:
    """Each sanction with its period as it is once all that stand are counted together."""
    found = periods([counted for one in sanctions.values() for counted in _to_count(one)])
    return {key: _with_period(one, found.get(key, Period(None)), occasion) for key, one in sanctions.items()}


def _to_count(sanction: Sanction) -> Iterator[Counted]:
    """What counts: a sanction that stands, on a person, with a period of its own."""
    term, case_id = sanction.term, sanction.case_id
    if sanction.stands and sanction.person_id is not None and term is not None and case_id is not None:
        months = sanction.combined_months
        yield Counted(sanction.id, case_id, term.kind, term.months, sanction.weight, sanction.effective_on, months)


def _with_period(sanction: Sanction, period: Period, occasion: Occasion) -> Sanction:
    """The sanction with that period; one that had ended is in effect again if the period now reaches further."""
    counted = replace(sanction, impact=period.impact, merged_into=period.merged_into)
    runs_again = counted.status is S.ENDED and counted.until_on is not None and counted.until_on >= occasion.on
    return replace(counted, status=S.IN_EFFECT, ending=None) if runs_again else counted


def _differs(now: Sanction, before: Sanction | None) -> bool:
    return before is None or (now.impact, now.merged_into) != (before.impact, before.merged_into)


def _move(sanction: Sanction, before: Sanction | None, act: str) -> Moved:
    source = None if before is None else before.status
    return Moved(sanction, act, _event(sanction, before, act), source=source)


def _event(sanction: Sanction, before: Sanction | None, act: str) -> Event:
    matter, until_on = matter_of(sanction), sanction.until_on
    if act == "revoke" and sanction.ending is not None:
        return SanctionRevoked(**matter, revoked_on=sanction.ending.ended_on)
    if act == "replace" and before is not None:
        return SanctionReplaced(**matter, former_measure=before.measure, until_on=until_on)
    if act == "note_recourse" and sanction.recourse.review_id is not None:
        return SanctionRecourseNoted(**matter, review_id=sanction.recourse.review_id)
    if act == "open":
        return SanctionEffective(**matter, effective_on=sanction.effective_on, until_on=until_on)
    return SanctionRecounted(**matter, until_on=until_on)


def _followed(
    sanction: Sanction, before: Sanction | None, followup: Followup | None, occasion: Occasion
) -> Iterator[Moved]:
    """The follow-up goes with the period: scheduled with the first one, moved with another, ended without (TD-01)."""
    until_on = sanction.until_on
    former = (None, None) if before is None else (before.until_on, before.measure)
    if until_on is None or not sanction.stands:
        ended = None if followup is None else revoked(followup, occasion)
        yield from () if ended is None else (ended,)
    elif followup is None:
        yield scheduled(_in_effect(sanction, until_on), occasion)
    elif former != (until_on, sanction.measure):
        moved = rescheduled(followup, until_on, occasion, measure=sanction.measure)
        yield from () if moved is None else (moved,)


def _in_effect(sanction: Sanction, until_on: date) -> SanctionInEffect:
    if sanction.person_id is None or sanction.case_id is None:
        raise AssertionError("only a sanction on a person has a period")
    return SanctionInEffect(
        sanction_id=sanction.id,
        case_id=sanction.case_id,
        person_id=sanction.person_id,
        unit_id=sanction.unit_id,
        competent_organ_id=sanction.competent_organ_id,
        measure=sanction.measure,
        effective_on=sanction.effective_on,
        until_on=until_on,
        office_id=sanction.office_id,
        decider_ids=sanction.decider_ids,
        recused_ids=sanction.recused_ids,
    )
