"""Problem items heard of as rows."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.filing.earlier_problems import earlier_problem as acts
from services.filing.earlier_problems.access import ACCESS
from services.filing.earlier_problems.commands import EnterProblem, NoteCheckOff, NoteWithdrawal, ReviseNature
from services.filing.earlier_problems.earlier_problem import EarlierProblem
from services.filing.earlier_problems.lifecycle import LIFECYCLE
from services.filing.earlier_problems.tables import EARLIER_PROBLEMS


def columns_of(problem: EarlierProblem) -> Mapping[str, object]:
    """The projected columns of a problem item."""
    return {
        "unit_id": problem.unit_id,
        "competent_organ_id": problem.competent_organ_id,
        "nature": problem.nature,
        "opened_on": problem.opened_on,
        "checked_off_on": problem.checked_off_on,
        "recurrent": bool(problem.recurrence_of),
    }


EARLIER_PROBLEM: Final[CaseType[EarlierProblem]] = CaseType(
    name="earlier_problem",
    resource="earlier-problems",
    table=EARLIER_PROBLEMS,
    case_class=EarlierProblem,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("enter", EnterProblem, acts.enter, opens=True),
        Act("revise", ReviseNature, acts.revise),
        Act("withdraw", NoteWithdrawal, acts.withdraw),
        Act("check_off", NoteCheckOff, acts.check_off),
    ),
    access=ACCESS,
    quiet=True,
)
