"""Liveness and readiness: a broker that is down does not make a service unready, a stale schema does."""

import asyncio
import time
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from sqlalchemy import text

from libs.chassis.database import current_head, expected_head
from libs.chassis.problem_catalogue import Unavailable
from libs.chassis.process import Running

_SILENT = 30.0

_METRICS = text("""
SELECT (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0) FROM outbox_event
         WHERE published_at IS NULL) AS oldest_unpublished_seconds,
       (SELECT count(*) FROM outbox_event WHERE published_at IS NULL) AS unpublished,
       (SELECT count(*) FROM parked_event WHERE state IN ('parked', 'held')) AS parked,
       (SELECT extract(epoch FROM clock_timestamp() - max(ended_at)) FROM reconciliation) AS reconciled_seconds_ago,
       (SELECT coalesce(sum(other_incarnation + missing), 0) FROM reconciliation) AS found_lost
""")


def health_router() -> APIRouter:
    """Routes /livez, /readyz and /metrics."""
    router = APIRouter(tags=["health"])

    @router.get("/livez", summary="进程存活 · The process turns")
    async def livez(request: Request) -> JSONResponse:
        """Whether the loop turns and the broker client, once connected, is not closed; 503 if not."""
        running: Running = request.app.state.running
        if running.broker is not None and running.broker.client.is_closed:
            raise Unavailable
        return JSONResponse(_body(running))

    @router.get("/readyz", summary="可以受理请求 · Ready for requests")
    async def readyz(request: Request) -> JSONResponse:
        """Whether database and schema are there and the process does not drain, 503 if not; the broker is only told."""
        running: Running = request.app.state.running
        async with running.database.connect() as connection:
            same = await current_head(connection) == expected_head(running.service.name)
        if running.draining or not same:
            raise Unavailable
        return JSONResponse(_body(running))

    @router.get("/metrics", summary="运行指标 · Metrics", response_class=PlainTextResponse)
    async def metrics(request: Request) -> Response:
        """Age of the oldest unpublished event, unpublished and parked counts, when the broker was reconciled and what
        it had lost, for how long it has not answered, alarms, and per consumer how many versions it lags behind;
        Prometheus text."""
        return PlainTextResponse(await _metrics(request.app.state.running))

    return router


async def _metrics(running: Running) -> str:
    async with running.database.connect() as connection:
        row = dict((await connection.execute(_METRICS)).mappings().one())
    row["forged_or_unreadable"] = sum(listener.alarms for listener in running.listeners)
    row["broker_silent_seconds"] = 0 if running.relay is None else running.relay.answers.silent_for
    row["not_ours_in_stream"] = 0 if running.relay is None else running.relay.alarms
    name = running.service.name
    lines = [f'lanyard_{key}{{service="{name}"}} {float(value)}' for key, value in row.items() if value is not None]
    lags = await asyncio.gather(*(listener.lag() for listener in running.listeners))
    lines += [
        f'lanyard_lag{{service="{name}",consumer="{listener.consumer}"}} {float(lag)}'
        for listener, lag in zip(running.listeners, lags, strict=True)
        if lag is not None
    ]
    return "".join(f"{line}\n" for line in lines)


def _body(running: Running) -> dict[str, Any]:
    now = time.monotonic()
    silent = [li.consumer for li in running.listeners if now - (li.refused_since or li.last_beat) > _SILENT]
    return {
        "status": "ok",
        "service": running.service.name,
        "instance": running.settings.instance,
        "broker": _broker(running),
        "silent_consumers": silent,
    }


def _broker(running: Running) -> str:
    """``away``; ``silent`` if it is connected and does not answer what is published (a full disk); ``connected``."""
    if running.broker is None or not running.broker.connected:
        return "away"
    return "silent" if running.relay is not None and running.relay.answers.silent_since is not None else "connected"
