"""Faults of the policy of visits, problem items and tasks: what the matrix must find there, too."""

from collections.abc import Mapping
from typing import Any, Final

from _pytest.monkeypatch import MonkeyPatch
from sqlalchemy import true

from libs.chassis.cases import Who
from services.supervision.frequency import visit_views
from services.supervision.objections.case_type import OBJECTION
from services.supervision.problems.case_type import PROBLEM
from services.supervision.tasks.case_type import TASK
from services.supervision.visits.case_type import VISIT
from tests.support.access_planting import Fault, Plant, ground_of
from tests.support.access_planting_cleared import all_open, nothing_kept

_VISITS, _PROBLEMS = VISIT.table.c, PROBLEM.table.c


def _at(plant: Plant, *routes: str, people: tuple[str, ...] = (), about: str = "") -> Fault:
    return Fault(plant, routes, frozenset(people) or None, "supervision", about)


def _all_counted(patch: MonkeyPatch) -> None:
    """Whatever is planned counts, whoever asks."""
    patch.setattr(visit_views, "visible_to", lambda *_args: true())


def _of_organ(case_type: Any, code: str) -> Plant:
    """A ground that holds for the whole organ, hidden or not."""
    return ground_of(case_type, code, holds=case_type.table.c.competent_organ_id == Who.organ)


FAULTS_WORKED: Final[Mapping[str, Fault]] = {
    "case management knows of a hidden visit": _at(
        _of_organ(VISIT, "organ"), "list_visits", people=("case_mgmt@cdi/holds",)
    ),
    "the whole office knows of a hidden visit": _at(
        ground_of(VISIT, "visiting_office", holds=_VISITS.office_id == Who.office),
        "read_visit",
        people=("sup_head@cdi/holds",),
        about="hidden visit",
    ),
    "a screen counts hidden visits": _at(_all_counted, "read_monthly_coverage", people=("case_mgmt@cdi/holds",)),
    "a visit is known to its unit before it starts": _at(
        ground_of(VISIT, "unit", holds=_VISITS.unit_id == Who.organ),
        "list_visits",
        people=("unit_clerk@housing/holds",),
    ),
    "the unit reads the report of the team": _at(
        all_open(VISIT, "unit"), "read_visit", people=("unit_party_head@housing/holds",), about="visit"
    ),
    "the unit knows of a problem before the notice": _at(
        ground_of(PROBLEM, "unit", holds=_PROBLEMS.unit_id == Who.organ),
        "list_problem_items",
        people=("unit_clerk@housing/holds",),
    ),
    "the unit learns that others have the same problem": _at(
        all_open(PROBLEM, "unit"), "read_problem_item", "export_problems", people=("unit_clerk@housing/holds",)
    ),
    "the unit's timeline tells of the verification": _at(
        nothing_kept(PROBLEM), "read_history", people=("unit_clerk@housing/holds",), about="problem"
    ),
    "an undertaking unit reads the progress of others": _at(
        all_open(TASK, "undertaking_unit"), "read_task", "list_tasks", people=("unit_clerk@housing/holds",)
    ),
    "the unit learns who examines its objection": _at(
        all_open(OBJECTION, "unit"), "read_objection", people=("unit_party_head@housing/holds",)
    ),
}
"""By what is wrong."""
