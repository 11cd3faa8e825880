"""The span of months a caller asks figures of: whole months, in order, and not more than three years."""

from datetime import date
from typing import Annotated, Final

from fastapi import Query

from libs.kernel import periods
from libs.kernel.finding import Missing
from libs.kernel.refusal import Incomplete
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.statistics.figures import Span

_MONTH: Final = r"^(19|20|21)\d{2}-(0[1-9]|1[0-2])$"
_LONGEST: Final = 36
WEEKS_WITHIN: Final = 3
"""By week, figures are given of three months at most: no counter keeps weeks apart."""
_SPAN: Final = Text(
    "起始月份不得晚于截止月份，跨度不超过 {months} 个月",
    "The first month is not after the last, and they are not more than {months} months",
)
FirstMonth = Annotated[
    str | None,
    Query(alias="from", pattern=_MONTH, description="First month, YYYY-MM; default: January.", examples=["2026-01"]),
]
LastMonth = Annotated[
    str | None,
    Query(alias="to", pattern=_MONTH, description="Last month, YYYY-MM; default: this month.", examples=["2026-03"]),
]


def span_of(first: str | None, last: str | None, today: date, longest: int = _LONGEST) -> Span:
    """The months asked for, by default this year's until now. Raises Incomplete if they are none, or too many."""
    ends = last or periods.month_of(today)
    begins = first or f"{ends[:4]}-01"
    span = Span(begins, ends)
    if not 0 < len(span.months) <= longest:
        raise Incomplete(errors=(Missing("?from", "span_invalid", _SPAN.fill(months=longest), Rule()),))
    return span
