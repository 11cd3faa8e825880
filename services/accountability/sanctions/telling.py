"""What every event of a sanction says: which, of which case and organ, which measure; never on whom."""

from typing import TypedDict
from uuid import UUID

from services.accountability.sanctions.sanction import Sanction


class Matter(TypedDict):
    """The fields that all events of a sanction share."""

    sanction_id: UUID
    case_id: UUID
    unit_id: UUID
    competent_organ_id: UUID
    measure: str
    form: int


def matter_of(sanction: Sanction) -> Matter:
    """Which sanction, of which decision."""
    if sanction.case_id is None:
        raise AssertionError("a stored sanction has its case")
    return Matter(
        sanction_id=sanction.id,
        case_id=sanction.case_id,
        unit_id=sanction.unit_id,
        competent_organ_id=sanction.competent_organ_id,
        measure=sanction.measure,
        form=sanction.form,
    )
