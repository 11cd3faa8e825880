"""The named reference: a bare FastAPI endpoint that does the same number of inserts with asyncpg and nothing else."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import asyncpg
import orjson
import uvicorn
from fastapi import FastAPI, Request

INSERTS = 5
"""As many as drafting a filing makes: key, filing, history, audit, outbox."""

TABLE = "CREATE TABLE IF NOT EXISTS bare_{n} (id uuid PRIMARY KEY, kind text NOT NULL, body jsonb NOT NULL)"


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.pool = await asyncpg.create_pool(**_address(), min_size=10, max_size=10)
    async with app.state.pool.acquire() as connection:
        for number in range(INSERTS):
            await connection.execute(TABLE.format(n=number))
    yield
    await app.state.pool.close()


def _address() -> dict[str, Any]:
    from sqlalchemy import make_url

    url = make_url(os.environ["BENCH_DATABASE_URL"])
    return {"host": str(url.query["host"]), "user": url.username, "database": url.database, "password": url.password}


app = FastAPI(lifespan=_lifespan, docs_url=None, redoc_url=None)


@app.post("/bare", status_code=201)
async def write_bare(request: Request, body: dict[str, Any]) -> dict[str, Any]:
    """Take the body, insert it in one transaction as often as the real act inserts, answer it."""
    text = orjson.dumps(body).decode()
    case_id = uuid4()
    async with request.app.state.pool.acquire() as connection, connection.transaction():
        for number in range(INSERTS):
            await connection.execute(f"INSERT INTO bare_{number} VALUES ($1, $2, $3)", uuid4(), "filing", text)  # noqa: S608
    return {"id": str(case_id), **body}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), access_log=False, log_level="warning")
