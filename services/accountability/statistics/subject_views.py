"""The subjects that are counted: interviews, cases, determinations of tolerance, probations."""

from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, Text, cast, func

from services.accountability.cases.case_type import CASE
from services.accountability.cases.status import CaseStatus as C
from services.accountability.cases.tables import CASES
from services.accountability.interviews.case_type import INTERVIEW
from services.accountability.interviews.status import InterviewStatus as I
from services.accountability.interviews.tables import INTERVIEWS
from services.accountability.probation.case_type import PROBATION
from services.accountability.probation.tables import PROBATIONS
from services.accountability.statistics.counting_views import Subject, month_of, number_of, office_day_of
from services.accountability.statistics.groupings import (
    CaseGrouping,
    InterviewGrouping,
    ProbationGrouping,
    ToleranceGrouping,
)
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.tolerance.tables import TOLERANCES

_I, _C, _T, _P = INTERVIEWS.c, CASES.c, TOLERANCES.c, PROBATIONS.c


def _is(table: Table, *statuses: StrEnum) -> ColumnElement[bool]:
    return table.c.status.in_([str(status) for status in statuses])


def _organ(table: Table) -> ColumnElement[Any]:
    return cast(table.c.competent_organ_id, Text)


_HELD: Final = _I.held_on.is_not(None)
_PROPOSED_ON: Final = office_day_of(_I.opened_at)
INTERVIEWS_COUNTED: Final = Subject(
    INTERVIEW,
    INTERVIEWS,
    _PROPOSED_ON,
    {
        "proposed": number_of(),
        "noticed": number_of(_I.was_noticed),
        "held": number_of(_HELD),
        "collective": func.count(_I.collective_id.distinct()).filter(_HELD),
        "persons": func.coalesce(func.sum(func.cardinality(_I.interviewee_ids)).filter(_HELD), 0),
        "no_show": number_of(_is(INTERVIEWS, I.NO_SHOW)),
        "escalated": number_of(_is(INTERVIEWS, I.ESCALATED)),
        "cancelled": number_of(_is(INTERVIEWS, I.CANCELLED)),
        "closed": number_of(_is(INTERVIEWS, I.CLOSED)),
    },
    {
        InterviewGrouping.TIER: _I.tier,
        InterviewGrouping.STATUS: _I.status,
        InterviewGrouping.OFFICE: cast(_I.office_id, Text),
        InterviewGrouping.ORGAN: _organ(INTERVIEWS),
        InterviewGrouping.MONTH: month_of(_PROPOSED_ON),
    },
)
"""By the day on which they were proposed (TI-01)."""

_OPENED_ON: Final = office_day_of(_C.opened_at)
CASES_COUNTED: Final = Subject(
    CASE,
    CASES,
    _OPENED_ON,
    {
        "opened": number_of(),
        "decided": number_of(_C.decided_on.is_not(None)),
        "no_liability": number_of(_is(CASES, C.NO_LIABILITY)),
        "not_an_error": number_of(_C.outcome == "not_an_error"),
        "exempted": number_of(_C.outcome == "exempted"),
        "closed": number_of(_is(CASES, C.CLOSED)),
        "under_way": number_of(~_is(CASES, C.NO_LIABILITY, C.CLOSED)),
    },
    {
        CaseGrouping.SOURCE: _C.source_kind,
        CaseGrouping.OBJECT: _C.object_kind,
        CaseGrouping.STATUS: _C.status,
        CaseGrouping.OFFICE: cast(_C.office_id, Text),
        CaseGrouping.ORGAN: _organ(CASES),
        CaseGrouping.MONTH: month_of(_OPENED_ON),
    },
)
"""By the day on which they were opened (TA-01)."""

TOLERANCES_COUNTED: Final = Subject(
    TOLERANCE,
    TOLERANCES,
    _T.determined_on,
    {
        "determined": number_of(),
        **{
            outcome: number_of(_T.outcome == outcome)
            for outcome in ("not_an_error", "exempted", "mitigated", "lighter", "refused")
        },
    },
    {
        ToleranceGrouping.OUTCOME: _T.outcome,
        ToleranceGrouping.ENTRANCE: _T.entrance,
        ToleranceGrouping.ORGAN: _organ(TOLERANCES),
        ToleranceGrouping.MONTH: month_of(_T.determined_on),
    },
)
"""By the day of the determination (TA-05)."""

PROBATIONS_COUNTED: Final = Subject(
    PROBATION,
    PROBATIONS,
    _P.served_on,
    {
        "begun": number_of(),
        "passed": number_of(_P.result == "passed"),
        "failed": number_of(_P.result == "failed"),
        "not_evaluated": number_of(_P.result.is_(None)),
    },
    {
        ProbationGrouping.MONTHS: cast(_P.months, Text),
        ProbationGrouping.RESULT: _P.result,
        ProbationGrouping.ORGAN: _organ(PROBATIONS),
        ProbationGrouping.MONTH: month_of(_P.served_on),
    },
)
"""By the day of service of the notice, on which they begin (TA-07)."""
