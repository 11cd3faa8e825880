"""Who may know a joint disposition: the handling chain of the main case; none of those it is on (P-09)."""

from typing import Final

from sqlalchemy import exists, or_

from libs.chassis.access.grounds import Access, Section
from libs.chassis.cases import Who
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.accountability.cases.tables import CASES
from services.accountability.handling import chain
from services.accountability.joint.tables import JOINTS

MATTER: Final = Section("matter", Text("并案处理", "The joint disposition"), Sensitivity.C2)
_MAIN: Final = CASES.alias("main_case")
_OF_MAIN: Final = (
    exists().where(_MAIN.c.id == JOINTS.c.main_case_id, Who.person == _MAIN.c.barred_ids.any_()).correlate(JOINTS)
)
"""Whoever is recused from the main case by now, or whom it has come to be on (P-09)."""

ACCESS: Final = Access(
    sections=(MATTER,),
    grounds=chain(JOINTS, (MATTER.name,)),
    barred=or_(Who.person == JOINTS.c.barred_ids.any_(), _OF_MAIN),
)
