"""What everybody asks of visits, problem items, tasks and common problems besides lists, details and acts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from typing import Any, Final

import httpx

from tests.support.access_asking import Judge, Question, refused, shown
from tests.support.access_held import Asked
from tests.support.access_matrix import Item, Matrix, differing
from tests.support.access_others import UNITS, answered
from tests.support.access_people import TODAY, Persona, named
from tests.support.access_rules import ADMINISTRATORS
from tests.support.access_worked_acts import IMPORTS

HERE: Final = "supervision"
NEAR: Final = timedelta(13)
"""Two visits within fourteen days of each other are too near (G-57)."""
OF_CHECKS: Final = frozenset({"status", "passed", "findings"})
OF_PART: Final = frozenset({"task_id", "unit_id", "light", "milestones"})
OF_WARNING: Final = frozenset({"visit_id", "office_id", "on"})
There = Callable[[Matrix, Persona, Item], bool]


def papers() -> Mapping[str, Asked]:
    """What is read of one case beside its detail, by route."""
    return {
        "read_visit_order": _paper("read_visit_order", "visit", "visits", "order", _has_team),
        "read_visit_conclusion": _paper("read_visit_conclusion", "visit", "visits", "conclusion", _is_concluded),
        "read_problem_letters": _paper("read_problem_letters", "problem", "problem-items", "letters", _always),
        "check_problem": _paper("check_problem", "problem", "problem-items", "checks", _is_inside, "POST", _checked),
        "read_task_part": _paper("read_task_part", "task", "tasks", "part", _has_part, judge=_own_part),
        "rerun_common_problem_draw": _paper(
            "rerun_common_problem_draw", "common_problem", "common-problems", "draw", _always, judge=_rerun
        ),
    }


def _always(_matrix: Matrix, _who: Persona, _item: Item) -> bool:
    return True


def _has_team(_matrix: Matrix, _who: Persona, item: Item) -> bool:
    return item.case.team is not None


def _is_concluded(_matrix: Matrix, _who: Persona, item: Item) -> bool:
    return item.case.conclusion is not None


def _is_inside(matrix: Matrix, who: Persona, item: Item) -> bool:
    return matrix.standing(who, item).inside


def _has_part(_matrix: Matrix, who: Persona, item: Item) -> bool:
    return who.organ_id in item.case.unit_ids


def _paper(
    route: str, kind: str, resource: str, paper: str, is_there: There, method: str = "GET",
    judge: Callable[[Persona, Item], Judge] = lambda _who, _item: answered,
) -> Asked:  # fmt: skip
    def asked(matrix: Matrix) -> Iterator[Question]:
        for who in matrix.callers(HERE):
            for item in matrix.items[kind]:
                seen = matrix.standing(who, item).seen
                there = seen and is_there(matrix, who, item)
                address = f"/v1/{resource}/{item.id}/{paper}"
                judged = judge(who, item) if there else matrix.absent(HERE)
                sort = f"{there} {matrix.sort(who, item)}"
                yield Question(who, HERE, route, address, judged, item.about, sort, method=method)

    return asked


def _checked(_who: Persona, item: Item) -> Judge:
    return _found(lambda body: body.keys() == OF_CHECKS and body["status"] == item.case.status)


def _own_part(who: Persona, item: Item) -> Judge:
    codes = {one.code for one in item.case.milestones if one.owner_id == who.organ_id}
    return _found(
        lambda body: body.keys() == OF_PART and {one["code"] for one in body["milestones"]} == codes
        and body["unit_id"] == str(who.organ_id)
    )  # fmt: skip


def _rerun(_who: Persona, item: Item) -> Judge:
    if item.case.draw is None:
        return refused(409)
    return _found(lambda body: body["kept"] == [str(one) for one in item.case.draw.item_ids])


def _found(holds: Callable[[Any], bool]) -> Judge:
    """The answer is there, and what is told in it is what must be."""

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
        elif not holds(answers[0].json()):
            yield f"something else is told: {str(answers[0].json())[:120]}"

    return judge


def parts(matrix: Matrix) -> Iterator[Question]:
    """The own part of a task, and that of another unit for those who see the progress of all."""
    yield from papers()["read_task_part"](matrix)
    for who in matrix.callers(HERE):
        for item in matrix.items["task"]:
            other = item.case.undertaking_unit_ids[0]
            standing = matrix.standing(who, item)
            there = standing.seen and (standing.inside or other == who.organ_id)
            judge = answered if there else matrix.absent(HERE)
            address, sort = f"/v1/tasks/{item.id}/part", f"{there} other {matrix.sort(who, item)}"
            yield Question(
                who, HERE, "read_task_part", address, judge, item.about, sort, params={"unit_id": str(other)}
            )


def warnings(matrix: Matrix) -> Iterator[Question]:
    """Everybody asks what is near a day at every unit: of a hidden visit those alone are warned who know it (G-57)."""
    for who in matrix.callers(HERE):
        for unit in UNITS:
            for on in (TODAY, TODAY - timedelta(40)):
                known = {
                    str(id): item for id, item in matrix.seen(who, "visit").items() if _is_near(item.case, unit, on)
                }
                params = {"unit_id": str(named("organ", unit)), "on": on.isoformat()}
                judge, sort = _warned(known), f"{bool(known)}"
                yield Question(who, HERE, "list_visit_warnings", "/v1/visit-warnings", judge, unit, sort, params=params)


def _is_near(visit: Any, unit: str, on: Any) -> bool:
    day = visit.planned_on if visit.on_site is None else visit.on_site.on
    made = visit.status not in ("cancelled", "declined")
    return made and visit.unit_id == named("organ", unit) and abs(day - on) <= NEAR


def _warned(known: Mapping[str, Item]) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        items = answers[0].json()["items"]
        yield from differing({one["visit_id"] for one in items}, known)
        yield from (f"a field without a class: {sorted(one)}" for one in items if one.keys() != OF_WARNING)

    return judge


def forms() -> Mapping[str, Asked]:
    """The blank forms of what is handed over: for those who hand it over."""
    return {f"read_{kind}_form": partial(_forms, kind=kind) for kind in IMPORTS}


def _forms(matrix: Matrix, kind: str) -> Iterator[Question]:
    path = f"/v1/{'task-progress' if kind == 'progress' else kind}-imports/template"
    for who in matrix.callers(HERE):
        may = who.is_any(*IMPORTS[kind]) and not who.is_any(*ADMINISTRATORS)
        judge = answered if may else refused(403, "not_entitled")
        yield Question(who, HERE, f"read_{kind}_form", path, judge, expects=str(may))
