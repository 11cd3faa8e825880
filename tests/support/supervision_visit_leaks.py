"""Leaks of hidden visits, to be planted one at a time: the observer must see each of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

import pytest
from sqlalchemy import select, true

from libs.chassis import case_lists
from libs.contracts.supervision_visits import VisitHidden, VisitPlanned
from services.supervision import main
from services.supervision.visits import acts, facts_loading, list_routes, near_views
from services.supervision.visits.tables import VISITS
from services.supervision.visits.telling import told
from tests.support.supervision_visit_stage import VisitStage


@dataclass(frozen=True)
class Leak:
    """How it is planted, in the code or in the rows of the hidden visit. ``shows``: the address at which it does, what
    others do meanwhile (``others``), or the ``bus``."""

    shows: str
    plant: Callable[[pytest.MonkeyPatch], None] = lambda _monkeypatch: None
    in_rows: Callable[[VisitStage, str], Awaitable[None]] | None = None


def _total(monkeypatch: pytest.MonkeyPatch) -> None:
    """The total of the list counts what its lines do not show."""
    honest = case_lists.read_page

    async def leaking(look: Any, *asked: Any) -> Any:
        found, total = await honest(look, *asked)
        hidden = select(VISITS.c.id).where(VISITS.c.unannounced)
        return found, total + len((await look.connection.execute(hidden)).all())

    monkeypatch.setattr(list_routes, "read_page", leaking)


def _todo(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the leader of the team stands on everybody's list."""
    honest = main.SERVICE.todo
    assert honest is not None

    async def leaking(door: Any) -> list[dict[str, Any]]:
        found = await honest(door)
        async with door.looking("todo", "list") as look:
            rows = (await look.connection.execute(select(VISITS.c.id).where(VISITS.c.unannounced))).scalars()
        return found + [
            {
                "resource": "visits",
                "id": row,
                "number": None,
                "act": "start",
                "title": "",
                "due_on": None,
                "state": None,
            }
            for row in rows
        ]

    monkeypatch.setitem(vars(main.SERVICE), "todo", leaking)


def _event_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """That something hidden was done is published, though not what."""
    monkeypatch.setattr(VisitHidden, "told", True)


def _event_with_its_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan is published with its unit."""
    honest = told

    def leaking(visit: Any, event: Any, **more: Any) -> Any:
        if visit.is_hidden and event is VisitPlanned:
            return VisitPlanned(
                competent_organ_id=visit.competent_organ_id,
                kind=visit.kind,
                unannounced=True,
                unit_id=visit.unit_id,
                office_id=visit.office_id,
            )
        return honest(visit, event, **more)

    monkeypatch.setattr(acts, "told", leaking)


def _warning_in_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who plans another visit to the unit is warned of it."""
    monkeypatch.setattr(facts_loading, "IN_THE_OPEN", true())


def _warning_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for visits near a day is told of all of them."""
    honest = near_views.visits_near

    async def leaking(connection: Any, unit_id: Any, on: Any, profile: Any, _known: Any, values: Any) -> Any:
        return await honest(connection, unit_id, on, profile, true(), values)

    monkeypatch.setattr(list_routes, "visits_near", leaking)


async def _serial(house: VisitStage, visit_id: str) -> None:
    """It takes a number of the series when it is planned."""
    await house.sql(
        "UPDATE number_series SET last_serial = last_serial + 1 WHERE kind = '督检'"
        " AND organ_id = (SELECT competent_organ_id FROM visit WHERE id = CAST(:visit AS uuid))",
        visit=visit_id,
    )


async def _ground(house: VisitStage, visit_id: str) -> None:
    """It is stored as if it were announced, so that the grounds of office, leaders and organ hold."""
    await house.sql("UPDATE visit SET unannounced = false WHERE id = CAST(:visit AS uuid)", visit=visit_id)


async def _other_case(house: VisitStage, visit_id: str) -> None:
    """Planning it moves a case that others read: its version, and so its ETag, tells."""
    await house.sql("UPDATE visit SET version = version + 1 WHERE id <> CAST(:visit AS uuid)", visit=visit_id)


LEAKS: Final = {
    "number": Leak("others", in_rows=_serial),
    "total": Leak("/v1/visits", _total),
    "to-do list": Leak("/v1/todo", _todo),
    "event of its own": Leak("bus", _event_of_its_own),
    "event with its unit": Leak("bus", _event_with_its_unit),
    "change feed": Leak("/v1/changes", _event_of_its_own, _ground),
    "warning in a plan": Leak("others", _warning_in_a_plan),
    "warning asked for": Leak("/v1/visit-warnings", _warning_asked_for),
    "ground": Leak("/v1/visits/", in_rows=_ground),
    "version of another case": Leak("/v1/visits/", in_rows=_other_case),
}
