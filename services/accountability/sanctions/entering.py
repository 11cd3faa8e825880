"""How sanctions begin, change and fall away because of a decision: effects of service, review and re-examination.

Only these functions move a sanction from outside its slice; each returns what goes into ``Outcome.others``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from services.accountability.sanctions.measures import Measure, known
from services.accountability.sanctions.records import FormerMeasure, Recourse, Ruling, SanctionEnding
from services.accountability.sanctions.sanction import Sanction
from services.accountability.sanctions.settling import ObjectRecord, Touched, settled
from services.accountability.sanctions.status import ReviewPath, SanctionStatus

__all__ = ["ObjectRecord", "Served", "recourse_noted", "ruled", "sanctions_on"]


@dataclass(frozen=True, slots=True)
class Served:
    """The decision that is served: on whom, by whom, on what document. ``person_id`` None: on an organization.

    ``organ_id`` is the organization, or the one in which the official serves. ``recourses`` are what the decision tells
    of review, by whose clocks a measure has (P-14, P-20). ``combined_months`` is what it sets for several
    administrative sanctions together (P-19).
    """

    case_id: UUID
    unit_id: UUID
    competent_organ_id: UUID
    organ_id: UUID
    decided_on: date
    document: str
    recourses: Mapping[ReviewPath, Recourse]
    profile: str
    profile_version: str
    office_id: UUID | None = None
    person_id: UUID | None = None
    post: str | None = None
    responsibility: str | None = None
    org_department_id: UUID | None = None
    combined_months: int | None = None
    decider_ids: tuple[UUID, ...] = ()
    recused_ids: tuple[UUID, ...] = ()


def sanctions_on(
    served: Served, measures: Iterable[str], served_on: date, occasion: Occasion, record: ObjectRecord
) -> tuple[Moved, ...]:
    """One sanction for each measure of the decision, in effect from the day of service, with its impact period, what
    follows for the periods of earlier ones, and the follow-ups (TA-12, TD-01, P-19).

    Raises KeyError for a measure that the profile has not.
    """
    opened = (_opened(served, measure, served_on, occasion) for measure in known(occasion.profile, measures))
    return settled({one.id: Touched(one, "open") for one in opened}, occasion, record)


def recourse_noted(
    sanctions: Iterable[Sanction], recourse: Recourse, occasion: Occasion, record: ObjectRecord
) -> tuple[Moved, ...]:
    """The same sanctions with the recourse that is open to them from now on (P-14, P-20)."""
    noted = (replace(one, recourse=recourse) for one in sanctions if one.stands)
    return settled({one.id: Touched(one, "note_recourse") for one in noted}, occasion, record)


def ruled(
    sanctions: Sequence[Sanction],
    measures: Iterable[str],
    ruling: Ruling,
    occasion: Occasion,
    record: ObjectRecord,
    recourse: Recourse | None = None,
) -> tuple[Moved, ...]:
    """The sanctions of one decision as a review or re-examination leaves them: what stays, stays; each other one gets
    the lighter measure put in its place, from the heaviest down; what has none is revoked (P-14, A-10).

    A changed sanction keeps the day of effect of the first one, so that nobody waits longer for the review.
    Raises KeyError for a measure that the profile has not, ValueError if there are more measures than sanctions.
    """
    left = sorted(known(occasion.profile, measures), key=lambda measure: -measure.weight)
    standing = [one if recourse is None else replace(one, recourse=recourse) for one in sanctions if one.stands]
    kept = _kept(standing, left)
    touched = {} if recourse is None else {one.id: Touched(one, "note_recourse") for one in kept}
    others = sorted((one for one in standing if one not in kept), key=lambda one: -one.weight)
    if len(left) > len(others):
        raise ValueError("a ruling has no more measures than the decision")
    for sanction, measure in zip(others, (*left, *(None for _ in others[len(left) :])), strict=True):
        touched[sanction.id] = _changed(sanction, measure, ruling)
    return settled(touched, occasion, record)


def _kept(standing: Sequence[Sanction], left: list[Measure]) -> list[Sanction]:
    """The sanctions whose own measure is among those left; each is taken from the list once."""
    kept = []
    for sanction in standing:
        same = next((measure for measure in left if measure.code == sanction.measure), None)
        if same is not None:
            left.remove(same)
            kept.append(sanction)
    return kept


def _changed(sanction: Sanction, measure: Measure | None, ruling: Ruling) -> Touched:
    former = (*sanction.former, FormerMeasure(sanction.measure, sanction.until_on, ruling))
    if measure is None:
        ending = SanctionEnding(ruling.decided_on, expired=False)
        over = replace(sanction.recourse, stage=None, until_on=None, under_way=False)
        gone = replace(sanction, status=SanctionStatus.REVOKED, former=former, ending=ending, recourse=over)
        return Touched(gone, "revoke")
    lighter = replace(
        sanction,
        former=former,
        measure=measure.code,
        family=measure.family,
        form=measure.form,
        weight=measure.weight,
        term=measure.term,
        combined_months=None,
    )
    return Touched(lighter, "replace")


def _opened(served: Served, measure: Measure, served_on: date, occasion: Occasion) -> Sanction:
    return Sanction(
        occasion.new_id(),
        SanctionStatus.IN_EFFECT,
        served.profile,
        served.profile_version,
        case_id=served.case_id,
        unit_id=served.unit_id,
        competent_organ_id=served.competent_organ_id,
        office_id=served.office_id,
        person_id=served.person_id,
        organ_id=served.organ_id,
        post=served.post,
        responsibility=served.responsibility,
        measure=measure.code,
        family=measure.family,
        form=measure.form,
        weight=measure.weight,
        term=measure.term,
        decided_on=served.decided_on,
        document=served.document,
        effective_on=served_on,
        combined_months=served.combined_months,
        recourse=served.recourses[measure.review_path],
        org_department_id=served.org_department_id,
        decider_ids=served.decider_ids,
        recused_ids=served.recused_ids,
    )
