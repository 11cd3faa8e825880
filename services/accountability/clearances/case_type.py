"""The clearing as the engine knows it."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.clearances.access import ACCESS
from services.accountability.clearances.clearance import Clearance, note
from services.accountability.clearances.commands import NoteClearance
from services.accountability.clearances.lifecycle import LIFECYCLE
from services.accountability.clearances.tables import CLEARANCES


def columns_of(clearance: Clearance) -> Mapping[str, object]:
    """The projected columns of a clearing."""
    return {
        "competent_organ_id": clearance.competent_organ_id,
        "unit_id": clearance.unit_id,
        "person_id": clearance.person_id,
        "organ_id": clearance.organ_id,
        "executed_on": clearance.executed_on,
    }


CLEARANCE: Final[CaseType[Clearance]] = CaseType(
    name="clearance",
    resource="clearances",
    table=CLEARANCES,
    case_class=Clearance,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(Act("note", NoteClearance, note, opens=True),),
    access=ACCESS,
)
