"""Who may know a disclosure: the handlers whom it names, case management, and who made it, as far as it is theirs."""

from typing import Final

from sqlalchemy import and_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.accountability.disclosures.lifecycle import DISCLOSING, HANDLERS
from services.accountability.disclosures.tables import STATEMENTS

_ROW = STATEMENTS.c
_MY_ORGAN = _ROW.organ_id == Who.organ
_NOT_MINE = _ROW.person_id != Who.person

STATEMENT: Final = Section("statement", Text("主动交代", "What was disclosed"), Sensitivity.C3)
ASSESSMENT: Final = Section(
    "assessment",
    Text("评估、建议和关联", "Assessment, proposal and links"),
    Sensitivity.C3,
    {"assessment": None, **{name: [] for name in ("handler_ids", "recused", "confirmations", "returned", "links")}},
)
_WITHIN: Final = ("name_handlers", "step_aside", "assess", "return_assessment", "confirm", "link")
_BOTH: Final = (STATEMENT.name, ASSESSMENT.name)

STATEMENT_ACCESS: Final = Access(
    sections=(STATEMENT, ASSESSMENT),
    kept=dict.fromkeys(_WITHIN, ASSESSMENT.name),
    barred=Who.person == _ROW.recused_ids.any_(),
    grounds=(
        Ground(
            "named_handler",
            Text("指定的经办人", "Handler whom the disclosure names"),
            Rule("X-08", "P-09"),
            HANDLERS,
            and_(_MY_ORGAN, _NOT_MINE, Who.person == _ROW.handler_ids.any_()),
            opens=_BOTH,
            acts=True,
            named=True,
        ),
        Ground(
            "case_management",
            Text("本机关案管部门", "Case management of the organ"),
            Rule("X-08", "P-09"),
            (R.CASE_MGMT,),
            and_(_MY_ORGAN, _NOT_MINE),
            opens=_BOTH,
            acts=True,
        ),
        Ground(
            "discloser",
            Text("交代人本人", "Who made the disclosure"),
            Rule("X-08"),
            DISCLOSING,
            _ROW.person_id == Who.person,
            opens=(STATEMENT.name,),
            named=True,
        ),
    ),
)
"""Who made it does not learn from it whether there is a case or a lead."""
