"""What the events of a case say of whom it is on, and that something was recorded."""

from typing import TypedDict
from uuid import UUID

from libs.contracts.accountability_cases import CaseProgressed
from libs.kernel.case import Outcome
from services.accountability.cases.case import AccountabilityCase


class Concerned(TypedDict):
    """The fields that all events of a case share."""

    unit_id: UUID
    competent_organ_id: UUID
    object_person_id: UUID | None


def concerned(case: AccountabilityCase) -> Concerned:
    """Whom it is on, and which organ handles it."""
    return Concerned(
        unit_id=case.unit_id, competent_organ_id=case.competent_organ_id, object_person_id=case.object_person_id
    )


def progressed(case: AccountabilityCase) -> Outcome[AccountabilityCase]:
    """The case with something more on its record."""
    return Outcome(case, CaseProgressed(**concerned(case)))
