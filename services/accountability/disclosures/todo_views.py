"""The next steps in disclosures, for the list of what waits for a caller (TX-02)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, and_, func, not_

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.disclosures.lifecycle import HANDLERS
from services.accountability.disclosures.status import StatementStatus as S
from services.accountability.disclosures.tables import STATEMENTS

Step = tuple[S, tuple[R, ...], str, Text]

_ROW = STATEMENTS.c
_NAME: Final = Text("补足交代材料经办人", "Name the missing handlers of a disclosure")
_ASSESSED: Final = func.cardinality(_ROW.signed_ids) > 0

STATEMENT_STEPS: Final[tuple[Step, ...]] = (
    (S.RECEIVED, HANDLERS, "assess", Text("评估主动交代", "Assess the disclosure")),
    (S.RECEIVED, HANDLERS, "confirm", Text("确认或者退回评估", "Confirm or return the assessment")),
    (S.ASSESSED, HANDLERS, "link", Text("关联案件或者线索", "Link it to a case or lead")),
    (S.RECEIVED, (R.CASE_MGMT,), "name_handlers", _NAME),
)
ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {
        ("disclosure_statement", "assess"): not_(_ASSESSED),
        ("disclosure_statement", "confirm"): and_(_ASSESSED, not_(Who.person == _ROW.signed_ids.any_())),
        ("disclosure_statement", "name_handlers"): _ROW.short_of_handlers.is_(True),
    }
)
"""By case type and act: nobody is asked to confirm what he or she has signed (TX-02)."""
