"""The joint disposition: which cases are decided together, and whether they are."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import NAMESPACE_OID, UUID, uuid5

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.joint.status import JointStatus


@dataclass(frozen=True)
class Joint(Case):
    """A main case with the cases of all persons involved: one case, one handling (X-11)."""

    status: Annotated[JointStatus, Field(description="Where it stands; dictionary joint_status.")]
    _: KW_ONLY
    main_case_id: Annotated[UUID, Field(description="The main case.")]
    case_ids: Annotated[tuple[UUID, ...], Field(description="Cases of the persons involved.")]
    unit_id: Annotated[UUID, Field(description="The unit that the main case concerns.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that handles them.")]
    barred_ids: Annotated[tuple[UUID, ...], Field(description="Persons it is on; none of them may know of it.")] = ()
    decided_on: Annotated[date | None, Field(description="Day on which they were decided together.")] = None


def joint_id_of(main_case_id: UUID) -> UUID:
    """The id of the joint disposition of a main case: there is one at most."""
    return uuid5(NAMESPACE_OID, f"accountability.joint:{main_case_id}")
