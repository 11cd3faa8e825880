"""The HTTP door to the keys of machines, for the administrators."""

from typing import Annotated
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.directory.clients import views
from services.directory.clients.commands import IssueKey, RevokeKey
from services.directory.clients.key_store import draw
from services.directory.clients.lifecycle import KeyStatus
from services.directory.clients.views import ClientKeyIssued, ClientKeyPage, ClientKeyRead, KeysWanted
from services.directory.telling_once import telling

ROUTER = APIRouter(prefix="/client-keys", tags=["client-keys"])
KeyId = Annotated[UUID, Path(description="The key.")]


@ROUTER.get("", summary="机器密钥列表 · List keys of machines")
async def list_client_keys(
    door: AtDoor,
    page: Page,
    sort: Annotated[Sort, Depends(sort_by("expires_on", "opened_at", default="-opened_at"))],
    account_id: Annotated[UUID | None, Query(description="Only keys of this account.")] = None,
    status: Annotated[KeyStatus | None, Query(description="Only keys of this status.")] = None,
) -> ClientKeyPage:
    """Keys with what they open and to when; for the three administrators only."""
    return await views.list_client_keys(door, KeysWanted(account_id, status), page, sort)


@ROUTER.post("", summary="发放机器密钥 · Issue a key", status_code=201, response_model=ClientKeyIssued)
async def issue_client_key(body: IssueKey, door: AtDoor) -> Response:
    """Issue a key to the account of a machine (DK-01); it is told in this answer, and never again."""
    answer = await door.open("client_key", "issue", body)
    return telling(answer, {"key": await draw(door.engine, UUID(orjson.loads(answer.body)["id"]))})


@ROUTER.get("/{key_id}", summary="机器密钥 · One key of a machine", response_model=ClientKeyRead)
async def read_client_key(key_id: KeyId, door: AtDoor) -> Response:
    """What one key opens and to when; for the three administrators only."""
    return await door.show("client_key", key_id)


@ROUTER.post("/{key_id}/revocation", summary="吊销机器密钥 · Revoke a key", response_model=ClientKeyRead)
async def revoke_client_key(key_id: KeyId, body: RevokeKey, door: AtDoor) -> Response:
    """Revoke the key (DK-02)."""
    return await door.perform("client_key", "revoke", key_id, body)
