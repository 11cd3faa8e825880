"""What lists show of a clarification."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, cast, func

from libs.chassis.cases import Policies
from libs.kernel.actor import SHANGHAI
from libs.kernel.calendar import WorkCalendar
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.dues import running_limits

_FIELDS: Final = ("id", "number", "version", "status", "subject", "office_id", "organ_id", "entrance", "changed_at")


def office_day_of(instant: ColumnElement[Any]) -> ColumnElement[Any]:
    """The calendar day of an instant in the office (Asia/Shanghai)."""
    return cast(func.timezone(str(SHANGHAI), instant), Date)


def line_of(
    clarification: Clarification, fields: Mapping[str, Any], policies: Policies, calendar: WorkCalendar
) -> dict[str, Any]:
    """One line of the list, out of the fields that are open to the caller."""
    profile = policies.profile(clarification.profile, clarification.profile_version)
    limits = running_limits(clarification, profile, calendar)
    days = [limit.deadline.due_on for limit in limits if limit.deadline.due_on is not None]
    proposal = fields["proposal"]
    return {
        **{name: fields[name] for name in _FIELDS},
        "situations": [] if proposal is None else [situation["code"] for situation in proposal["situations"]],
        "methods": [] if proposal is None else [method["code"] for method in proposal["methods"]],
        "due_on": min(days, default=None),
    }
