"""The impact periods of one person, put together from the sanctions that the caller may know (P-19)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from services.accountability.clearances.clearance import Clearance, marks_since
from services.accountability.persons.read_models import PeriodRead, PersonPeriods
from services.accountability.sanctions.sanction import Sanction


def periods_of(
    person_id: UUID, sanctions: Sequence[Sanction], on: date, clearings: Sequence[Clearance] = ()
) -> PersonPeriods:
    """What runs, what is over, what was revoked, earliest effect first; what runs longest says until when."""
    ordered = sorted(sanctions, key=lambda sanction: (sanction.effective_on, sanction.id))
    running = (one.until_on for one in ordered if one.stands and one.until_on is not None and one.until_on >= on)
    return PersonPeriods(
        person_id=person_id,
        on=on,
        running_until=max(running, default=None),
        periods=tuple(_period(sanction, clearings) for sanction in ordered),
    )


def _period(sanction: Sanction, clearings: Sequence[Clearance]) -> PeriodRead:
    return PeriodRead(
        sanction_id=sanction.id,
        number=sanction.number,
        status=sanction.status,
        measure=sanction.measure,
        form=sanction.form,
        competent_organ_id=sanction.competent_organ_id,
        effective_on=sanction.effective_on,
        impact=sanction.impact,
        merged_into=sanction.merged_into,
        clearances=marks_since(clearings, sanction.effective_on),
    )
