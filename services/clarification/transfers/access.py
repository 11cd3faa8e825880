"""Who may know a transfer: the receiving organ through its narrow door, the named handlers, case management."""

from typing import Final

from sqlalchemy import ColumnElement, and_, exists

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.clarification.malice.tables import MALICES
from services.clarification.transfers.lifecycle import HANDLERS
from services.clarification.transfers.tables import TRANSFERS

_ROW = TRANSFERS.c

LETTER: Final = Section("letter", Text("移送函", "The letter of transfer and its answer"), Sensitivity.C2)
ORIGIN: Final = Section(
    "origin",
    Text("来源案件和承办人", "The case behind it and who handles it"),
    Sensitivity.C3,
    {
        "source_id": None,
        "route": None,
        "office_id": None,
    },
)
"""The receiving organ sees number, dates and what is asked, and nothing of the case (W-02, P-06)."""

_MALICE = MALICES.alias()
_CASE = _MALICE.c


def _behind(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """That it holds of the case behind the transfer as it is today: who handles it, who is recused from it."""
    return exists().where(_CASE.id == _ROW.source_id, condition).correlate_except(_MALICE)


_MY_ORGAN = _ROW.organ_id == Who.organ
_ALL = (LETTER.name, ORIGIN.name)

ACCESS: Final = Access(
    sections=(LETTER, ORIGIN),
    stated=dict.fromkeys(HANDLERS, ORIGIN.name),
    kept={"send": ORIGIN.name},
    barred=_behind(Who.person == _CASE.recused_ids.any_()),
    grounds=(
        Ground(
            "receiving_organ",
            Text("接收移送的公安机关", "The public-security organ that received it"),
            Rule("W-02", "G-30"),
            (R.PSB,),
            _ROW.receiving_organ_id == Who.organ,
            opens=(LETTER.name,),
            acts=True,
        ),
        Ground(
            "named_handler",
            Text("来源案件的承办人", "Named handler of the case behind it"),
            Rule("W-02", "P-06"),
            HANDLERS,
            and_(_MY_ORGAN, _ROW.office_id == Who.office, _behind(Who.person == _CASE.handler_ids.any_())),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "case_management",
            Text("本机关案管部门", "Case management of the organ"),
            Rule("W-02", "G-30"),
            (R.CASE_MGMT,),
            _MY_ORGAN,
            opens=_ALL,
        ),
    ),
)
