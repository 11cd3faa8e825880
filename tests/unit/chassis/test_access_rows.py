"""No door without its row: a service whose routes and rows disagree does not start (P-36)."""

from typing import Annotated

import pytest
from fastapi import Depends, FastAPI

from libs.chassis.access.doors import Guards, Unguarded, check_rows, routes_of
from libs.chassis.access.rows import ANYONE, SIGNED_IN, Row, acting, only, reading
from libs.kernel.roles import Role
from libs.kernel.rule import Rule
from tests.support.specimen import SPECIMEN

TYPES = {"specimen": SPECIMEN}


async def ask_caller() -> None:
    """Stands for the dependency that recognises the caller."""


async def ask_door(_caller: Annotated[None, Depends(ask_caller)]) -> None:
    """Stands for the dependency that also applies the row."""


GUARDS = Guards(ask_caller, ask_door)


def app() -> FastAPI:
    """Three doors: one for anyone, one that asks who calls, one whose row is applied."""
    app = FastAPI()

    @app.get("/open")
    async def read_open() -> str:
        return ""

    @app.get("/mine")
    async def read_mine(_caller: Annotated[None, Depends(ask_caller)]) -> str:
        return ""

    @app.get("/case")
    async def read_case(_door: Annotated[None, Depends(ask_door)]) -> str:
        return ""

    return app


ROWS = {"read_open": ANYONE, "read_mine": SIGNED_IN, "read_case": reading("specimen")}


def test_doors_and_rows_that_agree_pass() -> None:
    check_rows(app(), ROWS, TYPES, GUARDS)
    assert routes_of(app()).keys() == ROWS.keys()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"read_case": None}, "route read_case has no row"),
        ({"read_more": ANYONE}, "row read_more has no route"),
        ({"read_open": SIGNED_IN}, "read_open: nobody asks who calls"),
        ({"read_mine": reading("specimen")}, "read_mine: its row is not applied"),
        ({"read_mine": only((Role.AUDIT_ADMIN,), Rule("P-36"))}, "read_mine: its row is not applied"),
        ({"read_mine": ANYONE}, "read_mine: asks who calls, though it is for anyone"),
        ({"read_case": reading("lost")}, "read_case: no case type lost"),
        ({"read_case": acting("specimen", "vanish")}, "read_case: no act specimen.vanish"),
    ],
)
def test_a_door_without_its_row_keeps_the_service_from_starting(changed: dict[str, Row | None], said: str) -> None:
    rows = {name: row for name, row in {**ROWS, **changed}.items() if row is not None}
    with pytest.raises(Unguarded) as refused:
        check_rows(app(), rows, TYPES, GUARDS)
    assert said in str(refused.value)
