"""The clock: time as an actor. What falls due is performed through the same engine as anyone's act."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.exc import SQLAlchemyError

from libs.chassis.engine import Engine, Request
from libs.chassis.envelope.refusals import SealBroken
from libs.chassis.passing import DATABASE_TROUBLE
from libs.chassis.tables import TIMER
from libs.kernel.actor import CLOCK
from libs.kernel.refusal import NotNow, Refusal

_LOG = structlog.get_logger()
_EVERY = 1.0
_BATCH = 50


@dataclass
class Clock:
    """Performs due timers of one service. Any number may run: the case's row lock decides, the loser finds it moved."""

    engine: Engine

    async def run(self, stop: asyncio.Event) -> None:
        """Tick until told to stop."""
        while not stop.is_set():
            try:
                done = await self.tick()
            except (SQLAlchemyError, *DATABASE_TROUBLE) as error:
                _LOG.warning("clock_database_trouble", error_class=type(error).__name__)
                done = 0
            if not done:
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), _EVERY)

    async def tick(self) -> int:
        """Perform what is due now; answers how many timers were tried."""
        at = self.engine.clock()
        due = select(TIMER).where(TIMER.c.next_attempt_at <= at).order_by(TIMER.c.next_attempt_at).limit(_BATCH)
        async with self.engine.database.connect() as connection:
            rows = [dict(row) for row in (await connection.execute(due)).mappings()]
        for row in rows:
            await self._perform(row)
        return len(rows)

    async def _perform(self, row: dict[str, Any]) -> None:
        act = self.engine.types[row["case_type"]].act_by_name[row["act"]]
        request = Request(
            case_type=row["case_type"],
            act=row["act"],
            command=act.command(),
            actor=CLOCK,
            case_id=row["case_id"],
            unconditional=True,
        )
        try:
            await self.engine.perform(request)
        except NotNow:
            await self._forget(row)  # the case has left the status the timer was for
        except Refusal as refusal:
            _LOG.error("timer_refused", case_type=row["case_type"], act=row["act"], code=refusal.code)
            await self._later(row)
        except SealBroken as broken:
            _LOG.error("timer_refused", case_type=row["case_type"], act=row["act"], code=broken.cause.value)
            await self._later(row)

    async def _forget(self, row: dict[str, Any]) -> None:
        async with self.engine.database.begin() as connection:
            await connection.execute(delete(TIMER).where(*_same(row)))

    async def _later(self, row: dict[str, Any]) -> None:
        attempts = row["attempts"] + 1
        again = self.engine.clock() + timedelta(seconds=min(2.0**attempts, 3600.0))
        async with self.engine.database.begin() as connection:
            await connection.execute(update(TIMER).where(*_same(row)).values(attempts=attempts, next_attempt_at=again))


def _same(row: dict[str, Any]) -> tuple[Any, ...]:
    columns = (TIMER.c.case_type, TIMER.c.case_id, TIMER.c.act, TIMER.c.due_at)
    return tuple(column == row[column.name] for column in columns)
