"""Who may know a transfer sheet: who handed it in and the handler it names, in that body; nobody else of it (P-06).

What case management may know of it stands in the lead. Who moved the sheet is not shown to its body: the timeline would
name whoever verified.
"""

from typing import Final

from sqlalchemy import and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from services.supervision.lead_transfers.lifecycle import EFFECTS, SUBMITTERS
from services.supervision.lead_transfers.tables import LEAD_TRANSFERS

_ROW = LEAD_TRANSFERS.c
_TRANSFER: Final = Section("transfer", Text("移交单、回执和反馈", "Sheet, receipt and feedback"), Sensitivity.C3)
_HANDS: Final = Section("hands", Text("接收和反馈的经办人员", "Who received it and told the result"), Sensitivity.C3)

ACCESS: Final = Access(
    sections=(_TRANSFER, _HANDS),
    barred=or_(
        _ROW.subject_person_id.is_not_distinct_from(Who.person),
        and_(_ROW.subject_organ_id.is_not(None), standing.holds_post(_ROW.subject_organ_id)),
    ),
    grounds=(
        Ground(
            "submitter",
            Text("移交单列明的本单位移交人和经办人", "Who handed it in and the handler named, in that body"),
            Rule("S-13", "G-56", "P-06"),
            SUBMITTERS,
            and_(
                _ROW.submitting_organ_id == Who.organ,
                or_(_ROW.submitted_by == Who.person, _ROW.handler_id == Who.person),
            ),
            opens=(_TRANSFER.name,),
            named=True,
        ),
    ),
    kept=dict.fromkeys(sorted(EFFECTS), _HANDS.name),
)
"""Whoever is reported, or holds a post in the unit reported, reads none, not even of the own body (P-09)."""
