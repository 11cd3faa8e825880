"""The next steps in reviews, for the list of what waits for a caller (TA-13)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.reviews.lifecycle import REVIEWERS
from services.accountability.reviews.status import ReviewStatus as S
from services.accountability.reviews.tables import REVIEWS

Step = tuple[S, tuple[R, ...], str, Text]

REVIEW_STEPS: Final[tuple[Step, ...]] = (
    (S.OPENED, (R.CASE_MGMT,), "assign", Text("指定复审复核人员", "Name the reviewers")),
    (S.REVIEWING, REVIEWERS, "report", Text("提出复审复核意见", "Give the opinion on the review")),
    (S.REPORTED, (R.SC_RECORDER,), "decide", Text("提请常委会研究复审复核", "Lay the review before the committee")),
    (S.DECIDED, REVIEWERS, "serve", Text("送达复审复核决定", "Serve the decision on the review")),
)
_NAMED: Final = Who.person == REVIEWS.c.reviewer_ids.any_()

ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {("review", "report"): _NAMED, ("review", "serve"): _NAMED}
)
"""Steps that wait for the named reviewers alone."""
