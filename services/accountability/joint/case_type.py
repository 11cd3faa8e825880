"""The declaration of the joint disposition; it has no acts of its own."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import CaseType
from services.accountability.joint.access import ACCESS
from services.accountability.joint.joint import Joint
from services.accountability.joint.lifecycle import LIFECYCLE
from services.accountability.joint.tables import JOINTS


def _columns(joint: Joint) -> Mapping[str, object]:
    return {
        "main_case_id": joint.main_case_id,
        "unit_id": joint.unit_id,
        "competent_organ_id": joint.competent_organ_id,
        "barred_ids": list(joint.barred_ids),
    }


JOINT: Final[CaseType[Joint]] = CaseType(
    name="joint",
    resource="joint-dispositions",
    table=JOINTS,
    case_class=Joint,
    columns=_columns,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(),
    access=ACCESS,
)
