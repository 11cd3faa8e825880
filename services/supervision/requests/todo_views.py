"""The next steps in requests for staff (S-03, S-04)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.supervision.requests.status import RequestStatus as S
from services.supervision.requests.tables import REQUESTS

_ROW = REQUESTS.c
_ANSWER: Final = Text("答复派员事项", "Answer the request for staff")

REQUEST_STEPS: Final[tuple[tuple[S, R, str, Text], ...]] = (
    (S.REQUESTED, R.SUP_HEAD, "grant", _ANSWER),
    (S.REQUESTED, R.CASE_MGMT, "grant", _ANSWER),
    (S.REQUESTED, R.UNIT_PARTY_HEAD, "grant", _ANSWER),
)
REQUEST_ONLY_IF: Final[Mapping[tuple[str, str, R], ColumnElement[bool]]] = MappingProxyType(
    {("staff_request", "grant", R.SUP_HEAD): _ROW.requester_id != Who.organ}
)
"""An office does not answer what it asks itself."""
