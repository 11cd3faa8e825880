"""Counts of accountability: those of the whole organ count what they may know of inside, and nobody else counts."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

import httpx

from tests.support.access_asking import Judge, Question, refused, shown
from tests.support.access_held import HERE, Asked
from tests.support.access_matrix import Matrix
from tests.support.access_people import TODAY
from tests.support.access_rules import ADMINISTRATORS
from tests.support.access_rules_held import WHOLE_ORGAN

Of = Callable[[Any], bool]
SPAN: Final = {"from": "2026-01-01", "to": TODAY.isoformat()}
COUNTED: Final[Mapping[str, tuple[str, str, Mapping[str, Of]]]] = {
    "read_interview_statistics": (
        "interview",
        "/v1/statistics/interviews",
        {
            "proposed": lambda case: True,
            "noticed": lambda case: case.notice is not None or bool(case.earlier_notices),
            **{
                status: partial(lambda case, status: case.status == status, status=status)
                for status in ("no_show", "escalated", "cancelled", "closed")
            },
        },
    ),
    "read_case_statistics": (
        "case",
        "/v1/statistics/cases",
        {
            "opened": lambda case: True,
            "no_liability": lambda case: case.status == "no_liability",
            "closed": lambda case: case.status == "closed",
        },
    ),
    "read_tolerance_statistics": (
        "tolerance",
        "/v1/statistics/tolerances",
        {"determined": lambda case: case.determination is not None},
    ),
    "read_probation_statistics": (
        "probation",
        "/v1/statistics/probations",
        {"begun": lambda case: case.notice is not None},
    ),
    "read_measure_statistics": ("case", "/v1/statistics/measures", {}),
}
"""By route: the case type, the address, and what is counted of it, but for what the calendar has a part in."""


def counts(route: str) -> Asked:
    """Everybody asks for the counts."""
    return partial(_counts, route=route)


def _counts(matrix: Matrix, route: str) -> Iterator[Question]:
    kind, path, counted = COUNTED[route]
    for who in matrix.callers(HERE):
        judge, may = refused(403, "not_entitled"), who.is_any(*WHOLE_ORGAN) and not who.is_any(*ADMINISTRATORS)
        if may:
            known = [item.case for item in matrix.seen(who, kind).values() if matrix.standing(who, item).inside]
            judge = _counted({name: sum(map(of, known)) for name, of in counted.items()})
        cells = len(matrix.items[kind])
        yield Question(who, HERE, route, path, judge, expects=str(may), params=SPAN, cells=cells)


def _counted(wanted: Mapping[str, int]) -> Judge:
    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code != 200:
            yield f"expected 200, got {shown(answers[0])}"
            return
        whole = answers[0].json()["whole"]
        yield from (
            f"{name}: {whole[name]}, expected {number}" for name, number in wanted.items() if whole[name] != number
        )

    return judge
