"""Problem items and visits put straight into the tables, as many as figures need; what they say is beside the point."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert

from libs.chassis.cases import AnyCaseType
from libs.chassis.ids import new_id
from libs.chassis.process import Running
from libs.chassis.saving import columns_of
from libs.contracts.supervision_visits import VisitKind
from libs.kernel.case import Case
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemKind, ProblemStatus, Source
from services.supervision.visits.records import BureauAnswer, Member, OnSite, Team, TeamSide
from services.supervision.visits.status import VisitStatus
from services.supervision.visits.visit import Visit
from tests.support.small_city import CDI, HOUSING, organ_id, person_id

PROFILE: Final = ("xuchang", "2023-01")
NOW: Final = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
TODAY: Final = NOW.date()
NATURES: Final = ("cannot_finish_in_time", "poor_quality", "shirking", "other")
UNITS: Final = ("housing", "schools", "east")
OFFICES: Final = ("office1", "office2")
_STARTED: Final = (VisitStatus.IN_FIELD, VisitStatus.REPORTED, VisitStatus.CLOSED)
_NOT_TOLD: Final = (ProblemStatus.OPEN, ProblemStatus.WITHDRAWN)


async def plant(
    running: Running, case_type: AnyCaseType, *cases: Case, columns: Mapping[UUID, Mapping[str, Any]] | None = None
) -> None:
    """Put the cases into their table; ``columns`` of a case may say otherwise than its content."""
    rows = [{**columns_of(case_type, one, {}), **(columns or {}).get(one.id, {})}
            for one in cases]  # fmt: skip
    async with running.database.begin() as connection:
        await connection.execute(insert(case_type.table), rows)


def visit(
    on: date | None, kind: VisitKind = "daily_cdi", unit: str = "housing", office: str = "office1", **changed: Any
) -> Visit:
    """A closed visit on that day; without a day on site it is planned for today."""
    status = VisitStatus.PLANNED if on is None else VisitStatus.CLOSED
    made = Visit(
        new_id(),
        status,
        *PROFILE,
        version=1,
        opened_at=NOW,
        changed_at=NOW,
        kind=kind,
        unannounced=False,
        unit_id=organ_id(unit),
        unit_kind="municipal_unit",
        competent_organ_id=CDI,
        office_id=organ_id(office),
        content="进展",
        subject="重点任务",
        scope="本季度",
        methods=("on_site",),
        joint=False,
        planned_on=on or TODAY,
        planned_by=person_id("office1-head"),
        recorded_on=TODAY,
        on_site=None if on is None else OnSite("现场", on, NOW),
        bureau_answer=BureauAnswer(True, "", person_id("bureau-head"), TODAY) if kind == "special" else None,
        bureau_id=organ_id("bureau") if kind == "special" else None,
    )
    return replace(made, **changed)


def problem(unit: str = "housing", opened_on: date = TODAY, status: str = "notified", **changed: Any) -> Problem:
    """A problem item of that unit, opened on that day."""
    made = Problem(
        new_id(),
        ProblemStatus(status),
        *PROFILE,
        version=1,
        opened_at=NOW,
        changed_at=NOW,
        unit_id=organ_id(unit),
        unit_kind="municipal_unit",
        competent_organ_id=CDI,
        office_id=organ_id("office1"),
        kind=ProblemKind.SINGLE,
        nature=NATURES[0],
        level="general",
        facts="进度滞后",
        place="现场",
        found_on=opened_on,
        evidence=("照片",),
        demands=("整改",),
        source=Source.OFFICE,
        opened_on=opened_on,
        due_on=None if status in _NOT_TOLD else opened_on + timedelta(15),
    )
    return replace(made, **changed)


def noticed(items: Iterable[Problem]) -> dict[UUID, dict[str, Any]]:
    """The columns by which the items that were told to the unit were told on the day they were opened."""
    told = {one.id: one for one in items if one.status not in _NOT_TOLD}
    return {
        key: {
            "notified_on": one.opened_on,
            "checked_off_on": one.opened_on if one.status is ProblemStatus.CHECKED_OFF else None,
        }
        for key, one in told.items()
    }


def many_problems(chance: Random, number: int, year: int = 2026) -> list[Problem]:
    """Items of every unit, nature and status, opened on any day of the first months of a year."""
    return [
        problem(
            chance.choice(UNITS),
            date(year, 1, 1) + timedelta(chance.randrange(90)),
            chance.choice(list(ProblemStatus)),
            nature=chance.choice(NATURES),
            office_id=chance.choice([organ_id("office1"), organ_id("office2"), None]),
            falsified=chance.random() < 0.2,
            recurrence_of=(HOUSING,) if chance.random() < 0.3 else (),
        )
        for _ in range(number)
    ]


def many_visits(chance: Random, number: int, year: int = 2026) -> list[Visit]:
    """Visits of every kind and status, on any day of the first months of a year; some with people of other offices."""
    found = []
    for _ in range(number):
        status = chance.choice(list(VisitStatus))
        day = date(year - 1, 12, 25) + timedelta(chance.randrange(100))
        made = visit(day, chance.choice(("daily_cdi", "daily_dispatched", "spot_verification")), chance.choice(UNITS),
                     chance.choice(("office1", "office2", "body1", "body2")))  # fmt: skip
        changed: dict[str, Any] = {
            "status": status,
            "unannounced": chance.random() < 0.5,
            "joint": chance.random() < 0.3,
        }
        if status not in _STARTED:
            changed["on_site"] = None
        if chance.random() < 0.4:
            people = [person_id(chance.choice(("office2-officer", "visit-member", "body1-officer"))) for _ in range(2)]
            members = tuple(Member(one, TeamSide.OFFICE) for one in people)
            changed["team"] = Team(people[0], members, person_id("office1-head"), day)
        found.append(replace(made, planned_by=person_id(chance.choice(("office1-head", "office2-head"))), **changed))
    return found
