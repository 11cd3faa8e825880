"""Who may know a joint disposition: the handling chain of the main case; none of those it is on (P-09)."""

from typing import Final

from libs.chassis.access.grounds import Access, Section
from libs.chassis.cases import Who
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.accountability.handling import chain
from services.accountability.joint.tables import JOINTS

MATTER: Final = Section("matter", Text("并案处理", "The joint disposition"), Sensitivity.C2)

ACCESS: Final = Access(
    sections=(MATTER,),
    grounds=chain(JOINTS, (MATTER.name,)),
    barred=Who.person == JOINTS.c.barred_ids.any_(),
)
