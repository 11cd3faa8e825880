"""The days that run on a case: what is to be put right, and the end of a probation (F-30, A-08)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from libs.chassis.representation import Running
from libs.kernel.actor import office_day
from libs.kernel.deadlines import Deadline, end_of
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.executing_dues import executing
from services.accountability.cases.status import CaseStatus

_CORRECTION: Final = Text("第{item}项纠错事项", "Item {item} of the order of correction")
_STATED: Final = Text("纠错决定写明的日期。", "The day stated in the order of correction.")
_PROBATION: Final = Text("考验期届满", "The probation ends")
_SET: Final = Text("考验期告知书写明的最后一日。", "The last day stated in the notice of probation.")


def dues(case: AccountabilityCase, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The days stated in the order of correction, the last day of a probation that runs, the steps of execution."""
    return (*_corrections(case), *_probation(case), *executing(case, profile, services))


def _corrections(case: AccountabilityCase) -> Iterator[Running]:
    order = case.correction_order
    for one in () if order is None else order.items:
        if order is not None and one.done_on is None:
            deadline = Deadline(
                "case.correction", office_day(order.at), one.due_on, end_of(one.due_on), False, False, _STATED
            )
            yield Running("case.correction", _CORRECTION.fill(item=one.item), deadline, ("F-30",))


def _probation(case: AccountabilityCase) -> Iterator[Running]:
    mark = case.probation
    if mark is not None and case.status is CaseStatus.PROBATION:
        since, until = office_day(mark.entered_at), mark.until_on
        deadline = Deadline("case.probation", since, until, end_of(until), False, False, _SET)
        yield Running("case.probation", _PROBATION, deadline, ("A-08", "G-41"))
