"""Who may know an accountability case: the handling chain of the organ; never the unit, never whom it is on (P-09)."""

from typing import Final

from libs.chassis.access.grounds import Access, Section
from libs.chassis.cases import Who
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.accountability.cases.tables import CASES
from services.accountability.handling import chain, named_handler

MATTER: Final = Section("matter", Text("问责案件", "The accountability case"), Sensitivity.C2)
_OPENS = (MATTER.name,)

ACCESS: Final = Access(
    sections=(MATTER,),
    grounds=(*chain(CASES, _OPENS), named_handler(CASES, _OPENS)),
    barred=Who.person == CASES.c.barred_ids.any_(),
)
