"""Probations as rows."""

from collections.abc import Mapping

from services.accountability.probation.probation import Probation
from services.accountability.probation.status import SET


def columns_of(probation: Probation) -> Mapping[str, object]:
    """The projected columns of a probation."""
    notice = probation.notice
    return {
        "case_id": probation.case_id,
        "unit_id": probation.unit_id,
        "competent_organ_id": probation.competent_organ_id,
        "object_organ_id": probation.object_organ_id,
        "object_person_id": probation.object_person_id,
        "months": probation.months,
        "served_on": None if notice is None else notice.starts_on,
        "ends_on": probation.ends_on,
        "result": probation.result,
        "due_on": probation.ends_on if probation.status in SET else None,
    }
