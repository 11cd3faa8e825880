"""The sanction as the engine knows it."""

from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.sanctions import acts
from services.accountability.sanctions.access import ACCESS
from services.accountability.sanctions.commands import ExpireSanction
from services.accountability.sanctions.lifecycle import LIFECYCLE
from services.accountability.sanctions.sanction import NUMBERED_AS, Sanction
from services.accountability.sanctions.store import columns_of
from services.accountability.sanctions.tables import SANCTIONS

SANCTION: Final[CaseType[Sanction]] = CaseType(
    name="sanction",
    resource="sanctions",
    table=SANCTIONS,
    case_class=Sanction,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(Act("expire", ExpireSanction, acts.expire),),
    access=ACCESS,
    numbering=lambda sanction: (sanction.competent_organ_id, NUMBERED_AS),
)
